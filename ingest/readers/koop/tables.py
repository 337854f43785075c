"""CALS tables: cells by the names of their columns, spans of rows and columns, spacer rows left out.

The model is that of OASIS Technical Memorandum TR 9503:1995 (CALS exchange table model): `namest`/`nameend` span
columns, `morerows` rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.blocks import Block
from ingest.joining import SENTINEL
from ingest.readers.koop.inline import Run, run_of
from ingest.readers.koop.notes import Notes
from ingest.readers.xml import local_name
from ingest.references import unique

MAX_COLUMNS = 200  # of a table; the widest budget has some twenty
MAX_CELLS = 200_000  # of a table with what its cells span
_TITLES = ("title", "titel")
_NUMBERISH = re.compile(r"\d")


@dataclass(slots=True)
class _Grid:
    """Cells by row and column, filled from the top left."""

    width: int
    cells: list[dict[int, Run]] = field(default_factory=list)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    taken: set[tuple[int, int]] = field(default_factory=set)
    heads: int = 0
    size: int = 0


def table_blocks(table: etree._Element, notes: Notes) -> list[Block]:
    """A block for each `tgroup` of a table; those without a word are left out."""
    titles = [run_of(one, notes) for one in table if local_name(one) in _TITLES]
    caption = " ".join(title.text for title in titles if title.text) or None
    groups = [_group(one, notes) for one in table if local_name(one) == "tgroup"]
    blocks = [_block(group, caption) for group in groups]
    kept = [block for block in blocks if block.rows]
    if kept:
        kept[0].references = unique((*(one for title in titles for one in title.references), *kept[0].references))
    return kept


def _group(tgroup: etree._Element, notes: Notes) -> _Grid:
    columns = _columns(tgroup)
    grid = _Grid(max(len(columns), 1))
    for part in ("thead", "tbody", "tfoot"):
        for body in (one for one in tgroup if local_name(one) == part):
            own = _columns(body) or columns
            for row in (one for one in body if local_name(one) == "row"):
                _add_row(grid, row, own, notes)
        if part == "thead":
            grid.heads = len(grid.cells)
    return grid


def _columns(parent: etree._Element) -> dict[str, int]:
    """Where the columns lie that `colspec` names, from 0."""
    found: dict[str, int] = {}
    for at, spec in enumerate(one for one in parent if local_name(one) == "colspec"):
        number = spec.get("colnum", "")
        place = int(number) - 1 if number.isdecimal() and 1 <= int(number[:4]) <= MAX_COLUMNS else at
        found[spec.get("colname") or f"col{place + 1}"] = min(place, MAX_COLUMNS - 1)
    return found


def _add_row(grid: _Grid, row: etree._Element, columns: dict[str, int], notes: Notes) -> None:
    at = len(grid.cells)
    cells: dict[int, Run] = {}
    grid.cells.append(cells)
    free = 0
    for entry in (one for one in row if local_name(one) in ("entry", "entrytbl")):
        first = columns.get(entry.get("namest") or entry.get("colname") or "", -1)
        while first < 0 and (at, free) in grid.taken:
            free += 1
        first = free if first < 0 else first
        last = max(columns.get(entry.get("nameend") or "", first), first)
        more = entry.get("morerows") or "0"
        rows = 1 + (int(more[:4]) if more.isdecimal() else 0)
        if first >= MAX_COLUMNS or grid.size > MAX_CELLS:
            first = last = min(first, MAX_COLUMNS - 1)
            rows = 1
        _place(grid, at, first, (rows, last - first + 1))
        run = run_of(entry, notes)
        cells[first] = _joined(cells[first], run) if first in cells else run
        free = last + 1
        grid.width = max(grid.width, free)


def _place(grid: _Grid, at: int, first: int, span: tuple[int, int]) -> None:
    grid.size += span[0] * span[1]
    if span != (1, 1):
        grid.spans[at, first] = span
        grid.taken |= {(at + down, first + right) for down in range(span[0]) for right in range(span[1])}


def _joined(one: Run, other: Run) -> Run:
    """Two cells that claim one place: nothing is lost."""
    return Run(f"{one.text} {other.text}".strip(), one.style and other.style, (*one.references, *other.references))


def _block(grid: _Grid, caption: str | None) -> Block:
    """The rows that hold anything."""
    kept = [at for at, cells in enumerate(grid.cells) if any(run.text for run in cells.values())]
    now = {at: place for place, at in enumerate(kept)}
    rows = [tuple(grid.cells[at][c].text if c in grid.cells[at] else "" for c in range(grid.width)) for at in kept]
    spans = {}
    for (at, first), (down, right) in grid.spans.items():
        covered = sum(at <= one < at + down for one in kept)
        if at in now and (covered, right) != (1, 1):
            spans[now[at], first] = (covered, right)
    heads = sum(at < grid.heads for at in kept) or _bold_heads([grid.cells[at] for at in kept])
    references = unique(one for at in kept for run in grid.cells[at].values() for one in run.references)
    return Block("table", "", None, rows=rows, caption=caption, heads=heads, spans=spans, references=references)


def _bold_heads(rows: list[dict[int, Run]]) -> int | None:
    """Without `thead`, the bold rows without a number at the top, if anything lies under them; else not known."""
    def heading(cells: dict[int, Run]) -> bool:
        said = list(_said(cells))
        return len(said) > 1 and all(
            run.style == "bold" and not (at and _NUMBERISH.match(SENTINEL.sub("", run.text))) for at, run in said
        )

    heads = next((at for at, cells in enumerate(rows) if not heading(cells)), len(rows))
    return heads if 0 < heads < len(rows) else None


def _said(cells: dict[int, Run]) -> Iterator[tuple[int, Run]]:
    return ((at, run) for at, run in sorted(cells.items()) if run.text)
