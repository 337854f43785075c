"""Words become segments: stretches of words on one baseline, cut where a wide gap parts columns or cells."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.readers.pdf.rules import Rule
from ingest.readers.pdf.words import Word

_LEVEL = 0.22  # of the type size: words on a line stand no further from its baseline
_SMALL = 0.85  # of the type size: raised or lowered characters are smaller
_RAISED = 0.1  # of the type size: they stand this far off the baseline at least
_OFF = 0.7  # and this far at most
_NEAR = 0.8  # of the type size: so close they stand to the word that they belong to
_HANGING = 2.5  # the same for the number of a note, which stands before its text
WIDE = 1.25  # of the type size: a gap that parts columns or cells
_SIGNS = 4  # characters of the number of a note
_TALL = 30.0  # points: larger type has no notes
_TOUCH = 1.0  # points: words and rules overlap no further
_SMALLEST = 3.0  # points: type that no one can read


@dataclass(frozen=True)
class Segment:
    """Words side by side, from left to right. `base` and `size` are those of most of its characters."""

    words: tuple[Word, ...]
    base: float
    size: float

    @cached_property
    def left(self) -> float:
        """Where it begins, in points."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words, raised characters included."""
        return "".join(word.text if word.glued or not at else f" {word.text}" for at, word in enumerate(self.words))

    def raised(self, at: int) -> bool:
        """Whether a word is set small above the baseline."""
        word = self.words[at]
        return word.size < _SMALL * self.size and word.base > self.base + _RAISED * self.size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for at, word in enumerate(self.words) if not self.raised(at))

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return all(word.italic for at, word in enumerate(self.words) if not self.raised(at))


def segments_of(words: Sequence[Word], rules: Sequence[Rule] = ()) -> list[Segment]:
    """The segments of a page, from top to bottom and left to right. An upright rule parts them too."""
    upright = [rule for rule in rules if not rule.level]
    found: list[Segment] = []
    for row in _rows([word for word in words if word.size >= _SMALLEST]):
        bars = [rule.left for rule in upright if rule.low < row[0].base < rule.high]
        start = 0
        for at in range(1, len(row) + 1):
            first = at == start + 1 and at < len(row) and _hangs(row[start], row[at])
            if at == len(row) or (_parted(row[at - 1], row[at], bars) and not first):
                found.append(segment_of(row[start:at]))
                start = at
    return sorted(found, key=lambda one: (-one.base, one.left))


def _parted(word: Word, after: Word, bars: Sequence[float]) -> bool:
    """Whether a wide gap or an upright rule lies between two words."""
    if after.left - word.right > WIDE * max(word.size, after.size):
        return True
    return any(word.right - _TOUCH < bar < after.left + _TOUCH for bar in bars)


def _hangs(word: Word, after: Word) -> bool:
    """Whether a raised number or sign stands before the words of a note."""
    raised = word.size < _SMALL * after.size and word.base > after.base + _RAISED * after.size
    return raised and len(word.text) <= _SIGNS and after.left - word.right < _HANGING * after.size


def segment_of(words: Sequence[Word]) -> Segment:
    """Words from left to right as one segment."""
    base, size = (_most(words, [value(word) for word in words]) for value in (_base, _size))
    return Segment(tuple(words), base, size)


def _base(word: Word) -> float:
    return word.base


def _size(word: Word) -> float:
    return word.size


def _most(row: Sequence[Word], values: Sequence[float]) -> float:
    """The value that holds for most characters."""
    if len(set(values)) == 1:
        return round(values[0], 1)
    count: Counter[float] = Counter()
    for word, value in zip(row, values, strict=True):
        count[round(value, 1)] += len(word.text)
    return count.most_common(1)[0][0]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words on the same baseline, with the small ones that are raised or lowered beside them."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: -one.base):
        if rows and abs(rows[-1][0].base - word.base) <= _LEVEL * min(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda one: one.left)
    lines = [_Baseline(-row[0].base, tuple(row), tuple(word.left for word in row), max(word.size for word in row))
             for row in rows]
    bases = [line.depth for line in lines]
    for at, line in enumerate(lines):
        _give_away(rows, lines, bases, at, line)
    return [sorted(row, key=lambda one: one.left) for row in rows if row]


@dataclass(frozen=True, slots=True)
class _Baseline:
    """The words that stand on one baseline, from left to right."""

    depth: float
    words: tuple[Word, ...]
    lefts: tuple[float, ...]
    largest: float

    def beside(self, word: Word) -> tuple[Word, ...]:
        """The words to the left and to the right of a place."""
        at = bisect_left(self.lefts, word.left)
        return self.words[max(at - 1, 0):at + 1]


def _give_away(
    rows: Sequence[list[Word]], lines: Sequence[_Baseline], bases: Sequence[float], at: int, line: _Baseline
) -> None:
    """Move raised and lowered words to the line that they belong to; those of a group follow the first of it."""
    last: tuple[Word, int] | None = None
    for word in line.words:
        reach = min(word.size, _TALL) / _SMALL * 2
        low, high = bisect_left(bases, line.depth - reach), bisect_left(bases, line.depth + reach)
        hosts = [
            (max(_aside(word, other), 0.0), abs(other.base - word.base), index)
            for index in range(low, high) if index != at and word.size < _SMALL * lines[index].largest
            for other in lines[index].beside(word)
            if word.size < _SMALL * other.size and abs(word.base - other.base) < _OFF * other.size
            and -_NEAR < _aside(word, other) / other.size < (_NEAR if word.left > other.left else _HANGING)
        ]
        if hosts:
            last = word, min(hosts)[2]
        elif last is None or _aside(word, last[0]) > word.size:
            last = None
            continue
        else:
            last = word, last[1]
        rows[at].remove(word)
        rows[last[1]].append(word)


def _aside(word: Word, other: Word) -> float:
    """How much room lies between two words."""
    return max(word.left - other.right, other.left - word.right)
