"""Tables: captions, headings, labels and spanning cells make one TableRow of each row of data.

Rows that a reader passes over are told apart: headings repeated on the next page, labels over a group of rows, and
notes under the table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.joining import Vocabulary
from ingest.model import TableRow
from ingest.paper.cells import mend_headings, mend_hyphens
from ingest.paper.numbers import number_of
from ingest.paper.row_labels import Group, is_aside, label_columns, labels_of
from ingest.paper.table_heads import Rows, columns_of, heading_rows, is_label_alone
from ingest.paper.units import states_scale, unit_of

Spans = Mapping[tuple[int, int], tuple[int, int]]
_CAPTION = re.compile(r"^(?:tabel|figuur|grafiek|diagram|kader|overzicht)\s+(?:\d+|[IVX]+\b)", re.I)
_LONGEST = 300  # characters of a caption
_MOST_CAPTIONS = 3  # rows inside a table
_CORNER = re.compile(r"^\(|\baantal", re.I)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table: the first `heads` are captions and headings; of the others each is a TableRow or None.

    None is a label over other rows, a repeated heading, an empty row, or, where its number (from 0, after the heads) is
    in `asides`, words of its own such as a note under the table. `columns` are the full headings.
    """

    caption: str | None
    heads: int
    rows: tuple[TableRow | None, ...]
    columns: tuple[str, ...]
    asides: frozenset[int] = frozenset()


def is_caption(text: str) -> bool:
    """`Tabel 1: aantal thuiszitters`, and not `Tabel 1 laat zien dat het aantal daalt.`"""
    found = _CAPTION.match(text)
    if found is None or len(text) > _LONGEST:
        return False
    sentence = text.rstrip().endswith(".") and re.match(r"\s[a-z]", text[found.end():])
    return not sentence


def read_table(
    rows: Rows, caption: str | None, words: Vocabulary, heads: int | None = None, spans: Spans | None = None,
    before: Table | None = None,
) -> Table:
    """Read the cells of a table.

    `heads` and `spans` (rows and columns taken, by cell) where the format knows them. `before` is the table right above
    this one: where this one goes on from it over a page break, it lends its caption and headings.
    """
    width = max(len(row) for row in rows)
    grid = [[mend_hyphens(cell, words) for cell in row] + [""] * (width - len(row)) for row in rows]
    _fill(grid, spans or {})
    top = _captions(grid, heads)
    caption = _caption([caption or "", *(row[0] for row in grid[:top])])
    count = top + heading_rows(grid[top:], None if heads is None or heads < top else heads - top)
    columns = columns_of(mend_headings(grid[top:count], words), width, bool(spans))
    if before and len(before.columns) == width and not caption:
        caption = before.caption if count == 0 or columns == before.columns else None
        columns = before.columns if count == 0 else columns
    return _table(grid, columns, caption, count)


def _table(grid: Rows, columns: tuple[str, ...], caption: str | None, heads: int) -> Table:
    """Everything after the headings."""
    body, printed = grid[heads:], {_key(row) for row in grid[:heads]}
    again = [not any(row) or _key(row) in printed for row in body]
    asides = frozenset(at for at, row in enumerate(body) if not again[at] and is_aside(row, body[at + 1:]))
    rows = [row if not again[at] and at not in asides else [""] * len(columns) for at, row in enumerate(body)]
    keys = label_columns([row for row in rows if any(row) and not is_label_alone(row)])
    found = [
        None if label is None or isinstance(label, Group) else _table_row(label, row, columns, caption, keys)
        for label, row in zip(labels_of(rows, keys), rows, strict=True)
    ]
    return Table(caption, heads, tuple(found), columns, asides)


def _key(row: Sequence[str]) -> tuple[str, ...]:
    return tuple("".join(cell.split()).lower() for cell in row)


def _captions(grid: Rows, heads: int | None) -> int:
    """How many rows at the top are captions inside the table: one text alone, over headings."""
    top = 0
    while top < min(_MOST_CAPTIONS, len(grid) - 1) and is_label_alone(grid[top]) and len(grid[top][0]) <= _LONGEST:
        rest = grid[top + 1:]
        over = is_label_alone(rest[0]) or heading_rows(rest, None if not heads or heads <= top + 1 else 1) > 0
        if not is_caption(grid[top][0]) and not over:
            break
        top += 1
    return top


def _caption(parts: Sequence[str]) -> str | None:
    """A caption and what the table itself has under it: `Tabel 1. Uitgaven (bedragen x € 1.000)`."""
    whole = ""
    for part in dict.fromkeys(parts):
        if part and part not in whole:
            whole += f" {part}" if whole and part.startswith("(") else f" – {part}" if whole else part
    return whole or None


def _fill(grid: list[list[str]], spans: Spans) -> None:
    """Give the cells that others span the same words."""
    for (row, column), (down, right) in spans.items():
        if row < len(grid) and column < len(grid[row]):
            for at in range(row, min(row + down, len(grid))):
                for place in range(column, min(column + right, len(grid[at]))):
                    grid[at][place] = grid[at][place] or grid[row][column]


def without_empty_columns(rows: Rows, spans: Spans) -> tuple[list[tuple[str, ...]], Spans]:
    """A table without the columns that hold nothing at all, and its spans as they are then."""
    width = max(len(row) for row in rows)
    kept = [at for at in range(width) if any(at < len(row) and row[at].strip() for row in rows)]
    if len(kept) == width:
        return [tuple(row) for row in rows], spans
    place = {at: number for number, at in enumerate(kept)}
    less = {
        (row, place[column]): (down, sum(column <= at < column + right for at in kept))
        for (row, column), (down, right) in spans.items() if column in place
    }
    return [tuple(row[at] if at < len(row) else "" for at in kept) for row in rows], less


def _table_row(
    label: str, row: Sequence[str], columns: tuple[str, ...], caption: str | None, keys: int
) -> TableRow:
    cells = dict(zip(columns, row, strict=True))
    corner = columns[0] if states_scale(columns[0]) or _CORNER.search(columns[0]) else ""
    above = " ".join(part for part in (corner, caption) if part)
    numbers = {column: number for column in columns[keys:] if (number := number_of(cells[column])) is not None}
    units = {
        column: unit for column in numbers if (unit := unit_of(cells[column], column, label, above)) is not None
    }
    return TableRow(caption, columns, label, cells, numbers, units)
