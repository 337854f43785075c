"""Tables: lines whose cells stand under one another, most often between rules.

The cells of a line are its segments. Columns are where the cells of the fullest lines stand; upright rules, where a
table has them, say it better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from ingest.paper.headings import heads_contents
from ingest.paper.tables import is_caption
from ingest.readers.pdf.columns import Line
from ingest.readers.pdf.press import body_size
from ingest.readers.pdf.rows import Segment
from ingest.readers.pdf.rules import Rule
from ingest.readers.plain.paragraphs import ITEM

_TALL, _CAPTION = 6.0, 2.0  # the same between rules, and for a line across several columns
_NEAR = 3.2  # of the type size: lines of a table follow each other no further apart
_WRAPPED = 2  # lines of a cell after its first, where no rule tells how far the row goes
_BACK = 40  # lines of a table that are looked back at
_MOST = 2_000_000  # pairs of a line and a rule: more is no page but a drawing
_SPREAD = 0.6  # of a table's width: as long are the rules between its rows at least
_SLACK = 2.5  # points by which cells and rules may miss each other
_FIGURES = re.compile(r"[-–‒−+€$<>±≤≥~ ]*\d[\d.,\s]*(?:%|mln|mld|€)?\*?|[-–‒−x.]|n\.?v\.?t\.?|n\.?b\.?|pm", re.I)
_NOTES = 0.93  # of the type size of the body: notes are smaller
_SELF = 3  # lines that are a table by themselves
_LEADERS = re.compile(r"\.{4}|…{2}|(?:\. ){4}")


@dataclass(slots=True)
class Table:
    """Rows of cells, each the lines in it; the number of heading rows if rules tell it; (row, column) → columns."""

    page: int
    column: int
    top: float
    rows: list[list[list[Line]]] = field(default_factory=list)
    heads: int | None = None
    columns: Sequence[tuple[float, float]] = ()
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


Part = Line | Table


def part_tables(lines: Sequence[Line], rules: Mapping[int, Sequence[Rule]]) -> list[Part]:
    """The lines of a paper, those of each table put together as one."""
    parts: list[Part] = []
    size = body_size(lines)
    for (page, _), group in groupby(lines, key=lambda one: (one.page, one.column)):
        column = list(group)
        drawn = rules.get(page, ())
        drawn = drawn if len(drawn) * len(column) < _MOST else ()
        at = _continued(column, _open(parts, size), parts)
        while at < len(column):
            end = _end(column, at, drawn)
            at, above = _without_caption(column[at:end], drawn) + at, at
            parts += column[above:at]
            listed = any(heads_contents(line.text) for line in column[max(at - 1, 0):at + 1])
            captioned = bool(parts) and isinstance(parts[-1], Line) and is_caption(parts[-1].text)
            table = _table(column[at:end], drawn, captioned) if end - at >= 2 and not listed else None
            end = max(end, at + 1)
            parts += [table] if table else column[at:end]
            at = end
    return parts


def _open(parts: Sequence[Part], size: float) -> Table | None:
    """The table that may go on in the next column: the last one, with nothing but notes under it."""
    for part in reversed(parts):
        if isinstance(part, Table):
            return part
        if part.size > _NOTES * size:
            return None
    return None


def _continued(column: Sequence[Line], table: Table | None, parts: list[Part]) -> int:
    """Put a row or two that a table has on the next page at the end of `parts`; returns how many lines they take.

    More of them would be found as a table of their own.
    """
    end = 0
    if table is not None:
        while end < len(column) and _fits(column[end], table.columns):
            end += 1
    if table is None or not 0 < end < _SELF:
        return 0
    rest = Table(column[0].page, column[0].column, column[0].base, columns=table.columns)
    _fill(rest, column[:end], table.columns, (), False)
    parts.append(rest)
    return end


def _fits(line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether each cell of a line stands in a column of its own, and all but the first are figures."""
    hit = [_hit(segment, columns) for segment in line.segments]
    figures = all(_FIGURES.fullmatch(segment.text) for segment in line.segments[1:])
    return figures and len(hit) == len(columns) and len(set(hit)) == len(hit)


