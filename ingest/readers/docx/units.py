"""Paragraphs cut where their line breaks part them, and joined where a sentence was broken over two.

A unit is what becomes one block: in a letter, `Vraag 1`, a line break and the question are one paragraph but two
units, and a sentence that its author broke with the Enter key is two paragraphs but one unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import terminal
from ingest.joining import MARK_OPEN, SENTINEL
from ingest.paper.questions import header_of, is_header, run_in
from ingest.paper.signatures import is_name, signature_at
from ingest.readers.docx.body import Item, Table
from ingest.readers.docx.runs import Paragraph
from ingest.readers.docx.styles import Style
from ingest.readers.docx.tables import is_data, laid_out

_BULLET = re.compile(r"(?P<sign>[-–—•▪●◦o])\s+(?=\S)")
_TYPED = re.compile(r"(?P<sign>\d{1,2}[.)]|[a-z][.)]|[ivx]{1,4}[.)]|\([a-z\d]{1,2}\))\s+(?=\S)")
# How a paragraph begins that may be a question, an answer or a list item that its author typed.
_SPECIAL = re.compile(r"\W|\w{1,4}[.)]|o\s|(?:deel)?vra|(?:be)?antw|reactie|gezamenlijk|mededeling|toelicht", re.I)
_LONGEST = 4_000  # characters that a broken sentence has at most
_OPEN = frozenset(":;")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text of one kind; `header` where it is `Vraag 3` or the like, `gap` after an empty paragraph."""

    text: str
    style: Style = field(default_factory=Style)
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    sign: str | None = None
    typed: bool = False  # the sign stands in the text, and Word does not count it
    links: tuple[str, ...] = ()
    header: bool = False
    gap: bool = False

    @property
    def bare(self) -> str:
        """The text without markers."""
        return without_marks(self.text).strip()


def without_marks(text: str) -> str:
    """A text without markers."""
    return SENTINEL.sub("", text) if MARK_OPEN in text else text


def flatten(items: Sequence[Item]) -> Iterator[Item]:
    """Paragraphs and tables of data: what layout tables hold stands in its place."""
    for item in items:
        if isinstance(item, Table) and not is_data(item):
            yield from flatten(list(laid_out(item)))
        else:
            yield item


def units_of(items: Iterable[Item]) -> list[Unit | Table]:
    """All units in reading order; tables of contents are left out, since Word makes them from the headings."""
    found: list[Unit | Table] = []
    gap = False
    for item in items:
        if isinstance(item, Table):
            found.append(item)
            gap = False
        elif not item.text:
            gap = True
        elif not item.style.contents:
            for unit in _cut(item):
                found.append(replace(unit, gap=gap))
                gap = False
    return list(_rejoined(found))


def _cut(paragraph: Paragraph) -> Iterator[Unit]:
    """The units of one paragraph."""
    whole = Unit(paragraph.text, paragraph.style, paragraph.bold, paragraph.italic, paragraph.underlined,
                 paragraph.sign, False, paragraph.links)
    lines = paragraph.text.split("\n")
    if len(lines) == 1 and not paragraph.sign and not _SPECIAL.match(lines[0]):
        yield whole
        return
    if paragraph.sign and is_header(paragraph.sign):  # Word counts the questions: `Vraag 1`
        yield replace(whole, text=header_of(paragraph.sign), sign=None, header=True)
        whole = replace(whole, sign=None)
    if is_header(without_marks(lines[0])):
        yield replace(whole, text=header_of(lines[0]), sign=None, header=True)
        lines, whole = lines[1:], replace(whole, bold=whole.bold and paragraph.bold, sign=None)
    elif at := run_in(lines[0], paragraph.bold_to):
        yield replace(whole, text=header_of(lines[0][:at]), sign=None, header=True)
        lines = [lines[0][at:], *lines[1:]]
        whole = replace(whole, sign=None)
    for text in _stretches(lines):
        yield _signed(replace(whole, text=text))
        whole = replace(whole, sign=None)


def _stretches(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined, but for those of a signature, a typed list, or on either side of an empty line."""
    bare = [without_marks(line) for line in lines]
    gaps = [False] * len(bare)
    apart = any(signature_at(bare, at, gaps) for at in range(len(bare)))
    current: list[str] = []
    for line in lines:
        starts = _BULLET.match(line) or is_header(without_marks(line))
        if current and (not line or apart or starts or is_header(current[-1])):
            yield " ".join(current)
            current = []
        if line:
            current.append(line)
    if current:
        yield " ".join(current)


def _signed(unit: Unit) -> Unit:
    """A unit with the sign that its author typed before a list item taken off."""
    if is_header(unit.bare):
        return replace(unit, header=True, text=header_of(unit.text), sign=None)
    typed = _BULLET.match(unit.text) or (None if unit.bold else _TYPED.match(unit.text))
    if unit.sign or unit.style.depth or typed is None:
        return unit
    sign = "•" if typed["sign"] == "o" else typed["sign"]
    return replace(unit, sign=sign, text=unit.text[typed.end():], typed=True)


def _rejoined(units: Iterable[Unit | Table]) -> Iterator[Unit | Table]:
    """Units of which the next goes on in lower case, in the same type and without a gap, are one."""
    held: Unit | Table | None = None
    for unit in units:
        if isinstance(held, Unit) and isinstance(unit, Unit) and _goes_on(held, unit):
            held = replace(held, text=f"{held.text} {unit.text}", links=(*held.links, *unit.links))
            continue
        if held is not None:
            yield held
        held = unit
    if held is not None:
        yield held


def _goes_on(held: Unit, unit: Unit) -> bool:
    if unit.gap or unit.sign or unit.header or held.header or unit.style.depth != held.style.depth:
        return False
    if not unit.text[:1].islower() or len(held.text) > _LONGEST:
        return False
    if held.bold != unit.bold or terminal(held.text) or held.bare[-1:] in _OPEN or is_name(held.bare):
        return False
    # `Met vriendelijke groet,` and `De Minister van Financiën,` end with a comma too, but are short.
    return not held.sign and len(held.bare) > (60 if held.bare.endswith(",") else 20)
