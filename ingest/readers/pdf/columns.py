"""Reading order: a page's segments as lines, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.readers.pdf.bullets import with_sign
from ingest.readers.pdf.rows import Segment, segment_of
from ingest.readers.pdf.rules import Rule
from ingest.readers.pdf.sides import part_sides

_LEVEL = 0.25  # of the type size: segments of a line stand no further from its baseline
_ALIGNED = 3.0  # points
_LINES = 5  # that begin at the same place, at least, make a column
_FEW, _ACROSS = 2, 0.15  # lines, and the share of them that cross, where other pages tell of columns
_MANY = 20  # places
_WIDTH = 0.28  # of the width of the text: columns are no narrower
_FULL = 0.7  # of the lines of a column are narrower than its full ones at most
_DEEP = 3  # times that a page may be split


@dataclass(frozen=True)
class Line:
    """A line of print in a column: its segments, the page (from 1) and the column it stands in, counted by page."""

    segments: tuple[Segment, ...]
    page: int
    column: int

    @cached_property
    def whole(self) -> Segment:
        """All of it as one segment."""
        if len(self.segments) == 1:
            return self.segments[0]
        return segment_of([word for segment in self.segments for word in segment.words])

    @cached_property
    def text(self) -> str:
        """Its words as printed."""
        return " ".join(segment.text for segment in self.segments)

    @cached_property
    def left(self) -> float:
        """Where it begins, in points."""
        return self.segments[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(segment.right for segment in self.segments)

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.whole.base

    @property
    def size(self) -> float:
        """Of its type, in points."""
        return self.whole.size


def lines_of_pages(pages: Sequence[Sequence[Segment]], rules: Sequence[Sequence[Rule]]) -> list[Line]:
    """The lines of all pages, counted from 1, in reading order.

    A page with little text has the columns of the others: its last column may be short.
    """
    found: list[float] = []
    lines = [_lines(page, drawn, number, (), found)
             for number, (page, drawn) in enumerate(zip(pages, rules, strict=True), start=1)]
    if found:
        known = sorted({round(edge) for edge in found})[:_MANY]
        lines = [_lines(page, drawn, number, known, []) for number, (page, drawn) in
                 enumerate(zip(pages, rules, strict=True), start=1)]
    return [line for page in lines for line in page]


def lines_of(segments: Sequence[Segment], rules: Sequence[Rule], page: int) -> list[Line]:
    """The lines of one page in reading order."""
    return _lines(segments, rules, page, (), [])


def _lines(
    segments: Sequence[Segment], rules: Sequence[Rule], page: int, known: Sequence[float], found: list[float]
) -> list[Line]:
    """Where columns begin is put at the end of `found`; `known` are such places of other pages."""
    text, sides = part_sides(segments)
    bands = [*_bands(text, rules, _DEEP, known, found), *sides]
    return [Line(with_sign(row), page, column) for column, band in enumerate(bands) for row in _rows(band)]


def _bands(
    segments: Sequence[Segment], rules: Sequence[Rule], deep: int, known: Sequence[float], found: list[float]
) -> list[list[Segment]]:
    """Stretches of a page that are read one after another, each in one column."""
    gutter = (_gutter(segments, rules) or _known_gutter(segments, known)) if deep else None
    if gutter is not None:
        found.append(gutter)
    else:
        return [sorted(segments, key=lambda one: (-one.base, one.left))] if segments else []
    bands: list[list[Segment]] = []
    left: list[Segment] = []
    right: list[Segment] = []
    across: list[Segment] = []
    for segment in sorted(segments, key=lambda one: (-one.base, one.left)):
        if segment.left < gutter - _ALIGNED and segment.right > gutter:
            if left or right:
                bands += [*_bands(left, rules, deep - 1, known, found),
                          *_bands(right, rules, deep - 1, known, found)]
                left, right = [], []
            across.append(segment)
            continue
        if across:
            bands.append(across)
            across = []
        (left if segment.right <= gutter else right).append(segment)
    if across:
        bands.append(across)
    return [*bands, *_bands(left, rules, deep - 1, known, found),
                          *_bands(right, rules, deep - 1, known, found)]


def _gutter(segments: Sequence[Segment], rules: Sequence[Rule]) -> float | None:
    """Where the second column begins, if the page has columns of running text."""
    if len(segments) < 2 * _LINES:
        return None
    start, end = min(one.left for one in segments), max(one.right for one in segments)
    starts = sorted(one.left for one in segments)
    best: tuple[int, float] | None = None
    tried = 0.0
    for at in range(len(starts) - _LINES + 1):
        edge = starts[at]
        if starts[at + _LINES - 1] - edge > _ALIGNED or edge - start < _WIDTH * (end - start):
            continue
        if edge - tried <= _ALIGNED / 2:
            continue
        tried = edge
        before = [one for one in segments if one.right <= edge]
        after = [one for one in segments if one.left >= edge - _ALIGNED]
        if len(before) < _LINES or len(after) < _LINES or not _are_columns(before, after, rules, edge):
            continue
        across = len(segments) - len(before) - len(after)
        weight = len(before) + len(after) - 2 * across
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, edge
    return best[1] if best else None


def _known_gutter(segments: Sequence[Segment], known: Sequence[float]) -> float | None:
    """A place where columns begin on other pages and where some lines begin on this one, that hardly any cross."""
    for edge in known:
        begin = sum(abs(one.left - edge) <= _ALIGNED for one in segments)
        before = sum(one.right <= edge for one in segments)
        across = len(segments) - before - sum(one.left >= edge - _ALIGNED for one in segments)
        if begin >= _FEW and before >= _FEW and across <= _ACROSS * len(segments):
            return edge - _ALIGNED / 2
    return None


def _are_columns(before: Sequence[Segment], after: Sequence[Segment], rules: Sequence[Rule], edge: float) -> bool:
    """Whether two sides hold running text side by side, rather than the cells of a table."""
    wide = max(one.right for one in after) - min(one.left for one in before)
    if min(_width(side) for side in (before, after)) < _WIDTH * wide:
        return False
    low = max(min(one.base for one in side) for side in (before, after))
    high = min(max(one.base for one in side) for side in (before, after))
    crossing = sum(rule.level and rule.left < edge - _ALIGNED and rule.right > edge + _ALIGNED and low < rule.low < high
                   for rule in rules)
    return high > low and crossing < 2


def _width(side: Sequence[Segment]) -> float:
    """How wide the lines of a side are that are no ends of paragraphs."""
    widths = sorted(one.right - one.left for one in side)
    return widths[int(_FULL * (len(widths) - 1))]


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in segments:
        if rows and abs(rows[-1][0].base - segment.base) <= _LEVEL * min(rows[-1][0].size, segment.size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.left) for row in rows]
