"""Tables cell by cell, against gold/tables.json: text, number and unit of each cell, and the caption of each row.

A row of the truth is looked for by its label among the rows that ingest made of its paper; of several with one label
(three tables by school year) it is the one with most cells in common. A cell is right where the same words stand under
the same full heading; under another heading, or with other words, it is wrong, and without its row it is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from eval.matching import Library
from eval.score import Score
from eval.table_gold import PrintedRow, Tables
from ingest.model import TableRow

Fields = Mapping[str, object]


def compare_cells(gold: Tables, papers: Library) -> tuple[Score, ...]:
    """A score for each paper on the cells of its tables, row labels included."""
    return _compare(gold, papers, lambda row: row.cells, lambda row: row.cells)


def compare_numbers(gold: Tables, papers: Library) -> tuple[Score, ...]:
    """A score for each paper on the numbers that its cells hold."""
    return _compare(gold, papers, lambda row: row.numbers, lambda row: row.numbers)


def compare_units(gold: Tables, papers: Library) -> tuple[Score, ...]:
    """A score for each paper on what its numbers count."""
    return _compare(gold, papers, lambda row: row.units, lambda row: row.units)


def compare_captions(gold: Tables, papers: Library) -> tuple[Score, ...]:
    """A score for each paper on the captions of its rows."""
    return _compare(gold, papers, lambda row: _captioned(row.caption), lambda row: _captioned(row.caption))


def _captioned(caption: str | None) -> Fields:
    return {"caption": caption} if caption else {}


def _compare(
    gold: Tables, papers: Library, wanted: Callable[[PrintedRow], Fields], got: Callable[[TableRow], Fields]
) -> tuple[Score, ...]:
    scores = []
    for paper in gold.papers:
        rows = [row for row in gold.rows if row.paper == paper]
        read = [passage.table for passage in papers.get(paper, ()) if passage.table is not None]
        right, lines = 0, []
        pairs = _pairs(rows, read)
        for row, found in pairs:
            here = got(found) if found else {}
            agree = [column for column, value in wanted(row).items() if here.get(column) == value]
            right += len(agree)
            lines += [
                f"{_where(paper, row.caption, row.label, column)}: {_told(here.get(column))}, expected {value!r}"
                for column, value in wanted(row).items() if column not in agree
            ]
            lines += _spare(paper, found, [column for column in here if column not in wanted(row)], here)
        for found in read:
            if all(match is not found for _, match in pairs):
                lines += _spare(paper, found, list(got(found)), got(found))
        gold_size, size = sum(len(wanted(row)) for row in rows), sum(len(got(row)) for row in read)
        scores.append(Score(paper, gold_size, size, right, tuple(lines)))
    return tuple(scores)


def _spare(paper: str, row: TableRow | None, columns: Sequence[str], values: Fields) -> list[str]:
    """Lines on what was read and is not there."""
    caption, label = (row.caption, row.row) if row else (None, "")
    return [f"{_where(paper, caption, label, column)}: read as {values[column]!r}, which the table does not say"
            for column in columns]


def _pairs(rows: Sequence[PrintedRow], read: Sequence[TableRow]) -> list[tuple[PrintedRow, TableRow | None]]:
    """Each row of the truth with the row read for it; the pairs that agree most are made first."""
    likely = sorted(
        ((-_agreement(row, found), at, place) for at, row in enumerate(rows) for place, found in enumerate(read)
         if row.label == found.row)
    )
    match: dict[int, int] = {}
    for _, at, place in likely:
        if at not in match and place not in match.values():
            match[at] = place
    return [(row, read[match[at]] if at in match else None) for at, row in enumerate(rows)]


def _agreement(row: PrintedRow, found: TableRow) -> int:
    """Cells that two rows have in common; those under the same heading count double."""
    values = set(found.cells.values())
    return sum((value in values) + (found.cells.get(column) == value) for column, value in row.cells.items())


def _where(paper: str, caption: str | None, label: str, column: str) -> str:
    return ", ".join(part for part in (paper, caption, label, column) if part)


def _told(value: object) -> str:
    return "missed" if value is None else f"read as {value!r}"
