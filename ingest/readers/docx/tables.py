"""Tables of a Word file: those that hold data become rows of cells, those that only lay out a page their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import Block
from ingest.paper.questions import is_header
from ingest.paper.signatures import is_name
from ingest.readers.docx.body import MAX_COLUMNS, Cell, Item, Row, Table, paragraphs
from ingest.references import find_references, unique

MAX_CELLS = 400_000  # of one table, spanned ones included
_OFFICE = re.compile(r"^(?:mede namens )?(?:de )?(?:minister|staatssecretaris)\b", re.I)


def is_data(table: Table) -> bool:
    """Whether a table holds data: rows and columns of words, no signatures, and no other table of data."""
    if table.data is None:
        table.data = _is_data(table)
    return table.data


def _is_data(table: Table) -> bool:
    held = (item for row in table.rows for cell in row.cells for item in cell.items)
    if any(isinstance(item, Table) and is_data(item) for item in held):
        return False
    filled = [
        [at for at, cell in enumerate(row.cells) if any(one.text for one in paragraphs(cell.items))]
        for row in table.rows
    ]
    rows = [one for one in filled if one]
    columns = {at for one in rows for at in one}
    filled_out = len(rows) > 1 and len(columns) > 1 and any(len(one) > 1 for one in rows)
    return filled_out and not is_signed(table) and not _is_exchange(table)


def _is_exchange(table: Table) -> bool:
    """Whether its first column says `Vraag 1`, `Antwoord` beside or above the words of these."""
    first = [text_of(row.cells[0].items) for row in table.rows if row.cells]
    named = [one for one in first if one]
    return sum(map(is_header, named)) >= max(0.5 * len(named), 1)


def is_signed(table: Table) -> bool:
    """Whether it lays out signatures side by side: offices with names under them."""
    lines = [line for one in paragraphs([table]) for line in one.text.split("\n") if line]
    offices = [one for one in lines if _OFFICE.match(one) and len(one) < 200]
    names = [one for one in lines if is_name(one) and not _OFFICE.match(one)]
    return bool(offices and names) and len(offices) + len(names) >= 0.6 * len(lines)


def laid_out(table: Table) -> Iterator[Item]:
    """What a layout table holds, in reading order: signatures column by column, everything else row by row."""
    if not is_signed(table):
        for row in table.rows:
            for cell in row.cells:
                yield from cell.items
        return
    for column in range(max((len(row.cells) for row in table.rows), default=0)):
        for row in table.rows:
            if column < len(row.cells):
                yield from row.cells[column].items


def as_block(table: Table, caption: str | None) -> Block:
    """A table of data as a block: a rectangle of cells, the covered ones empty, with the spans that cover them."""
    rows = [row for row in table.rows if any(text_of(cell.items) for cell in row.cells)]
    rows = [Row(_within(row.cells), row.head) for row in rows]
    width = max(sum(cell.columns for cell in row.cells) for row in rows)
    rows = rows[:max(MAX_CELLS // width, 1)]
    grid: list[tuple[str, ...]] = []
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    starts: dict[int, tuple[int, int]] = {}  # of the cell that reaches down in a column: its row, its columns
    for at, row in enumerate(rows):
        line, column = [""] * width, 0
        for cell in row.cells:
            above = starts.get(column)
            if cell.continues and above is not None and above[1] == cell.columns:
                spans[above[0], column] = (at - above[0] + 1, cell.columns)
            else:
                line[column] = text_of(cell.items)
                starts[column] = (at, cell.columns)
                if cell.columns > 1:
                    spans[at, column] = (1, cell.columns)
            column += cell.columns
        grid.append(tuple(line))
    heads = next((at for at, row in enumerate(rows) if not row.head), len(rows))
    links = (link for one in paragraphs([table]) for link in one.links)
    return Block(
        "table", "", None, rows=grid, caption=caption, heads=heads or None, spans=spans,
        references=unique(one for link in links for one in find_references(link)),
    )


def text_of(items: Sequence[Item]) -> str:
    """The words of a cell on one line, with the signs of its list items."""
    words = (f"{one.sign} {one.text}" if one.sign else one.text for one in paragraphs(list(items)) if one.text)
    return " ".join(" ".join(words).split())


def _within(cells: list[Cell]) -> list[Cell]:
    """A row no wider than Word allows: what is beyond goes into its last cell."""
    kept: list[Cell] = []
    width = 0
    for cell in cells:
        if width + cell.columns > MAX_COLUMNS:
            if kept:
                kept[-1] = Cell([*kept[-1].items, *cell.items], kept[-1].columns, kept[-1].continues)
            continue
        width += cell.columns
        kept.append(cell)
    return kept or [Cell(cells[0].items)] if cells else []
