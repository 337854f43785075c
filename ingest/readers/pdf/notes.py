"""Notes at the foot of a column: smaller type or a rule above it, and a number before each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ingest.markup import SUPERSCRIPTS
from ingest.readers.pdf.columns import Line
from ingest.readers.pdf.labels import ROMAN, SIGNS, follows, is_number, place_of
from ingest.readers.pdf.markers import raised_numbers
from ingest.readers.pdf.press import body_size
from ingest.readers.pdf.rules import Rule
from ingest.readers.pdf.tables import Part, Table

_SMALLER = 0.93  # of the body's type size
_NUMBER = re.compile(
    rf"(?P<label>\d{{1,4}}|[{SUPERSCRIPTS}]{{1,4}}|{ROMAN})[).]?|(?P<sign>[{SIGNS}]{{1,4}})(?=$|[^\W_])"
)
_AHEAD = 3  # how far a note's number may lie beyond that of the note before
_ABOVE = 4.5  # of the type size: the rule stands no further above the first note
_NARROW, _ASIDE = 150.0, 12.0  # points: the width of the narrowest column; how far a rule begins beside its note
_FEW = 100  # rules of a page that may stand above notes
_LEAD = 0.45  # of the column's width: a rule above notes is no longer, that of a table is


@dataclass(slots=True)
class Foot:
    """A note at a page's foot: its number, and its lines, of which the first begins with the number's word."""

    number: int
    page: int
    label: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of running text, and the notes in order."""

    body: list[Part]
    notes: list[Foot]


def part_notes(parts: Sequence[Part], rules: Mapping[int, Sequence[Rule]]) -> Parted:
    """Take the notes from under the text of each column. `rules` are the lines drawn on each page."""
    size = body_size([part for part in parts if isinstance(part, Line)])
    parted = Parted([], [])
    marked: dict[int, set[int]] = defaultdict(set)
    for part in parts:
        lines = [part] if isinstance(part, Line) else [line for row in part.rows for cell in row for line in cell]
        marked[part.page] |= {number for line in lines for number in raised_numbers(line)}
    for (page, _), group in groupby(parts, key=lambda one: (one.page, one.column)):
        column = list(group)
        # Notes stand below the last table.
        below = max((at + 1 for at, part in enumerate(column) if isinstance(part, Table)), default=0)
        lines = [part for part in column[below:] if isinstance(part, Line)]
        leads = _leads(lines, rules.get(page, ()))
        start = _take_notes(lines, _tail(lines, size, leads), leads, parted.notes, marked[page])
        parted.body.extend(column[:below + start])
    return parted


def _leads(column: Sequence[Line], rules: Sequence[Rule]) -> list[Rule]:
    """The rules of a page that may stand above the notes of a column: short ones."""
    width = max((line.right for line in column), default=0.0) - min((line.left for line in column), default=0.0)
    leads = [rule for rule in rules if rule.level and rule.right - rule.left < _LEAD * max(width, _NARROW)]
    return leads[:_FEW]


def _tail(column: Sequence[Line], size: float, rules: Sequence[Rule]) -> int:
    """Where the lines begin that may be notes: those in small type that end the column, or that a rule is above."""
    start = len(column)
    while start and column[start - 1].size < _SMALLER * size:
        start -= 1
    for at in range(len(column)):
        if _ruled(column, at, rules) and _number(column[at], True) is not None:
            return min(start, at)
    return start


def _ruled(column: Sequence[Line], at: int, rules: Sequence[Rule]) -> bool:
    """Whether a short rule stands between a line and the one above it."""
    line = column[at]
    top = column[at - 1].base if at else line.base + _ABOVE * line.size
    low, high = line.base + 0.5 * line.size, min(top, line.base + _ABOVE * line.size)
    return any(low < rule.low < high and abs(rule.left - line.left) < _ASIDE for rule in rules)


def _number(line: Line, raised: bool) -> int | None:
    """The place of the label that a line begins with; `raised` asks that it stands above the baseline, small."""
    label = label_of(line)
    if label is None or (place := place_of(label)) is None:
        return None
    small = line.whole.raised(0) or label[0] in SUPERSCRIPTS or label[0] in SIGNS
    return place if small or (not raised and is_number(place)) else None


def label_of(line: Line) -> str | None:
    """The number or sign that a line begins with, as printed."""
    words = line.whole.words
    found = _NUMBER.match(words[0].text)
    if found is None or (found["sign"] is None and (len(found[0]) < len(words[0].text) or len(words) < 2)):
        return None
    return found["label"] or found["sign"]


def _take_notes(
    column: Sequence[Line], start: int, rules: Sequence[Rule], notes: list[Foot], marked: Container[int]
) -> int:
    """Put the notes from line `start` on at the end of `notes`; returns where the running text of the column ends."""
    tail = column[start:]
    raised = any(_number(line, True) is not None for line in tail)
    ruled = next((at for at in range(len(tail)) if _ruled(column, start + at, rules)), None)
    first = next((at for at, line in enumerate(tail) if _begins(line, raised, None, marked)), len(tail))
    if ruled is not None and ruled <= first and notes:
        notes[-1].lines.extend(tail[ruled:first])  # it runs on from the column or the page before
    elif first == len(tail) or not (raised or ruled == first or _number(tail[first], False) in marked):
        return len(column)
    else:
        ruled = first
    last: int | None = None
    for line in tail[first:]:
        if _begins(line, raised, last, marked):
            last = _number(line, raised)
            notes.append(Foot(last or 0, line.page, label_of(line) or "", [line]))
        else:
            notes[-1].lines.append(line)
    return start + ruled


def _begins(line: Line, raised: bool, last: int | None, marked: Container[int]) -> bool:
    """Whether a line begins a note: a sign or a roman number only where the page has such a marker."""
    number = _number(line, raised)
    if number is None or number == 0 or (not is_number(number) and number not in marked):
        return False
    return last is None or follows(number, last, _AHEAD)