def _without_caption(lines: Sequence[Line], rules: Sequence[Rule]) -> int:
    """How many lines at the top are a caption: lines with one cell, above the first rule."""
    lead = next((at for at, line in enumerate(lines) if _cells(line) >= 2), 0)
    if not lead:
        return 0
    high, low = lines[lead - 1].base, lines[lead].base
    return lead if any(rule.level and low < rule.low < high for rule in rules) else 0


def _cells(line: Line) -> int:
    """How many cells a line has; the sign of a list item is none."""
    signed = len(line.segments) > 1 and ITEM.match(f"{line.segments[0].text} x") and len(line.segments[0].words) == 1
    return len(line.segments) - (1 if signed and not line.segments[0].text[0].isdigit() else 0)


def _end(column: Sequence[Line], start: int, rules: Sequence[Rule]) -> int:
    """Where the table ends that begins at line `start`; `start` itself where none does."""
    if _cells(column[start]) < 2 and not _between(column[start], rules):
        return start
    end, at, alone = start, start, 0
    while at < len(column):
        line = column[at]
        many = _cells(line) >= 2
        if at > start and _parted(column[max(start, at - _BACK):at], line, many, rules):
            break
        alone = 0 if many else alone + 1
        within = many or _between(line, rules)
        if not within and (alone > _WRAPPED or not _hangs(column[max(start, at - _BACK):at], line)):
            break
        at += 1
        if within:
            end = at
    return end


