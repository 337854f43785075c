"""Figures that passages give for the thing a question counts: in a table's cell, or before its noun in a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.analysis import words_of
from index.exact import exact_tokens
from index.glossary import Words, alternatives_of
from index.prepared import Prepared
from ingest.model import Span, TableRow
from service.answers.model import Cell
from service.answers.table import cell_in, heading_words

_COUNTS = re.compile(
    r"\b(?:hoeveel|how many|aantal(?:len)?|(?:number|numbers) of|het totaal(?: aantal)?(?: van)?)\s.+", re.I
)
# `4.790 kinderen`, `15.000 tot 20.000 thuiszitters`, `ruim 4.700 leerlingen`; no share, no sum of money, no ordinal
_FIGURE = re.compile(
    r"(?P<about>\b(?:ruim|bijna|ongeveer|circa|ca\.|zo'n|zo’n|rond(?: de)?|meer dan|minder dan|krap)\s+)?"
    r"(?<![\w.,€-])(?P<low>\d{1,3}(?:\.\d{3})+|\d+)"
    r"(?:\s*(?:tot|à|–|-)\s*(?P<high>\d{1,3}(?:\.\d{3})+|\d+))?(?![\w.,%]*[\d%])"
    r"(?P<next>(?:\s+[^\W\d]+){1,3})"
)
_MULTIPLIED = re.compile(r"^\s*(?:duizend|miljoen|miljard|procent|euro)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d(?:-(?:19|20)?\d\d)?")
_RELATIVE_YEAR = re.compile(r"\b(?:vorige?|dit|afgelopen|volgende?|komende?) (?:school)?jaar\b", re.I)
_GENERIC = frozenset(words_of("aantal aantallen totaal totalen percentage bedrag jaar schooljaar cijfers n"))
# What counting questions have besides what is counted.
_LITTLE = frozenset(words_of(
    "aantal aantallen hoeveel totaal zijn waren is was er telde tellen telt geteld zaten zitten had hadden heeft "
    "hebben nederland momenteel nu volgens school schooljaar jaar year"
))
_ROUNDED = 0.05  # `ruim 4.700` is no other figure than 4.790


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the words of a passage that give it; `low` and `high` are equal unless it is a range.

    `year` is the year or school year that it is of, None where the words do not say.
    """

    source: Prepared
    span: Span
    value: str
    low: float
    high: float
    year: str | None
    rounded: bool = False
    cell: Cell | None = None

    @property
    def number(self) -> float | None:
        """The figure as a number; None for a range."""
        return self.low if self.low == self.high else None

    def same_as(self, other: Figure) -> bool:
        """Whether both are the same figure."""
        return (self.low, self.high) == (other.low, other.high)

    def near(self, other: Figure) -> bool:
        """Whether one may be the other rounded."""
        rounded = self.rounded or other.rounded
        return rounded and abs(self.low - other.low) <= _ROUNDED * max(self.low, other.low)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a question wants the number of: a noun, and all words that say which, each with what means the same."""

    noun: Words
    words: tuple[Words, ...]

    def held_by(self, words: Collection[str]) -> bool:
        """Whether all of it is among these words."""
        return all(any(word in words for word in meant) for meant in self.words)


def counted_in_question(question: str) -> Counted | None:
    """What a question counts, its years and numbers aside; None where it counts nothing."""
    found = _COUNTS.search(question)
    if found is None:
        return None
    meant = [one for one in alternatives_of(found[0]) if not any(word[0].isdigit() for word in one)]
    said = tuple(one for one in meant if not any(word in _LITTLE for word in one))
    return Counted(said[0], said) if said else None


def years_of(words: str) -> frozenset[str]:
    """The years and school years in words, `2018/19` as `2018-2019`."""
    return frozenset(token for token in exact_tokens(f"a {words}").tokens if _YEAR.fullmatch(token))


def cell_figure(source: Prepared, cell: Cell) -> Figure | None:
    """The figure of a cell; None where it is no number."""
    if cell.number is None:
        return None
    year = _year(f"{cell.row} {cell.column}")
    return Figure(source, Span(0, len(source.passage.text)), cell.value, cell.number, cell.number, year, cell=cell)


def same_cell(cell: Cell, other: Prepared) -> Figure | None:
    """The figure of another table under the same labels, whichever of them is the row's; None where there is none."""
    table = other.passage.table
    if table is None:
        return None
    row, column = heading_words(cell.row), _labels(cell.column)
    if not _specific(row | max(column, key=len)):
        return None
    for heading in table.numbers:
        straight = heading_words(table.row) == row and bool(_labels(heading) & column)
        turned = heading_words(heading) == row and bool(_labels(table.row) & column)
        if (straight or turned) and _unit_fits(cell, table, heading):
            return cell_figure(other, cell_in(table, heading))
    return None


def counted_in(counted: Counted, years: frozenset[str], one: Prepared) -> Iterator[Figure]:
    """Figures before the noun in sentences that hold all words of the question, and are of its year or of none.

    A passage that names another year may mean that year in any of its sentences.
    """
    passage = one.passage
    if passage.table is not None or passage.about or not counted.held_by(one.own):
        return
    for unit, part in zip(one.units[1:] or one.units, one.parts, strict=True):
        words = passage.text[unit.span.start:unit.span.end]
        if unit.note is not None or words.endswith("?") or not any(word in part for word in counted.noun):
            continue
        if not counted.held_by(words_of(words)):
            continue
        if years and not years <= years_of(words) and (years_of(passage.text) or _RELATIVE_YEAR.search(words)):
            continue
        if not years and years_of(words):
            continue
        yield from _figures(one, unit.span, counted.noun)


def _figures(one: Prepared, span: Span, noun: Words) -> Iterator[Figure]:
    words = one.passage.text[span.start:span.end]
    for found in _FIGURE.finditer(words):
        after = words_of(found["next"])
        if _MULTIPLIED.match(found["next"]) or not any(word in after for word in noun):
            continue
        low, high = _number(found["low"]), _number(found["high"] or found["low"])
        value = found[0][:len(found[0]) - len(found["next"])]
        if not _YEAR.fullmatch(found["low"]):
            yield Figure(one, span, value, low, high, _year(words), bool(found["about"]))


@lru_cache(maxsize=4096)
def _labels(heading: str) -> frozenset[frozenset[str]]:
    """The words of a heading, and those of its last part: `Verzuim – Absoluut verzuim` is `Absoluut verzuim`."""
    return frozenset((heading_words(heading), heading_words(heading.rsplit(" – ", 1)[-1])))


def _specific(words: frozenset[str]) -> bool:
    """Whether labels say what is counted: `2019, Totaal` is of anything."""
    return any(word.isalpha() and word not in _GENERIC for word in words)


def _unit_fits(cell: Cell, table: TableRow, column: str) -> bool:
    unit = table.units.get(column)
    return cell.unit is None or unit is None or cell.unit.lower() == unit.lower()


def _year(words: str) -> str | None:
    return min(years_of(words), default=None)


def _number(written: str) -> float:
    return float(written.replace(".", ""))
