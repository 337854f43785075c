"""Rendering without line breaks: Markdown with `<sup>n</sup>`, plain text with raised digits, text of a web page.

A paragraph is one line. Where the source had pages, their notes stand between two paragraphs or in the middle of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from random import Random

from tests.ingest.extraction.clean import Clean, Element, Mark, Rendered
from tests.ingest.extraction.typeset import syllables

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
Shape = Callable[[Sequence[int]], str]
Words = tuple[str, int | None]  # a word with its marker, the last number in it


def render_markdown(clean: Clean, seed: int) -> Rendered:
    """Markdown as converters of PDF make it: unreliable heading depths, notes of a page below its text."""
    rng = Random(seed)
    def shape(numbers: Sequence[int]) -> str:
        return f"<sup>{', '.join(map(str, numbers))}</sup>"

    depths = rng.choice((("# ", "## "), ("## ", "### "), ("### **", "### *"), ("**", "*")))
    lines = [f"**{one}**" if rng.random() < 0.5 else one for one in clean.front]
    def heading(text: str, level: int) -> str:
        opening = depths[min(level, 2) - 1]
        return f"{opening}{text}{opening.strip('# ')[::-1]}"

    sign = rng.choice(("- ", "* ", "- "))
    return _render(clean, rng, lines, shape, lambda number: f"<sup>{number}</sup> ", heading, sign)


def render_raised(clean: Clean, seed: int) -> Rendered:
    """Plain text with `¹²`, and groups as `^{19 20 21}`."""
    rng = Random(seed)
    def shape(numbers: Sequence[int]) -> str:
        if len(numbers) > 1:
            return f"^{{{' '.join(map(str, numbers))}}}"
        return str(numbers[0]).translate(RAISED)

    sign = rng.choice((" - ", "- ", "– ", "• "))
    return _render(clean, rng, list(clean.front), shape, lambda n: f"{str(n).translate(RAISED)} ", _same, sign)


def render_glued(clean: Clean, seed: int) -> Rendered:
    """The text of a web page or a Word file: markers glued to the words, all notes at the end."""
    rng = Random(seed)
    def shape(numbers: Sequence[int]) -> str:
        return ", ".join(map(str, numbers))

    return _render(clean, rng, list(clean.front), shape, lambda n: f"{n} ", _same, "– ", paged=False)


def _same(text: str, level: int) -> str:
    return text


def _render(
    clean: Clean, rng: Random, lines: list[str], shape: Shape, opening: Callable[[int], str],
    heading: Callable[[str, int], str], sign: str, *, paged: bool = True,
) -> Rendered:
    page, used, due = rng.randint(1200, 3200), 0, 1
    paged = paged and rng.random() < 0.8
    last = 0  # highest number so far
    before = ""
    for element in clean.elements:
        words = marked_words(element, shape)
        text = " ".join(word for word, _ in words)
        used += len(text)
        if element.kind == "item":
            lines += [] if before == "item" else [""]
            lines.append(f"{element.sign} {text}" if element.sign != "–" else f"{sign}{text}")
        elif element.kind == "row" and before != "row":
            lines += ["", text]
        elif element.kind == "row":
            lines.append(text)
        elif element.kind == "heading":
            lines += ["", heading(text, element.level)]
        elif paged and used > page and element.kind == "paragraph" and len(words) > 12:
            (head, tail), at = _page_end(words, rng)
            number = max([last, *_numbers(words[:at])])
            lines += ["", head, "", *_notes(clean, due, number, opening), tail]
            due, used = number + 1, 0
        else:
            lines += ["", text]
        last = max([last, *_numbers(words)])
        before = element.kind
    if due <= len(clean.notes):
        signed = clean.elements[-1].kind == "signature"
        lines += ["", *(["---", ""] if signed and rng.random() < 0.5 else []),
                  *_notes(clean, due, len(clean.notes), opening)]
    return Rendered(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n")


def _numbers(words: Sequence[Words]) -> list[int]:
    return [number for _, number in words if number]


def _notes(clean: Clean, first: int, last: int, opening: Callable[[int], str]) -> list[str]:
    return [line for n in range(first, last + 1) for line in (f"{opening(n)}{clean.notes[n - 1]}", "")]


def _page_end(words: Sequence[Words], rng: Random) -> tuple[tuple[str, str], int]:
    """A paragraph cut by the end of a page: between two words of a sentence, or inside a word of no marker."""
    places = [at for at in range(5, len(words) - 4) if words[at - 1][0][-1:].isalpha() and words[at][0][:1].islower()]
    at = rng.choice(places) if places else len(words) // 2
    head, tail = [word for word, _ in words[:at]], [word for word, _ in words[at:]]
    soft = syllables(tail[0])
    if soft and rng.random() < 0.25:
        cut = rng.choice(soft)
        head, tail = [*head, f"{tail[0][:cut]}-"], [tail[0][cut:], *tail[1:]]
    return (" ".join(head), " ".join(tail)), at


def marked_words(element: Element, shape: Shape) -> list[Words]:
    """The element's words with the markers set; each with the highest number in it."""
    text, last = "", 0
    numbers: dict[int, int] = {}  # offset in the marked text: the number of the marker that ends there
    for at, group in groupby(element.marks, key=lambda mark: mark.at):
        found: list[Mark] = list(group)
        text += element.text[last:at] + shape([one.number for one in found]).replace(" ", "\ue100")
        numbers[len(text)] = found[-1].number
        last = at
    text += element.text[last:]
    words, start = [], 0
    for word in text.split(" "):
        inside = [number for end, number in numbers.items() if start < end <= start + len(word)]
        words.append((word.replace("\ue100", " "), max(inside, default=None)))
        start += len(word) + 1
    return words
