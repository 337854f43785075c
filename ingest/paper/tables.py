"""Tables: heading rows over data rows, spanning cells filled in, one TableRow a data row.

Some formats say which cells span others and how many rows are headings; from the others it is read off the cells: a
heading spans the empty cells after it that have a subheading, and the headings end where numbers begin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.joining import Vocabulary
from ingest.model import TableRow
from ingest.paper.cells import is_year, mend_headings, mend_hyphens, number_of, unit_of

Rows = Sequence[Sequence[str]]
Spans = Mapping[tuple[int, int], tuple[int, int]]
_CAPTION = re.compile(r"^(?:tabel|figuur|grafiek|diagram|kader)\s+(?:\d+|[IVX]+\b)", re.I)
_LONGEST = 300  # characters of a caption
_ABOUT_A_NUMBER = re.compile(r"^[<>≤≥±~]\s?\d[\d.,]*$|^\d[\d.,]*\s?[-–]\s?\d[\d.,]*$")
_TOTAL = re.compile(r"^(?:sub)?tota(?:al|len)\b", re.I)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table: the first `heads` are headings; of the others each is a TableRow, or None for a label alone.

    `caption` is the one given, or that of a row of its own above the headings.
    """

    caption: str | None
    heads: int
    rows: tuple[TableRow | None, ...]


def is_caption(text: str) -> bool:
    """`Tabel 1: aantal thuiszitters`, and not `Tabel 1 laat zien dat het aantal daalt.`"""
    found = _CAPTION.match(text)
    if found is None or len(text) > _LONGEST:
        return False
    sentence = text.rstrip().endswith(".") and re.match(r"\s[a-z]", text[found.end():])
    return not sentence


def read_table(
    rows: Rows, caption: str | None, words: Vocabulary, heads: int | None = None, spans: Spans | None = None
) -> Table:
    """Read the cells of a table. `heads` and `spans` (rows and columns taken, by cell) where the format knows them."""
    width = max(len(row) for row in rows)
    grid = [[mend_hyphens(cell, words) for cell in row] + [""] * (width - len(row)) for row in rows]
    top = _captions(grid, width)
    caption = caption or (" ".join(row[0] for row in grid[:top]) or None)
    _fill(grid, spans or {})
    count = top + heading_rows(grid[top:]) if heads is None else min(max(heads, top), len(grid) - 1)
    columns = _columns(mend_headings(grid[top:count], words), width, bool(spans))
    return Table(caption, count, tuple(_data_rows(grid[count:], columns, caption)))


def _captions(grid: Rows, width: int) -> int:
    """How many rows at the top are a caption inside the table."""
    alone = len(grid) > 1 and width > 1 and is_caption(grid[0][0]) and not any(grid[0][1:])
    return 1 if alone else 0


def _fill(grid: list[list[str]], spans: Spans) -> None:
    """Give the cells that others span the same words."""
    for (row, column), (down, right) in spans.items():
        if row < len(grid) and column < len(grid[row]):
            for at in range(row, min(row + down, len(grid))):
                for place in range(column, min(column + right, len(grid[at]))):
                    grid[at][place] = grid[at][place] or grid[row][column]


def heading_rows(grid: Rows) -> int:
    """Rows above the first that holds mostly numbers or a label alone; none where that is the first."""
    if len(grid) < 2:
        return 0
    for at, row in enumerate(grid):
        cells = [cell for cell in row[1:] if cell]
        if not at:
            if row[0] and cells and _mostly_numbers(cells) and not _counts_up(cells):
                return 0
            continue
        subheads = not row[0] and all(is_year(cell) for cell in cells)
        if not subheads and (_mostly_numbers(cells) if cells else row[0]):  # a label alone heads no column
            return at
    return 1


def _mostly_numbers(cells: Sequence[str]) -> bool:
    numbers = sum(number_of(cell) is not None or bool(_ABOUT_A_NUMBER.match(cell)) for cell in cells)
    return numbers >= 0.5 * len(cells)


def _counts_up(cells: Sequence[str]) -> bool:
    """Whether cells are years, or numbers one after the other: headings, though they look like data."""
    if all(is_year(cell) for cell in cells):
        return True
    values = [number_of(cell) for cell in cells]
    return len(values) > 1 and all(
        one is not None and other is not None and other - one == 1.0 for one, other in pairwise(values)
    )


def _columns(head: Rows, width: int, spanned: bool) -> tuple[str, ...]:
    """The full heading of each column, outermost first."""
    filled = [list(row) if spanned else _spread(row, head[level + 1:]) for level, row in enumerate(head)]
    names: list[str] = []
    for at in range(width):
        parts = [line[at] for line in filled if line[at]]
        name = " – ".join(dict.fromkeys(parts)) or f"kolom {at + 1}"
        names.append(name if name not in names else f"{name} ({at + 1})")
    return tuple(names)


def _spread(row: Sequence[str], below: Rows) -> list[str]:
    """A heading over the empty cells after it that have a subheading of their own."""
    line, current = [], ""
    for at, cell in enumerate(row):
        current = cell or current
        over = bool(current) and any(other[at] for other in below) and not any(other[at] == current for other in below)
        line.append(cell or (current if over else ""))
    return line


def _data_rows(rows: Rows, columns: tuple[str, ...], caption: str | None) -> list[TableRow | None]:
    """A TableRow for each row with cells; a label alone stands before those of the rows under it."""
    found: list[TableRow | None] = []
    group = ""
    for at, row in enumerate(rows):
        if _is_group(row, rows[at + 1:]):
            group = row[0]
            found.append(None)
            continue
        last = at == len(rows) - 1
        label = f"{group} – {row[0]}" if group and row[0] and not (last and _TOTAL.match(row[0])) else row[0] or group
        found.append(_table_row(label, row, columns, caption))
    return found


def _is_group(row: Sequence[str], below: Rows) -> bool:
    """Whether a row is a label for those under it: words in the first cell, and nothing, or the same, in the others."""
    label = row[0]
    if len(row) < 2 or not any(char.isalpha() for char in label) or any(cell and cell != label for cell in row[1:]):
        return False
    return bool(below) and any(cell and cell != below[0][0] for cell in below[0][1:])


def _table_row(label: str, row: Sequence[str], columns: tuple[str, ...], caption: str | None) -> TableRow:
    cells = dict(zip(columns, row, strict=True))
    values = {column: cell for column, cell in cells.items() if column != columns[0]}
    numbers = {column: number for column, cell in values.items() if (number := number_of(cell)) is not None}
    units = {
        column: unit for column in numbers
        if (unit := unit_of(cells[column], column, label, caption or "")) is not None
    }
    return TableRow(caption, columns, label, cells, numbers, units)
