"""Rendering as the text of a printed page: hard line breaks, glued markers, notes and furniture between the pages."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.ingest.extraction.clean import Break, Clean, Element, Rendered
from tests.ingest.extraction.flowing import marked_words
from tests.ingest.extraction.press import Press, press_of
from tests.ingest.extraction.typeset import Line, set_lines

_RAISED = {ord(char): chr(0xE110 + at) for at, char in enumerate("0123456789,")}  # markers while lines are set
_PLAIN = {ord(new): chr(old) for old, new in _RAISED.items()}
_MARKERS = re.compile("[\ue110-\ue11a]")


def render_spaced(clean: Clean, seed: int) -> Rendered:
    """Lines with a trailing space, as the extractor of the sample papers leaves them."""
    rng = Random(seed)
    return Printer(clean, rng, press_of(rng, spaced=True)).render()


def render_bare(clean: Clean, seed: int) -> Rendered:
    """Lines without trailing spaces."""
    rng = Random(seed)
    return Printer(clean, rng, press_of(rng, spaced=False)).render()


def render_dense(clean: Clean, seed: int) -> Rendered:
    """Lines without blank ones between paragraphs, with trailing spaces or without."""
    rng = Random(seed)
    return Printer(clean, rng, press_of(rng, spaced=rng.random() < 0.5, dense=True)).render()


def render_apart(clean: Clean, seed: int) -> Rendered:
    """Lines without trailing spaces, and mostly a space before each marker."""
    rng = Random(seed)
    return Printer(clean, rng, replace(press_of(rng, spaced=False), apart=0.85)).render()


class Printer:
    """Sets one paper, page by page."""

    def __init__(self, clean: Clean, rng: Random, press: Press) -> None:
        self.clean, self.rng, self.press = clean, rng, press
        self.out: list[str] = []
        self.body: list[str] = []  # lines of the page being set
        self.due = 1  # first note that is not printed yet
        self.seen = 0  # last marker printed
        self.note_lines = 0
        self.page = 1
        self.hidden = False  # the page ended, or a raised number made a blank line, since the last line of text
        self.last: tuple[Break, Line] | None = None  # the last line of a paragraph, and where in it
        self.undecided: list[Break] = []

    def render(self) -> Rendered:
        """The whole paper."""
        before = ""
        for text in self.clean.front:
            self._put(Line(text), gap=True)
        for at, element in enumerate(self.clean.elements):
            room = self.press.height - len(self.body) - self.note_lines
            if element.kind == "heading" and room < 5 and self.body:
                self._close()  # no page ends in a heading
            gap = element.kind != before or element.kind not in ("item", "row")
            letters = 0
            for line in self._lines(element):
                self._put(line, gap=gap, paragraph=element.kind == "paragraph")
                letters += _letters(line)
                self.last = (Break(at, _offset(element.text, letters)), line) if element.kind == "paragraph" else None
                gap = False
            before = element.kind
        self._close(last=True)
        return Rendered("\n".join(self.out), tuple(self.undecided))

    def _lines(self, element: Element) -> list[Line]:
        if element.kind == "row":
            return [Line(element.text)]
        if element.kind == "signature":
            return [Line(one) for one in element.text.split("\n")]
        text = ""
        for word, _ in marked_words(element, lambda numbers: ", ".join(map(str, numbers)).translate(_RAISED)):
            lost = _ends_raised(text) and word[0].isalpha() and self.rng.random() < self.press.eats
            text += word if lost or not text else f" {word}"
        if element.kind == "item":
            text = f"{element.sign} {text}"
        return set_lines(text, self.press.body, self.rng)

    def _put(self, line: Line, *, gap: bool, paragraph: bool = False) -> None:
        """Print a line, on a new page where it does not fit. `gap`: a paragraph begins."""
        numbers = [int(one.translate(_PLAIN)) for one in re.findall("[\ue110-\ue119]+", line.text)]
        cost = 0 if self.press.at_end else sum(len(self._note(number)) for number in numbers)
        if len(self.body) + self.note_lines + cost >= self.press.height and self.body:
            self._close()
        if self.last is not None and _ends_raised(self.last[1].text) and self.press.raised_gap and self.body:
            self.hidden = gap = True
        if paragraph and self.last is not None and self.hidden and self._is_doubtful(self.last[1], line):
            self.undecided.append(self.last[0])
        if gap and self.body and not self.press.dense:
            self.body.append("")
        self.hidden = self.press.dense
        self.note_lines += cost
        self.seen = max([self.seen, *numbers])
        self.body.append(self._plain(line.text) + (" " if self.press.spaced and not line.inside else ""))

    def _plain(self, text: str) -> str:
        """A line with its markers as ordinary digits, glued to what is before them or apart from it."""
        if self.press.apart:
            text = re.sub(
                r"(?<=[^\ue110-\ue11a\s])(?=[\ue110-\ue119])",
                lambda _: " " if self.rng.random() < self.press.apart else "", text,
            )
        return text.translate(_PLAIN)

    def _is_doubtful(self, last: Line, line: Line) -> bool:
        """Whether nothing in two lines tells if a paragraph ended between them."""
        ended = _MARKERS.sub("", last.text).rstrip()[-1:] in ".?!" and not line.text[0].islower()
        return ended and not self.press.body.fits(f"{last.text} {line.text.split(' ')[0]}", 0.96)

    def _note(self, number: int) -> list[Line]:
        text = f"{number} {self.clean.notes[number - 1]}"
        return set_lines(text, self.press.notes, Random(number))

    def _close(self, *, last: bool = False) -> None:
        """End the page: its lines, its notes, its footer."""
        if self.press.indent and self.page > 1 and self.body:
            self.body[0] = f" {self.body[0]}"
        if self.press.feed and self.page > 1 and self.body:
            self.body[0] = f"\f{self.body[0]}"
        self.out += self.body
        if last or not self.press.at_end:
            self._print_notes(self.due, self.seen)
            self.due = self.seen + 1
        if self.press.footer == "kst":
            self.out += ["", f"Tweede Kamer, vergaderjaar 2021–2022, 31 497, nr. 422 {self.page}", ""]
        elif self.press.footer == "number":
            self.out += ["", str(self.page), ""]
        elif self.press.blank:
            self.out.append("")
        self.body, self.note_lines, self.page, self.hidden = [], 0, self.page + 1, True

    def _print_notes(self, first: int, last: int) -> None:
        if first <= last and not self.press.dense:
            self.out.append("")
        block: list[bool] = []  # of each line in the extractor's paragraph: whether it begins a note
        for number in range(first, last + 1):
            lines = self._note(number)
            for at, line in enumerate(lines):
                if self.press.note_gaps and len(block) > 1 and block[-1] != (at == 0):
                    self.out.append("")  # a change of indentation begins a new paragraph
                    block = []
                block.append(at == 0)
                ended = at + 1 == len(lines)
                self.out.append(line.text + (" " if self.press.spaced and not line.inside and not ended else ""))


def _ends_raised(text: str) -> bool:
    return _MARKERS.match(text[-1:]) is not None


def _letters(line: Line) -> int:
    """How many characters of the clean text a line holds, spaces aside."""
    text = _MARKERS.sub("", line.text)
    return len(text.replace(" ", "")) - line.soft


def _offset(text: str, letters: int) -> int:
    """The offset after that many characters, spaces aside."""
    places = [at for at, char in enumerate(text, start=1) if char != " "]
    return places[min(letters, len(places)) - 1] if letters else 0
