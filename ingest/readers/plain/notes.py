"""The footnotes of a text: which lines are notes.

Numbers run 1..N in a paper (anew in an annex), and a marker stands before its note. The choice is made for the whole
paper at once, as the best chain through scored candidates, so that one odd line (a date, a numbered heading, a party
called BIJ1) cannot derail the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.plain.chain import best_chain
from ingest.readers.plain.furniture import is_furniture
from ingest.readers.plain.lines import Layout, Line, narrowed
from ingest.readers.plain.marker_scores import STRONG
from ingest.readers.plain.markers import Candidate
from ingest.readers.plain.note_extent import is_ended, last_line, press_of
from ingest.readers.plain.note_starts import listed_starts, note_starts

_DEEP = 12  # lines: no note is longer without a blank line


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Note `number` on lines `first`..`last` inclusive; its text on the first line starts at `body`.

    `run` counts the numberings of the paper: notes of an annex that begin at 1 again are run 1, and so on.
    """

    number: int
    run: int
    first: int
    last: int
    body: int


def find_notes(lines: Sequence[Line], layout: Layout, candidates: Sequence[Candidate]) -> list[NoteLines]:
    """The notes of a paper, in order."""
    anew = [one.line for one in candidates if one.number == 1 and one.score >= STRONG]
    runs = best_chain(note_starts(lines, layout, candidates), anew)
    runs = runs or best_chain(listed_starts(lines, layout, candidates), anew)
    starts = [start for run in runs for start in run]
    taken = {start.line for start in starts}
    press = press_of(lines, narrowed(layout, _without_notes(lines, taken)), starts)
    body_open = False
    notes: list[NoteLines] = []
    for at, run in enumerate(runs):
        for start in run:
            body_open = _above_is_open(lines, start.line, notes[-1].last if notes else -1, body_open)
            last = last_line(lines, press, start.line, taken, body_open)
            notes.append(NoteLines(start.number, at, start.line, last, start.body))
    return notes


def _without_notes(lines: Sequence[Line], taken: set[int]) -> list[Line]:
    """The lines less those that stand directly below the start of a note."""
    kept: list[Line] = []
    note = -_DEEP
    for line in lines:
        note = line.index if line.index in taken else -_DEEP if line.blank else note
        if line.index - note >= _DEEP:
            kept.append(line)
    return kept


def _above_is_open(lines: Sequence[Line], start: int, last: int, before: bool) -> bool:
    """Whether the running text above a block of notes stops in the middle of a sentence.

    `last` is the last line of the note before; directly below that the answer of its block, `before`, still holds.
    """
    for at in range(start - 1, last, -1):
        if not lines[at].blank and not is_furniture(lines[at].text, True):
            return not is_ended(lines[at].text)
    return before