def _hangs(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line with one cell continues a cell above it."""
    wide = max(one.right for one in lines) - min(one.left for one in lines)
    edges = [segment.left for one in lines if len(one.segments) > 1 for segment in one.segments]
    return line.right - line.left < 0.5 * wide and any(abs(line.left - edge) < _SLACK for edge in edges)


def _between(line: Line, rules: Sequence[Rule]) -> bool:
    """Whether a line stands between two level rules of the same length that are longer than it."""
    level = [rule for rule in rules if rule.level]
    long = [one for one in level if one.left <= line.left + _SLACK and one.right >= line.right - _SLACK]
    over = [rule for rule in long if rule.low > line.base]
    under = [rule for rule in long if rule.low < line.base]
    if not over or not under:
        return False
    high, low = min(over, key=lambda one: one.low), max(under, key=lambda one: one.low)
    same = abs(high.left - low.left) < 2 * _SLACK and abs(high.right - low.right) < 2 * _SLACK
    return same and high.low - low.low < 25 * line.size


def _parted(lines: Sequence[Line], line: Line, many: bool, rules: Sequence[Rule]) -> bool:
    """Whether a line stands too far below the lines of a table; a caption of the next one does so sooner."""
    step = (lines[-1].base - line.base) / line.size
    if many:
        return step > (_TALL if _between(lines[-1], rules) and _between(line, rules) else _NEAR)
    seconds = [one.segments[1].left for one in lines if len(one.segments) > 1]
    return step > _NEAR or (step > _CAPTION and bool(seconds) and line.right > min(seconds))


def _table(lines: Sequence[Line], rules: Sequence[Rule], captioned: bool) -> Table | None:
    """The table that lines make, if they do; `captioned`: the line above them says so."""
    many = [line for line in lines if _cells(line) >= 2]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    top, low = lines[0].base + 2 * lines[0].size, lines[-1].base - lines[-1].size
    lying = [rule for rule in rules if rule.level and low < rule.low < top
             and _SPREAD * (right - left) < min(rule.right, right) - max(rule.left, left)]
    level = sorted((rule.low for rule in lying), reverse=True)
    left, right = min([left, *(rule.left for rule in lying)]), max([right, *(rule.right for rule in lying)])
    upright = sorted({round(rule.left, 1) for rule in rules if not rule.level and rule.low < top and rule.high > low
                      and left - 4 * _SLACK < rule.left < right + 4 * _SLACK})
    columns = _ruled_columns(upright) or _columns(many)
    if len(many) < 2 or len(columns) < 2 or any(_LEADERS.search(line.text) for line in many):
        return None
    if len(level) < 2 and not captioned and not _is_plain_table(many, columns):
        return None
    table = Table(lines[0].page, lines[0].column, lines[0].base, columns=columns)
    grid = len(upright) > 2 and len(level) > 3
    heads = _fill(table, lines, columns, level, grid)
    table.heads = heads if 0 < heads < len(table.rows) else None
    return table


def _is_plain_table(many: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """Without rules: three lines or more, of mostly figures after the first cell."""
    cells = [segment.text for line in many for segment in line.segments[1:]]
    figures = sum(_FIGURES.fullmatch(cell) is not None for cell in cells)
    return len(many) >= 3 and figures >= 0.5 * len(cells) and len(cells) >= 3


def _ruled_columns(upright: Sequence[float]) -> list[tuple[float, float]]:
    edges = [edge for at, edge in enumerate(upright) if at == 0 or edge - upright[at - 1] > 2 * _SLACK]
    return list(pairwise(edges)) if len(edges) > 2 else []


def _columns(many: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches that the cells of the fullest lines, and of all that fit between them, take."""
    most = max((len(line.segments) for line in many), default=0)
    found: list[tuple[float, float]] = []
    for line in sorted(many, key=lambda one: -len(one.segments)):
        for segment in line.segments:
            hit = [one for one in found if one[0] < segment.right + _SLACK and segment.left - _SLACK < one[1]]
            if len(hit) <= 1 and (hit or len(line.segments) >= most - 1):
                found = [one for one in found if one not in hit]
                left, right = (edge for one in hit for edge in one) if hit else (segment.left, segment.right)
                found.append((min(left, segment.left), max(right, segment.right)))
    return sorted(found)


def _fill(
    table: Table, lines: Sequence[Line], columns: Sequence[tuple[float, float]], level: Sequence[float], grid: bool
) -> int:
    """Put the cells into rows; returns how many rows stand above the first rule within the table."""
    inner = [edge for edge in level if lines[0].base > edge > lines[-1].base]
    heads = 0
    above: Line | None = None
    for line in lines:
        cells = [(_hit(segment, columns), segment) for segment in line.segments]
        crossed = above is None or any(above.base > edge > line.base for edge in inner)
        if above is None or (crossed if grid else crossed or not _continues(table, cells, above, line)):
            table.rows.append([[] for _ in columns])
        for (first, last), segment in cells:
            table.rows[-1][first].append(Line((segment,), line.page, line.column))
            if last > first:
                table.spans[len(table.rows) - 1, first] = 1, last - first + 1
        if inner and line.base > inner[0]:
            heads = len(table.rows)
        above = line
    return heads


def _hit(segment: Segment, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column that a cell stands in."""
    over = [min(segment.right, right) - max(segment.left, left) for left, right in columns]
    hit = [at for at, width in enumerate(over) if width > _SLACK]
    if hit:
        return hit[0], hit[-1]
    nearest = max(range(len(columns)), key=lambda at: over[at])
    return nearest, nearest


def _continues(
    table: Table, cells: Sequence[tuple[tuple[int, int], Segment]], above: Line, line: Line
) -> bool:
    """Whether a line goes on with the cells of the row above: no label of its own, or the rest of one."""
    if above.base - line.base > 1.45 * line.size or any(first != last for (first, last), _ in cells):
        return False
    row = table.rows[-1]
    if any((len(table.rows) - 1, first) in table.spans for (first, _), _ in cells):
        return False
    figures = any(_FIGURES.fullmatch(segment.text) for _, segment in cells)
    counted = any(_FIGURES.fullmatch(one.text) for cell in row[1:] for one in cell)
    if cells[0][0][0] == 0:
        begun = cells[0][1].text[:1].islower() or (bool(row[0]) and row[0][-1].text.endswith(("-", "/")))
        return begun and bool(row[0]) and not (figures and counted)
    taken = all(row[first] for (first, _), _ in cells)
    return not figures and (taken or (bool(row[0]) and not counted and len(table.rows) == 1))
