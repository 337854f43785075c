"""The best run of rising numbers through scored candidates, in n log n."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

GAP_COST = 6.0  # of each number left out
RESTART_COST = 3.0  # of numbers that begin at 1 again, as those of an annex do


@dataclass(frozen=True, slots=True)
class Start:
    """A line that may begin note `number`; the note's text begins at `body` in the line."""

    number: int
    line: int
    body: int
    score: float


class PrefixMaximum:
    """The best (value, item) among keys up to a limit: a Fenwick tree for maxima. Keys run from 1 to `size`."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int] | None] = [None] * (size + 1)

    def put(self, key: int, value: float, item: int) -> None:
        """Remember `item` under `key`; of equal values the first stays."""
        while key < len(self._tree):
            best = self._tree[key]
            if best is None or value > best[0]:
                self._tree[key] = (value, item)
            key += key & -key

    def best(self, limit: int) -> tuple[float, int] | None:
        """The best pair among keys 1..limit, None where there is none."""
        found: tuple[float, int] | None = None
        while limit > 0:
            one = self._tree[limit]
            if one is not None and (found is None or one[0] > found[0]):
                found = one
            limit -= limit & -limit
        return found


def best_chain(starts: Sequence[Start], anew: Sequence[int]) -> list[list[Start]]:
    """The best notes among `starts` (in line order), as runs that each rise from about 1.

    A run may begin anew at number 1 where one of the lines `anew` (rising) holds a clear marker 1 that comes after the
    start of the note before.
    """
    if not starts:
        return []
    rising = PrefixMaximum(max(one.number for one in starts))
    totals: list[float] = []
    links: list[int | None] = []
    leaders: list[int] = []  # the best start up to and with each
    for at, one in enumerate(starts):
        below = rising.best(one.number - 1)
        total, link = (0.0, None) if below is None or below[0] <= 0 else below
        total -= GAP_COST * (one.number - 1)
        if one.number == 1 and leaders:
            before = _before_marker(starts, at, one.line, anew)
            if before is not None and totals[leaders[before]] - RESTART_COST > total:
                total, link = totals[leaders[before]] - RESTART_COST, leaders[before]
        totals.append(total + one.score)
        links.append(link)
        rising.put(one.number, totals[at] + GAP_COST * one.number, at)
        leaders.append(at if not leaders or totals[at] >= totals[leaders[-1]] else leaders[-1])
    return _runs(starts, links, leaders[-1]) if totals[leaders[-1]] > 0 else []


def _before_marker(starts: Sequence[Start], at: int, line: int, anew: Sequence[int]) -> int | None:
    """The last start before the marker 1 that stands last before `line`; None where there is neither."""
    marker = bisect_left(anew, line) - 1
    if marker < 0:
        return None
    before = bisect_left(starts, anew[marker] + 1, hi=at, key=lambda one: one.line) - 1
    return before if before >= 0 else None


def _runs(starts: Sequence[Start], links: Sequence[int | None], last: int) -> list[list[Start]]:
    runs: list[list[Start]] = []
    here: int | None = last
    after = 0  # the number that follows in the run
    while here is not None:
        if starts[here].number >= after:
            runs.append([])
        runs[-1].append(starts[here])
        after, here = starts[here].number, links[here]
    return [run[::-1] for run in runs[::-1]]
