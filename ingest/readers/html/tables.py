"""Tables of a page: rows of cells, with what spans others, the caption, and the number of heading rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html

from ingest.blocks import Block
from ingest.readers.html.inline import BLOCKS, Run
from ingest.readers.html.notes import NoteBook

MAX_CELLS = 400_000  # of a table as a grid; the largest of a budget has 20,000
_WIDEST = 1000  # columns that a cell may span
_ROW_GROUPS = ("thead", "tbody", "tfoot")


class TooManyCells(Exception):
    """A table wider and longer than any of a paper; its words say how large."""


@dataclass(slots=True)
class _Grid:
    """Cells by row and column; those that another covers are empty."""

    rows: list[list[str]] = field(default_factory=list)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    covered: dict[int, int] = field(default_factory=dict)  # column: rows that are still covered from above
    papers: list[str] = field(default_factory=list)
    width: int = 0

    def add(self, cells: list[tuple[str, int, int]]) -> None:
        """Add a row of cells, each with the columns and rows that it spans."""
        at = len(self.rows)
        line: list[str] = []
        for text, wide, high in cells:
            self._skip_covered(line)
            if wide > 1 or high > 1:
                self.spans[at, len(line)] = (high, wide)
            for offset in range(wide):
                if high > 1:
                    self.covered[len(line)] = high
                line.append("" if offset else text)
            self._bound(at + 1, len(line))
        self._skip_covered(line)
        self._bound(at + 1, len(line))
        self.rows.append(line)
        self.covered = {column: left - 1 for column, left in self.covered.items() if left > 1}

    def _bound(self, rows: int, width: int) -> None:
        self.width = max(self.width, width)
        if self.width * rows > MAX_CELLS:
            raise TooManyCells(f"a table of {rows:,} by {self.width:,} cells or more")

    def _skip_covered(self, line: list[str]) -> None:
        while self.covered.get(len(line), 0) > 0:
            line.append("")


def is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only places text on the page: by its role, or because it has a single column of blocks."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = _rows(table)
    single = all(len(_cells(row)) <= 1 for row in rows)
    return single and not any(row.getparent().tag == "thead" for row in rows) and table.find(".//th") is None


def read_table(table: html.HtmlElement, book: NoteBook) -> Block | None:
    """The table as a block; None for an empty one. Raises TooManyCells."""
    grid, heads = _Grid(), 0
    rows = _rows(table)
    for at, row in enumerate(rows):
        cells = []
        for cell in _cells(row):
            run = Run(book.marker)
            run.gather(cell)
            grid.papers += run.papers
            high = min(_span(cell, "rowspan"), len(rows) - at)
            cells.append((run.text, _span(cell, "colspan"), high))
        grid.add(cells)
        heads += heads == at and _is_head(row)
    if not any(cell for line in grid.rows for cell in line):
        return None
    full = [tuple(line + [""] * (grid.width - len(line))) for line in grid.rows]
    block = Block("table", "", None, rows=full, caption=_caption(table, book), spans=grid.spans)
    block.heads = heads if 0 < heads < len(full) else None
    block.references = tuple(dict.fromkeys(grid.papers))
    return block


def _rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    """Its own rows, not those of tables within it; the head first, the foot last."""
    found: list[html.HtmlElement] = list(table.iterchildren("tr"))
    for group in _ROW_GROUPS:
        found += [row for part in table.iterchildren(group) for row in part.iterchildren("tr")]
    return found


def _cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    return list(row.iterchildren("td", "th"))


def _is_head(row: html.HtmlElement) -> bool:
    parent = row.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    cells = _cells(row)
    return len(cells) > 1 and all(cell.tag == "th" for cell in cells)


def _span(cell: html.HtmlElement, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(max(int(written), 1), _WIDEST) if written.isascii() and written.isdigit() and len(written) < 6 else 1


def _caption(table: html.HtmlElement, book: NoteBook) -> str | None:
    found = next(table.iterchildren("caption"), None)
    if found is None:
        return None
    run = Run(book.marker)
    run.gather(found)
    return run.text or None


def has_blocks(element: html.HtmlElement) -> bool:
    """Whether blocks stand within an element."""
    return any(one is not element for one in element.iter(*BLOCKS))
