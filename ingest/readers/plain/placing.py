"""Where the marker of each footnote stands: the best ordered choice among candidates."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.readers.plain.chain import PrefixMaximum
from ingest.readers.plain.furniture import is_furniture
from ingest.readers.plain.lines import Line
from ingest.readers.plain.markers import Candidate
from ingest.readers.plain.notes import NoteLines

_OWN, _PREVIOUS = 3.0, 0.5  # what a marker gains in its note's own stretch of text and in the one before

_LITTLE = 100  # characters of text between two notes that are a part of them rather than a stretch of its own


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker of `notes[note]` at `line[start:end]`."""

    line: int
    start: int
    end: int
    note: int
    loose: bool = False  # it stood between spaces


@dataclass(frozen=True, slots=True)
class _Reach:
    """Lines in which the marker of `notes[note]` may stand: from `own` up to `end`, else from `previous`."""

    note: int
    previous: int
    own: int
    end: int


def place_markers(lines: Sequence[Line], candidates: Sequence[Candidate], notes: Sequence[NoteLines]) -> list[Marker]:
    """The best marker for each note: rising numbers in reading order, each before its own note.

    A marker of the page's own stretch of text (between the block of notes before and the note) is preferred; one from
    the stretch before is taken where there is no other. Explicit markers count as often as they stand there.
    """
    inside = {line for note in notes for line in range(note.first, note.last + 1)}
    free = [one for one in candidates if one.line not in inside]
    placed: list[Marker] = []
    reaches = _reaches(lines, notes)
    for _, run in groupby(reaches, key=lambda one: notes[one.note].run):
        placed += _place_run(free, {notes[one.note].number: one for one in run})
    return sorted(placed, key=lambda one: (one.line, one.start, one.end, one.note))


def _reaches(lines: Sequence[Line], notes: Sequence[NoteLines]) -> list[_Reach]:
    """A stretch is the running text between two blocks of notes."""
    found: list[_Reach] = []
    starts = [0]
    last = -1
    for at, note in enumerate(notes):
        between = lines[last + 1:note.first]
        if last >= 0 and sum(len(line.text) for line in between if not is_furniture(line.text, True)) > _LITTLE:
            starts.append(last + 1)
        if at and note.run != notes[at - 1].run:
            starts = starts[-1:]
        found.append(_Reach(at, starts[-2] if len(starts) > 1 else starts[-1], starts[-1], note.first))
        last = note.last
    return found


def _place_run(free: Sequence[Candidate], reaches: dict[int, _Reach]) -> list[Marker]:
    """The markers of one numbering."""
    lines = [one.line for one in free]
    begin = bisect_left(lines, min(reach.previous for reach in reaches.values()))
    stop = bisect_left(lines, max(reach.end for reach in reaches.values()))
    usable: list[tuple[Candidate, float]] = []
    for one in free[begin:stop]:
        reach = reaches.get(one.number)
        if reach is not None and reach.previous <= one.line < reach.end:
            usable.append((one, one.score + (_OWN if one.line >= reach.own else _PREVIOUS)))
    chosen = set(_rising(usable))
    chosen |= _repeated([one for one, _ in usable], chosen)
    commas = {one.hangs_on for one in chosen}  # the comma of a group goes with its numbers
    return [
        Marker(one.line, one.start, one.end + 2 * ((one.line, one.end) in commas), reaches[one.number].note, one.loose)
        for one in chosen
    ]


def _rising(usable: Sequence[tuple[Candidate, float]]) -> list[Candidate]:
    """The weightiest subsequence of rising numbers."""
    if not usable:
        return []
    best = PrefixMaximum(max(one.number for one, _ in usable))
    links: list[int | None] = []
    top, last = 0.0, 0
    for at, (one, gain) in enumerate(usable):
        below = best.best(one.number - 1)
        total = gain + (below[0] if below else 0.0)
        links.append(below[1] if below else None)
        best.put(one.number, total, at)
        if total > top:
            top, last = total, at
    chain: list[Candidate] = []
    here: int | None = last
    while here is not None:
        chain.append(usable[here][0])
        here = links[here]
    return chain


def _repeated(usable: Sequence[Candidate], chosen: set[Candidate]) -> set[Candidate]:
    """Further explicit markers of a note that has an explicit one; after digits they are powers (`10³`)."""
    marked: dict[int, bool] = defaultdict(bool)
    for one in chosen:
        marked[one.number] |= one.explicit
    return {one for one in usable if one.explicit and marked[one.number] and not one.after_digit}
