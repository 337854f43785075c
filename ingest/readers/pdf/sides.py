"""Blocks of small type beside the text: addresses and references at the edge of a letter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.readers.pdf.rows import Segment

_SMALLER = 0.93  # of the type size of the text
_ALIGNED = 3.0  # points: the lines of a block begin at the same place
_LINES = 4  # of a block at least
_LEVEL = 4.0  # points: lines beside each other
_CROSSING = 3  # lines of text, such as titles, that run across the column of a block at most
_WORDY = 0.5  # of its characters are letters at least; those of a table's cells are figures


def part_sides(segments: Sequence[Segment]) -> tuple[list[Segment], list[list[Segment]]]:
    """(the text, the blocks beside it): small type that begins where the text beside it has ended."""
    count: Counter[float] = Counter()
    for segment in segments:
        count[round(segment.size, 1)] += len(segment.text)
    size = count.most_common(1)[0][0] if count else 0.0
    text = sorted((one for one in segments if one.size >= _SMALLER * size), key=lambda one: one.base)
    small: dict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        if segment.size < _SMALLER * size:
            small[round(segment.left / _ALIGNED)].append(segment)
    bases = [one.base for one in text]
    blocks = [block for block in small.values() if len(block) >= _LINES and _is_beside(block, text, bases)]
    taken = {id(segment) for block in blocks for segment in block}
    return [one for one in segments if id(one) not in taken], blocks


def _is_beside(block: Sequence[Segment], text: Sequence[Segment], bases: Sequence[float]) -> bool:
    """Whether running text stands beside a block, wholly to its left or wholly to its right."""
    low, high = min(one.base for one in block), max(one.base for one in block)
    beside = text[bisect_left(bases, low - _LEVEL):bisect_right(bases, high + _LEVEL)]
    left, right = min(one.left for one in block), max(one.right for one in block)
    words = "".join(one.text for one in block)
    wordy = sum(char.isalpha() for char in words) > _WORDY * len(words)
    over = sum(one.left < right and one.right > left for one in text)  # as the text above notes does
    apart = over <= _CROSSING and (all(one.right < left for one in beside) or all(one.left > right for one in beside))
    return wordy and len(beside) > 1 and apart
