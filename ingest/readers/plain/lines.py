"""The lines of a source, and how its extractor laid them out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.joining import SOFT_HYPHEN
from ingest.readers.plain.margins import Margin, find_margin

_LETTER = 500.0  # thousandths of an em: the width of letters and spaces on average
_ASIDE = re.compile(r"[-–•*#|]")  # begins a line that is no running text
_INDENTED = re.compile(r" (?=\S)")
_SENTENCE_ENDS = tuple(".?!")
_WIDEST = 160  # characters of a printed line
_ANCHOR = re.compile(r"<(span|a)\s(?:id|name)=\"[^\"<>]{0,200}\"\s*(?:/>|></\1>)")
_SOFT = re.compile(f"{SOFT_HYPHEN}(?![ \\t]*\\n)")
_CHARACTERS = str.maketrans({
    # Controls, of which extractors leave some, and what is no character.
    **dict.fromkeys([*range(9), *range(14, 32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]),
    **dict.fromkeys("\u200b\u2060\ufeff"), **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
    **dict.fromkeys("\u2010\u2011", "-"), **dict.fromkeys("\u2028\u2029\u0085\v", "\n"),
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft",
})


@dataclass(frozen=True, slots=True)
class Line:
    """One source line. `open` says that the extractor left a space after the last word: the sentence goes on."""

    index: int
    text: str  # without white space around it; a table line keeps its tabs
    indented: bool  # by one space, which is what some extractors leave of a page break
    open: bool
    page: int | None

    @property
    def blank(self) -> bool:
        return not self.text


@dataclass(frozen=True, slots=True)
class Layout:
    """What all lines together tell about the extractor."""

    wrapped: bool  # paragraphs are broken into lines of about `width`
    spaced: bool  # inside a paragraph, lines keep a trailing space unless they break inside a word
    dense: bool  # no blank lines between paragraphs
    margin: Margin  # of running text


def clean_characters(text: str) -> str:
    """Composed letters, plain spaces and hyphens, no ligatures, no page anchors: what a reader cannot tell apart."""
    return _ANCHOR.sub("", unicodedata.normalize("NFC", text).translate(_CHARACTERS))


def split_lines(text: str) -> list[Line]:
    """Lines of the text; a form feed starts a new page, whose first line counts as indented."""
    pages = _SOFT.sub("", clean_characters(text)).split("\f")
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        for position, raw in enumerate(page.split("\n")):
            # The cells of a table keep their place: an empty first one is a tab at the start of the line.
            bare = raw.strip(" ") if "\t" in raw.strip() else raw.strip()
            lines.append(Line(
                index=len(lines),
                text=bare,
                indented=_INDENTED.match(raw) is not None or (number > 1 and position == 0),
                open=raw != raw.rstrip() and bool(bare),
                page=number if len(pages) > 1 else None,
            ))
    return lines


def layout_of(lines: Sequence[Line]) -> Layout:
    """Judge the extractor by the lines that have a neighbour; tables do not count."""
    lengths = [len(line.text) for line in lines if line.text and "\t" not in line.text]
    pairs = [
        one for one, other in pairwise(lines)
        if one.text and other.text and "\t" not in one.text and not _ASIDE.match(other.text)
    ]
    # Paragraphs on one line each hold most of the text in long lines; wrapped ones have a neighbour mostly.
    in_long = sum(length for length in lengths if length > _WIDEST)
    widths = sorted(len(line.text) for line in pairs)
    many = len(pairs) > 0.35 * len(lengths) or sum(widths) > 0.35 * sum(lengths)
    wrapped = many and in_long < 0.3 * sum(lengths)
    spaced = wrapped and sum(line.open for line in pairs) > 0.5 * len(pairs)
    margin = find_margin(neighbours(lines)) if wrapped else None
    margin = margin or Margin(_LETTER * (widths[int(0.9 * (len(widths) - 1))] if widths else 0))
    return Layout(wrapped, spaced, wrapped and _is_dense(lines, margin), margin)


def _is_dense(lines: Sequence[Line], margin: Margin) -> bool:
    """Whether more paragraphs end directly above the next one than above a blank line."""
    apart = together = 0
    for one, other in pairwise(lines):
        if one.text[-1:] in _SENTENCE_ENDS and not one.text[0].isdigit() and not margin.is_full(one.text, other.text):
            apart += other.blank
            together += other.text[:1].isupper()
    return together > apart


def narrowed(layout: Layout, running: Sequence[Line]) -> Layout:
    """The layout with the margin of the running text alone: notes are set wider, in smaller type."""
    margin = find_margin(neighbours(running)) if layout.wrapped else None
    return replace(layout, margin=margin) if margin else layout


def neighbours(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Each line of print with the one directly below it."""
    return [
        (one.text, other.text) for one, other in pairwise(lines)
        if one.text and other.text and other.index == one.index + 1 and "\t" not in one.text
    ]
