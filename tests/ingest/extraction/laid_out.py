"""Rendering as a PDF: type, places and rules say what print says, in one of many layouts."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.extraction.clean import Break, Clean, Element, Rendered
from tests.ingest.extraction.flowing import marked_words
from tests.ingest.extraction.typeset import Line, Measure, font, set_lines

_RAISED = {ord(char): chr(0xE110 + at) for at, char in enumerate("0123456789,")}  # markers while lines are set
_PLAIN = {ord(new): chr(old) for old, new in _RAISED.items()}
_PARTS = re.compile("([\ue110-\ue11a]+)")
_FACES = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
}
_TOP, _LOW, _SMALL = 770.0, 70.0, 0.8


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper is laid out; sizes in points."""

    face: str
    size: float
    lead: float  # of the size
    left: float
    measure: float
    columns: int
    between: Literal["gap", "half", "indent", "none"]  # what stands between paragraphs
    justified: bool
    hyphenate: bool
    ruled_notes: bool
    raised_notes: bool
    bullet: str
    hang: float
    heading: Literal["bold", "italic", "plain"]
    footer: str
    table: Literal["ruled", "grid", "bare"]
    top: float


def layout_of(rng: Random) -> Layout:
    """A random layout."""
    columns = rng.choice((1, 1, 1, 2))
    left = 50.0 if columns == 2 else rng.choice((70.0, 160.0, 200.0))
    measure = 235.0 if columns == 2 else rng.choice((320.0, 340.0))
    return Layout(
        face=rng.choice(("helvetica", "helvetica", "times")), size=rng.choice((8.5, 9.0, 10.0)),
        lead=rng.choice((1.12, 1.2, 1.33)), left=left, measure=measure, columns=columns,
        between=rng.choice(("gap", "gap", "half", "indent", "none")), justified=rng.random() < 0.3,
        hyphenate=rng.random() < 0.5, ruled_notes=rng.random() < 0.8, raised_notes=rng.random() < 0.7,
        bullet=rng.choice(("–", "•", "-", "o")), hang=rng.choice((10.0, 14.0, 18.0)),
        heading=rng.choice(("bold", "bold", "italic", "plain")), footer=rng.choice(("kst", "pagina", "number", "")),
        table=rng.choice(("ruled", "grid", "bare")), top=rng.choice((_TOP, 740.0)),
    )


