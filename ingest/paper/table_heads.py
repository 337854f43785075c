"""The headings of a table: how many rows they take, and the full heading of each column.

Where the format does not say it is read off the cells: the headings end where values begin. Years, dates and numbers
that count up are headings too, if what stands under them is of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.paper.numbers import counts_up, is_date, is_value, number_of

Rows = Sequence[Sequence[str]]
_DEEPEST = 8  # rows of headings
_SENTENCE = re.compile(r"(?:\S+\s+){9,}\S*[a-z)»”'\"][.;?!]$")
_LONG = 160  # characters: no heading


def heading_rows(grid: Rows, stated: int | None = None) -> int:
    """Rows above the first with data; none where that is the first. `stated` is what the format says of it.

    At least one row is left. A row without a label that goes on in words or years is a heading too, whatever the
    format says: it often marks the first row only.
    """
    filled = [at for at, row in enumerate(grid) if any(row)]
    if len(filled) < 2:
        return 0
    known = [at for at in filled if at < min(stated or 0, _DEEPEST)]
    if not known and (stated == 0 or _first_is_data(grid, filled)):
        return 0
    heads = known or filled[:1]
    for at in filled[len(heads):_DEEPEST]:
        if not _goes_on([grid[one] for one in heads], grid[at], grid[at + 1:], strict=bool(known)):
            break
        heads.append(at)
    return min(heads[-1], filled[-2]) + 1


def _first_is_data(grid: Rows, filled: Sequence[int]) -> bool:
    first, second = grid[filled[0]], grid[filled[1]]
    cells = [cell for cell in first[1:] if cell]
    if any(len(cell) > _LONG or _SENTENCE.search(cell) for cell in first):
        return True
    if not first[0]:
        return False
    if not cells:
        return is_label_alone(first) and _holds_values(second)
    return (_holds_values(first) or _only_date(first)) and not _names_columns(first, [grid[at] for at in filled[1:]])


def _only_date(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    return len(cells) == 2 and is_date(cells[1]) and not is_date(cells[0])


def _names_columns(row: Sequence[str], below: Rows) -> bool:
    """Whether the values in a row are years, dates or numbers one after the other, over columns of something else."""
    places = [at for at, cell in enumerate(row) if at and cell and (is_value(cell) or is_date(cell))]
    cells = [row[at] for at in places]
    if not all(is_date(cell) for cell in cells):
        return counts_up(cells) and (len(cells) > 2 or number_of(cells[0]) in (0.0, 1.0, -1.0))
    under = [line[at] for line in below if _only_date(row) or _holds_values(line) for at in places if line[at]]
    return sum(is_value(cell) and not is_date(cell) for cell in under) > 0.5 * len(under)


def _goes_on(heads: Rows, row: Sequence[str], below: Rows, *, strict: bool) -> bool:
    """Whether the headings go on in a row; with `strict` only if it has no label of its own."""
    last, cells = heads[-1], [cell for cell in row[1:] if cell]
    if not cells or is_label_alone(row):
        return False
    numbered = [cell for cell in row if cell]
    if len(numbered) > 2 and counts_up(numbered) and numbered[0].strip("()") in ("0", "1", "2"):
        return not strict or not row[0]
    same_label = bool(row[0]) and row[0] == heads[0][0] and list(row) != list(heads[0])
    if all(is_date(cell) for cell in cells):
        return not row[0] or same_label
    if _holds_values(row):
        return False
    if not row[0] or same_label:
        return True
    fills = any(cell and not last[at] for at, cell in enumerate(row) if at)
    return not strict and fills and any(_holds_values(line) for line in below)


def is_label_alone(row: Sequence[str]) -> bool:
    """Whether a row has words in its first cell, and nothing or the same words in the others."""
    label = row[0]
    worded = len(row) > 1 and any(char.isalpha() for char in label)
    return worded and not any(cell and cell != label for cell in row[1:])


def _holds_values(row: Sequence[str]) -> bool:
    """Whether half or more of the cells beside the label are values."""
    cells = [cell for cell in row[1:] if cell]
    return bool(cells) and sum(map(is_value, cells)) >= 0.5 * len(cells)


def columns_of(head: Rows, width: int, spanned: bool) -> tuple[str, ...]:
    """The full heading of each column, outermost first; with `spanned` the cells that others span are filled in."""
    named = [row for row in head if not _numbers_columns(row)] or head
    filled = [list(row) if spanned else _spread(row, named[level + 1:]) for level, row in enumerate(named)]
    names: list[str] = []
    taken: set[str] = set()
    for at in range(width):
        parts = [line[at] for line in filled if line[at]]
        name = " – ".join(dict.fromkeys(parts)) or f"kolom {at + 1}"
        name = name if name not in taken else f"{name} ({at + 1})"
        while name in taken:
            name += "'"
        taken.add(name)
        names.append(name)
    return tuple(names)


def _numbers_columns(row: Sequence[str]) -> bool:
    """`(1) (2) (3)` under the headings."""
    cells = [cell for cell in row if cell]
    return counts_up(cells) and not any(is_date(cell) for cell in cells)


def _spread(row: Sequence[str], below: Rows) -> list[str]:
    """A heading over the empty cells after it that have a subheading of their own."""
    line, current = [], ""
    for at, cell in enumerate(row):
        current = cell or current
        over = bool(current) and any(other[at] for other in below) and not any(other[at] == current for other in below)
        line.append(cell or (current if over else ""))
    return line
