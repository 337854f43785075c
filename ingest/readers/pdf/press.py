"""How a paper is set: its type sizes, the distance between its lines, the edges of its columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import terminal
from ingest.readers.pdf.columns import Line

_ALIGNED = 4.0  # points: left edges that are the same
_FEW = 4  # lines of a type size from which its line distance is known
_USUAL = 1.2  # of the type size: the distance of lines where it cannot be known
_SHARE = 0.35  # of the most frequent size: as many characters as that are much
_FULL = 0.97  # of the lines of a column are no wider than its margin
_BODY = 0.85  # of the body's type size: what is smaller is set by itself
_MANY = 0.4  # of the lines at the most frequent edge: as many make another
_ROOM = 0.1  # of the type size: less room than this is none
_GAP = 1.28  # of the line distance: more is a gap between paragraphs
_REGULAR_GAP = 1.14  # the same where lines stand at the same distance
_REGULAR = 0.85  # of the distances that are no gaps: as many are alike
_ALIKE = 0.03  # of the distance: alike distances differ no more
_FLUSH = 1.0  # points: a line that ends so near to the margin is full
_JUSTIFIED = 0.6  # of the lines of a column: as many end at the margin


@dataclass(frozen=True, slots=True)
class Press:
    """Line distances by type size, and the right margin by the left edge of a column; in points."""

    size: float
    leading: dict[float, float]
    gaps: dict[float, float]
    justified: frozenset[tuple[int, int]]
    margins: dict[tuple[int, int], float]
    edges: dict[tuple[int, int], float]

    def apart(self, above: Line, line: Line) -> bool:
        """Whether more than the usual distance lies between two lines of a column."""
        of = _size(line)
        usual = self.leading.get(of, _USUAL * line.size)
        if _size(above) > _size(line) and self.leading.get(_size(above), 0.0) > usual:
            of, usual = _size(above), self.leading[_size(above)]
        return above.base - line.base > self.gaps.get(of, _GAP) * usual

    def room(self, above: Line, line: Line) -> bool:
        """Whether the first word of a line would still have fitted on the line above it."""
        first = line.whole.words[0]
        end = next((at for at, word in enumerate(line.whole.words) if at and not word.glued), len(line.whole.words))
        width = line.whole.words[end - 1].right - first.left
        margin = self.margins[above.page, above.column]
        if (above.page, above.column) in self.justified:
            return above.right < margin - max(_FLUSH, _ROOM * above.size)
        return above.right + 0.25 * above.size + width < margin - _ROOM * above.size

    def edge(self, line: Line) -> float:
        """The left edge of the column that a line stands in."""
        return self.edges[line.page, line.column]


def body_size(lines: Sequence[Line]) -> float:
    """The largest size of much of the text, in points; 0 where there is none. Notes can be longer than the text."""
    count: Counter[float] = Counter({0.0: 0})
    for line in lines:
        count[round(line.size, 1)] += len(line.text)
    most = count.most_common(1)[0][1]
    return max(size for size, times in count.items() if times >= _SHARE * most)


def press_of(lines: Sequence[Line]) -> Press:
    """Measure the running text of a paper."""
    size = body_size(lines)
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.page, line.column].append(line)
    for column in columns.values():
        for above, line in pairwise(column):
            step = round(above.base - line.base, 1)
            if _size(above) == _size(line) and 0.8 * line.size < step < 3 * line.size:
                steps[_size(line)][step] += 1
    leading = {of: _least_common(count) for of, count in steps.items() if sum(count.values()) >= _FEW}
    edges = {key: _edge(column, size) for key, column in columns.items()}
    gaps = {of: _REGULAR_GAP for of, usual in leading.items() if _is_regular(steps[of], usual)}
    margins = _margins(columns, edges)
    loose = Press(size, leading, gaps, frozenset(), margins, edges)
    if _is_gapped(loose, columns.values()):
        return loose  # gaps say where paragraphs end; a line that ends a little early says less
    return replace(loose, justified=_justified(columns, margins))


def _is_gapped(press: Press, columns: Iterable[Sequence[Line]]) -> bool:
    """Whether gaps part most paragraphs."""
    gaps = ends = 0
    for column in columns:
        for above, line in pairwise(column):
            if press.apart(above, line):
                gaps += 1
            elif press.room(above, line) and terminal(above.text):
                ends += 1
    return gaps >= _FEW and gaps > 2 * ends


def _is_regular(count: Counter[float], usual: float) -> bool:
    """Whether lines stand at one distance, so that a little more is a gap."""
    near = {step: times for step, times in count.items() if step < _GAP * usual}
    alike = sum(times for step, times in near.items() if abs(step - usual) <= _ALIKE * usual)
    return alike >= _REGULAR * sum(near.values())


def _justified(
    columns: dict[tuple[int, int], list[Line]], margins: dict[tuple[int, int], float]
) -> frozenset[tuple[int, int]]:
    """The columns of which most lines end at the margin exactly."""
    return frozenset(
        key for key, column in columns.items()
        if len(column) >= _FEW
        and sum(abs(line.right - margins[key]) <= _FLUSH for line in column) >= _JUSTIFIED * len(column)
    )


def _size(line: Line) -> float:
    return round(line.size, 1)


def _least_common(count: Counter[float]) -> float:
    """The smallest of the frequent distances: gaps between paragraphs can be as frequent as lines within them."""
    most = count.most_common(1)[0][1]
    return min(step for step, times in count.items() if times >= 0.3 * most)


def _edge(column: Sequence[Line], size: float) -> float:
    """The leftmost of the edges at which most lines begin."""
    count = Counter(round(line.left / _ALIGNED) for line in column if line.size > _BODY * size)
    if not count:
        return column[0].left
    most = max(count.values())
    first = min(edge for edge, times in count.items() if times >= _MANY * most)
    return min(line.left for line in column if round(line.left / _ALIGNED) == first)


def _margins(
    columns: dict[tuple[int, int], list[Line]], edges: dict[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """The right margin of each column: where the full lines end of all columns with the same left edge."""
    widths: list[tuple[float, list[float]]] = []
    placed: dict[tuple[int, int], int] = {}
    for key, edge in edges.items():
        rights = [line.right for line in columns[key]]
        at = next((n for n, (other, _) in enumerate(widths) if abs(other - edge) < _ALIGNED), None)
        if at is None:
            at = len(widths)
            widths.append((edge, []))
        widths[at][1].extend(rights)
        placed[key] = at
    ends = []
    for _, rights in widths:
        rights.sort()
        ends.append(rights[int(_FULL * (len(rights) - 1))] if len(rights) > 20 else rights[-1])
    return {key: ends[at] for key, at in placed.items()}