def render_pdf(clean: Clean, seed: int) -> Rendered:
    """The paper as PDF."""
    rng = Random(seed)
    return _Setter(clean, rng, layout_of(rng)).render()


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one baseline: (x, text, face, size), the room above and under it, the notes it calls for."""

    parts: tuple[tuple[float, str, str, float], ...]
    above: float
    notes: tuple[int, ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()  # relative to the baseline


class _Setter:
    def __init__(self, clean: Clean, rng: Random, layout: Layout) -> None:
        self.clean, self.rng, self.layout = clean, rng, layout
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, invariant=1)
        self.lead = layout.size * layout.lead
        self.at, self.page, self.column = layout.top, 1, 0
        self.notes: list[int] = []  # of the column being set
        self.undecided: list[Break] = []

    def render(self) -> Rendered:
        """The whole paper."""
        before = ""
        for text in self.clean.front:
            for row in self._set(text, _FACES[self.layout.face][0], 0.0, 0.0, 0.6 * self.lead, ""):
                self._put(row)
        last = ""
        for at, element in enumerate(self.clean.elements):
            rows = self._rows(element, before)
            if element.kind == "heading" and self.at - 5 * self.lead < self._low(rows[0].notes):
                self._turn()
            for number, row in enumerate(rows):
                turned = self._fit(row)
                if number == 0 and element.kind == before == "paragraph" and (turned or self.layout.between == "none"):
                    self._doubt(at, last, element)
                self._put(row)
            last = rows[-1].parts[0][1] if len(rows[-1].parts) == 1 else ""
            self.last_right = self._right(rows[-1])
            before = element.kind
        self._close()
        self.canvas.save()
        return Rendered("", tuple(self.undecided), self.buffer.getvalue())

    def _doubt(self, at: int, last: str, element: Element) -> None:
        """Note where nothing tells whether a paragraph ended: its last line is full."""
        word = stringWidth(element.text.split(" ")[0], _FACES[self.layout.face][0], self.layout.size)
        right = self.layout.measure - (0.5 if self.layout.justified else 0.0)
        if self.last_right + word * 0.9 + 0.2 * self.layout.size > right:
            self.undecided.append(Break(at - 1, len(self.clean.elements[at - 1].text)))

    def _right(self, row: _Row) -> float:
        x, text, face, size = row.parts[-1]
        return x + self._width(text, face, size)

    def _width(self, text: str, face: str, size: float) -> float:
        return float(sum(
            stringWidth(part.translate(_PLAIN), face, 0.6 * size if _PARTS.fullmatch(part) else size)
            for part in _PARTS.split(text) if part
        ))

    def _rows(self, element: Element, before: str) -> list[_Row]:
        """The rows of an element."""
        one, faces = self.layout, _FACES[self.layout.face]
        gap = {"gap": self.lead, "half": 0.5 * self.lead, "indent": 0.0, "none": 0.0}[one.between]
        if element.kind == "row":
            return [self._table_row(element, before)]
        if element.kind == "signature":
            lines = element.text.split("\n")
            return [_Row(((0.0, line, faces[0], one.size),), self.lead if at == 0 else 0.0)
                    for at, line in enumerate(lines)]
        words = [word for word, _ in marked_words(element, lambda all: ", ".join(map(str, all)).translate(_RAISED))]
        text = " ".join(words)
        if element.kind in ("heading", "caption"):
            face = faces[("plain", "bold", "italic").index(one.heading)] if element.kind == "heading" else faces[1]
            return self._set(text, face, 0.0, 0.0, self.lead, "")
        if element.kind == "item":
            sign = element.sign if element.sign[:1].isdigit() else one.bullet
            return self._set(text, faces[0], one.hang, one.hang, 0.0 if before == "item" else gap, sign)
        indent = 1.4 * one.size if one.between == "indent" and before == "paragraph" else 0.0
        return self._set(text, faces[0], 0.0, indent, gap, "")

    def _set(self, text: str, face: str, x: float, first: float, above: float, sign: str) -> list[_Row]:
        """A paragraph in lines."""
        one = self.layout
        letters = self._letters(text, one.measure - x - (first - x), face, one.size)
        lines = set_lines(text, Measure(letters, font(one.face), one.hyphenate), self.rng)
        rows = []
        for at, line in enumerate(lines):
            numbers = tuple(int(n.translate(_PLAIN)) for n in re.findall("[\ue110-\ue119]+", line.text))
            start = first if at == 0 else x
            full = one.justified and at < len(lines) - 1 and face == _FACES[one.face][0]
            parts = self._spread(line, start, face) if full else [(start, line.text, face, one.size)]
            if at == 0 and sign:
                parts = [(0.0, sign, face, one.size), *parts]
            rows.append(_Row(tuple(parts), above if at == 0 else 0.0, numbers))
        return rows

    def _spread(self, line: Line, x: float, face: str) -> list[tuple[float, str, str, float]]:
        """A line's words, spread over the measure."""
        words = line.text.split(" ")
        widths = [self._width(word, face, self.layout.size) for word in words]
        gap = (self.layout.measure - x - sum(widths)) / max(len(words) - 1, 1)
        if not 0.18 * self.layout.size < gap < 0.9 * self.layout.size:
            return [(x, line.text, face, self.layout.size)]
        parts = []
        for word, width in zip(words, widths, strict=True):
            parts.append((x, word, face, self.layout.size))
            x += width + gap
        return parts

    def _table_row(self, element: Element, before: str) -> _Row:
        """Cells, all but the first aligned right under their heading."""
        one, faces = self.layout, _FACES[self.layout.face]
        head = before != "row"
        size, face = one.size - 0.5, faces[1 if head else 0]
        cells = element.text.split("\t")
        width = one.measure / len(cells)
        parts = []
        for at, cell in enumerate(cells):
            wide = self._width(cell, face, size)
            parts.append((2.0 if at == 0 else (at + 1) * width - wide - 4, cell, face, size))
        low, high = -0.35 * self.lead, 0.95 * self.lead
        rules = [(0.0, low, one.measure, low)] if one.table == "grid" or head else []
        rules += [(0.0, high, one.measure, high)] if head else []
        if one.table == "grid":
            rules += [(at * width, low, at * width, high) for at in range(len(cells) + 1)]
        return _Row(tuple(parts), 0.5 * self.lead if head else 0.3 * self.lead, (),
                    tuple(rules) if one.table != "bare" else ())

    def _low(self, more: tuple[int, ...]) -> float:
        """Where the column ends above its notes."""
        lines = sum(len(self._note(number)) for number in (*self.notes, *more))
        return _LOW + (lines * self.lead * _SMALL + 1.5 * self.lead if lines else 0.0)

    def _fit(self, row: _Row) -> bool:
        """Go to the next column or page where a row has no room; whether it did."""
        if self.at - row.above - self.lead >= self._low(row.notes):
            return False
        self._turn()
        return True

    def _put(self, row: _Row) -> None:
        top = self.at == self.layout.top
        self.at -= 0.0 if top else row.above
        x = self.layout.left + self.column * (self.layout.measure + 20)
        for left, text, face, size in row.parts:
            self._draw(x + left, self.at, text, face, size)
        self.canvas.setLineWidth(0.4)
        for left, low, right, high in row.rules:
            self.canvas.line(x + left, self.at + low, x + right, self.at + high)
        self.notes += row.notes
        self.at -= self.lead

    def _draw(self, x: float, y: float, text: str, face: str, size: float) -> None:
        for part in _PARTS.split(text):
            raised = _PARTS.fullmatch(part) is not None
            self.canvas.setFont(face, 0.6 * size if raised else size)
            self.canvas.drawString(x, y + (0.36 * size if raised else 0.0), part.translate(_PLAIN))
            x += self._width(part, face, size)

    def _note(self, number: int) -> list[Line]:
        one = self.layout
        text = self.clean.notes[number - 1]
        letters = self._letters(text, one.measure - 12, _FACES[one.face][0], one.size * _SMALL)
        return set_lines(text, Measure(letters, font(one.face), one.hyphenate), Random(number))

    def _letters(self, text: str, measure: float, face: str, size: float) -> int:
        """How many average letters fit, of a text as wide as this one is in truth."""
        average = font(self.layout.face)
        true = self._width(text, face, 1000.0) / max(average.width(text), 1)
        return int(measure / size * 1000 / (0.9 * average.other) / true)

    def _turn(self) -> None:
        """End a column: print its notes, and the footer if the page ends too."""
        one, size = self.layout, self.layout.size * _SMALL
        x = one.left + self.column * (one.measure + 20)
        y = self._low(()) - 1.5 * self.lead
        if self.notes and one.ruled_notes:
            self.canvas.line(x, y + self.lead, x + 60, y + self.lead)
        for number in self.notes:
            for at, line in enumerate(self._note(number)):
                if at == 0:
                    label = str(number)
                    self._draw(x, y, label.translate(_RAISED) if one.raised_notes else label, _FACES[one.face][0], size)
                self._draw(x + 12, y, line.text, _FACES[one.face][0], size)
                y -= self.lead * _SMALL
        self.notes = []
        self.at, self.column = one.top, self.column + 1
        if self.column == one.columns:
            self._foot()
            self.canvas.showPage()
            self.page, self.column = self.page + 1, 0

    def _foot(self) -> None:
        words = {"kst": f"Tweede Kamer, vergaderjaar 2021–2022, 31 497, nr. 422 {self.page}",
                 "pagina": f"Pagina {self.page} van 9", "number": str(self.page), "": ""}[self.layout.footer]
        self._draw(self.layout.left, 30, words, _FACES[self.layout.face][0], 8)

    def _close(self) -> None:
        page = self.page
        while self.page == page:
            self._turn()


def printable(clean: Clean) -> Clean:
    """The paper without characters that the fonts have no shape for."""
    def own(text: str) -> str:
        return "".join(char if char.encode("cp1252", "ignore") else "?" for char in text)

    return replace(
        clean, elements=tuple(replace(one, text=own(one.text)) for one in clean.elements),
        notes=tuple(own(note) for note in clean.notes),
    )
