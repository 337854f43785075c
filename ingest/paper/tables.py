"""Tables: heading rows over data rows, spanning cells filled in, one TableRow a data row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.joining import Vocabulary, join
from ingest.model import TableRow

Rows = Sequence[Sequence[str]]
_NUMBER = re.compile(r"^[-–‒−+€%<>±\s]*\d[\d.,\s]*(?:%|mln|mld)?\*?$")


def read_table(rows: Rows, caption: str | None, words: Vocabulary) -> tuple[int, list[TableRow]]:
    """The number of heading rows, and a TableRow for each row after them."""
    width = max(len(row) for row in rows)
    grid = [[mend_cell(cell, words) for cell in row] + [""] * (width - len(row)) for row in rows]
    heads = heading_rows(grid)
    columns = _columns(grid[:heads], width)
    return heads, [
        TableRow(caption, columns, row[0], dict(zip(columns, row, strict=True)))
        for row in grid[heads:]
    ]


def mend_cell(cell: str, words: Vocabulary) -> str:
    """`Vrijstel- lingen` was broken by the cell's width: mend it like a line end."""
    parts = re.split(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])", cell)
    text = parts[0]
    for part in parts[1:]:
        text = join(f"{text}-", part, words, inside_word=True)
    return text.strip()


def heading_rows(grid: Rows) -> int:
    """Rows above the first that holds mostly numbers or a label alone; at least one, unless all rows are data."""
    for at, row in enumerate(grid):
        cells = [cell for cell in row[1:] if cell]
        numbers = sum(bool(_NUMBER.match(cell)) for cell in cells)
        if at and (numbers >= 0.5 * len(cells) if cells else row[0]):  # a label alone heads no column
            return at
    return 1 if len(grid) > 1 else 0


def _columns(head: Rows, width: int) -> tuple[str, ...]:
    """The full heading of each column, outermost first; a cell spans the empty ones after it that have a subheading."""
    filled: list[list[str]] = []
    for level, row in enumerate(head):
        below = head[level + 1:]
        line, current = [], ""
        for at, cell in enumerate(row):
            if cell:
                current = cell
            spanned = bool(current) and not cell and any(other[at] for other in below) and not _own(below, at, current)
            line.append(cell or (current if spanned else ""))
        filled.append(line)
    names: list[str] = []
    for at in range(width):
        parts = [line[at] for line in filled if line[at]]
        name = " – ".join(dict.fromkeys(parts)) or f"kolom {at + 1}"
        names.append(name if name not in names else f"{name} ({at + 1})")
    return tuple(names)


def _own(below: Rows, at: int, current: str) -> bool:
    return any(row[at] == current for row in below)
