"""Which cell of a table row a question asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from index.analysis import words_of
from index.glossary import alternatives_of
from index.search import Hit
from ingest.model import TableRow
from service.answers.model import Cell

# A column answers with a probability in proportion to exp(NEAR cosine + HEADED share of its heading in the question);
# fitted like the weights of `service.answers.sentence`.
_NEAR, _HEADED = 51.0, 4.0
_CLEARLY = 0.6  # a cell less probable may be the wrong one
_COMPARED = re.compile(r"[<>≥≤]\s*(?=\d)")
_MONTHS = re.compile(r"\bmnd\b\.?", re.I)
_DIGIT = {
    **dict.fromkeys(("een", "één", "one"), "1"), **dict.fromkeys(("twee", "two"), "2"),
    **dict.fromkeys(("drie", "three"), "3"), **dict.fromkeys(("vier", "four"), "4"),
    **dict.fromkeys(("vijf", "five"), "5"), **dict.fromkeys(("zes", "six"), "6"),
}
_WORD = re.compile(r"\w+")


def cell_of(question: str, hit: Hit) -> Cell | None:
    """The cell of the hit's row that the question asks for; None where it could be more than one.

    A column whose whole heading stands in the question is the one; else the one that is clearly the most probable, by
    nearness and by heading, or the nearest if the caption says that the table is about it.
    """
    table = hit.passage.table
    if table is None:
        return None
    asked = asked_words(question)
    headings = {column: heading_words(column) for column in table.columns[1:] if table.cells[column]}
    row = set(words_of(table.row))
    named = [
        column for column, words in headings.items()
        # A year as heading says nothing of what is counted: then the row's label must be in the question too.
        if words and words <= asked and (any(word.isalpha() for word in words) or row & asked)
    ]
    longest = max((len(headings[column]) for column in named), default=0)
    best = [column for column in named if len(headings[column]) == longest]
    nearest = hit.nearest.column
    if not best and (clear := _clearest(asked, headings, hit)) is not None:
        best = [clear]
    if not best and nearest is not None and _is_about(table, nearest):
        best = [nearest]
    return cell_in(table, best[0]) if len(best) == 1 else None


@lru_cache(maxsize=4096)
def heading_words(heading: str) -> frozenset[str]:
    """The words of a heading: `> 3 mnd` and `>3 maanden` are the same."""
    return frozenset(words_of(_MONTHS.sub("maanden", _COMPARED.sub(" ", heading))))


def asked_words(question: str) -> frozenset[str]:
    """The words of a question and what means the same, its small numerals as digits too."""
    written = (_DIGIT[word] for word in _WORD.findall(question.lower()) if word in _DIGIT)
    return frozenset((*words_of(question), *(word for meant in alternatives_of(question) for word in meant), *written))


def _clearest(asked: Collection[str], headings: Mapping[str, frozenset[str]], hit: Hit) -> str | None:
    units = hit.prepared.units
    if len(hit.cosines) != len(units) or not headings:
        return None
    often: dict[str, int] = {}
    for words in headings.values():
        for word in words:
            often[word] = often.get(word, 0) + 1
    rare = {word: math.log1p(len(headings) / count) for word, count in often.items()}
    scores: dict[str, float] = {}
    for unit, cosine in zip(units[1:], hit.cosines[1:], strict=True):
        words = headings.get(unit.column or "", frozenset())
        held = sum(rare[word] for word in words if word in asked)
        headed = held / sum(rare[word] for word in words) if held else 0.0
        scores[unit.column or ""] = _NEAR * float(cosine) + _HEADED * headed
    most = max(scores.values(), default=0.0)
    odds = {column: math.exp(score - most) for column, score in scores.items()}
    best = max(odds, key=lambda column: odds[column], default="")
    return best if best in headings and odds[best] / sum(odds.values()) >= _CLEARLY else None


def cell_in(table: TableRow, column: str) -> Cell:
    """The cell of a row under a column."""
    return Cell(
        table.caption, table.row, column, table.cells[column], table.numbers.get(column), table.units.get(column)
    )


def _is_about(table: TableRow, column: str) -> bool:
    """Whether a table's caption names this column and no other: `Tabel 1: aantal thuiszitters`, `Thuiszitters`."""
    caption = set(words_of(table.caption or ""))
    named = [one for one in table.columns[1:] if (words := set(words_of(one))) and words <= caption]
    return named == [column]
