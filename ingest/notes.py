"""The footnotes of a text: which lines are notes.

Numbers run 1..N in a paper (anew in an annex), and a marker stands before its note. The choice is made for the whole
paper at once, as the best chain through scored candidates, so that one odd line (a date, a numbered heading, a party
called BIJ1) cannot derail the rest. Where a note ends is read from the print: a line that had room for the next word
was the note's last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.blocks import UNENDED
from ingest.chain import Start, best_chain
from ingest.furniture import is_furniture
from ingest.lines import SOFT_HYPHEN, Layout, Line, narrowed, neighbours
from ingest.margins import Margin, find_margin
from ingest.markers import STRONG, Candidate
from ingest.note_starts import listed_starts, note_starts

_SENTENCE_END = re.compile(r"(?:[.?!:;…]|[»”])[)»”’\"']*(?:\d{1,3}(?:, ?\d{1,3})*)?$")
_BROKEN = ("-", "–", "/", "_", "=", "&", SOFT_HYPHEN)
_UNFINISHED = (",", "(", ":", *_BROKEN)
_ASIDE = re.compile(r"^(?:#|[-–•*] |\|)")
_ENDS_IN_URL = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:)»”]$")
_GOES_ON_AS_URL = re.compile(r"^[\w%~+]+(?:[-_/=&?%.][\w%~+]+)+[./]*(?:\s|$)")
_BY_CHANCE = 0.05  # of all notes end in a full line without a full stop, above a blank line
_FULL = 0.96  # of the margin, which a few notes show less exactly than a text's many lines
_NEAR = 6  # lines
_WIDEST = 1.5  # times the width of running text, for notes
_LONGER = 1.06  # times the width of running text: only a note's smaller type is as wide


@dataclass(frozen=True, slots=True)
class Note:
    """Note `number` on lines `first`..`last` inclusive; its text on the first line starts at `body`.

    `run` counts the numberings of the paper: notes of an annex that begin at 1 again are run 1, and so on.
    """

    number: int
    run: int
    first: int
    last: int
    body: int


@dataclass(frozen=True, slots=True)
class _Print:
    """How notes are set: their margin, and whether blank lines come after their first lines."""

    layout: Layout
    margin: Margin
    gaps: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A line that may go on with a note, and what is known about its surroundings."""

    last: Line  # the note's last line so far
    line: Line
    gap: bool  # blank lines stand between the two
    first: bool  # `last` is the note's first line
    below: Line | None  # the line directly below `line`, if it begins no note
    note_near: bool  # another note begins soon
    body_open: bool  # the running text above the notes stops in the middle of a sentence


def find_notes(lines: Sequence[Line], layout: Layout, candidates: Sequence[Candidate]) -> list[Note]:
    """The notes of a paper, in order."""
    anew = [one.line for one in candidates if one.number == 1 and one.score >= STRONG]
    runs = best_chain(note_starts(lines, layout, candidates), anew)
    runs = runs or best_chain(listed_starts(lines, layout, candidates), anew)
    starts = [start for run in runs for start in run]
    taken = {start.line for start in starts}
    press = _print_of(lines, narrowed(layout, _without_notes(lines, taken)), starts)
    body_open = False
    notes: list[Note] = []
    for at, run in enumerate(runs):
        for start in run:
            body_open = _above_is_open(lines, start.line, notes[-1].last if notes else -1, body_open)
            last = _last_line(lines, press, start.line, taken, body_open)
            notes.append(Note(start.number, at, start.line, last, start.body))
    return notes


def _without_notes(lines: Sequence[Line], taken: set[int]) -> list[Line]:
    """The lines less those that stand directly below the start of a note, as far as the next blank line."""
    kept: list[Line] = []
    inside = False
    for line in lines:
        inside = line.index in taken or (inside and not line.blank)
        if not inside:
            kept.append(line)
    return kept


def _above_is_open(lines: Sequence[Line], start: int, last: int, before: bool) -> bool:
    """Whether the running text above a block of notes stops in the middle of a sentence.

    `last` is the last line of the note before; directly below that the answer of its block, `before`, still holds.
    """
    for at in range(start - 1, last, -1):
        if not lines[at].blank and not is_furniture(lines[at].text, True):
            return not _ended(lines[at].text)
    return before


def _print_of(lines: Sequence[Line], layout: Layout, starts: Sequence[Start]) -> _Print:
    """Measure the notes by the lines that stand directly below their first ones."""
    body = layout.margin
    taken = {start.line for start in starts}
    followed = [pair for start in starts for pair in neighbours(lines[start.line:start.line + 2])
                if start.line + 1 not in taken]
    margin = find_margin(followed, body.face) if layout.wrapped else None
    if margin is None or margin.width < body.width:
        widest = max((body.advance(lines[start.line].text) for start in starts), default=0.0)
        margin = replace(body, width=max(body.width, min(widest, _WIDEST * body.width)))
    press = _Print(layout, margin, False)
    apart = 0
    for start in starts:
        first, *below = lines[start.line:start.line + 3]
        if len(below) == 2 and below[0].blank and not below[1].blank and below[1].index not in taken:
            apart += not _ended(first.text) and _is_full(press, first, below[1])
    return replace(press, gaps=apart > _BY_CHANCE * len(starts))


def _last_line(lines: Sequence[Line], press: _Print, first: int, taken: set[int], body_open: bool) -> int:
    """The last line of the note that begins on line `first`: notes run on over lines, and over blank lines too."""
    last = first
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if line.blank:
            continue
        if at in taken or line.page != lines[last].page:
            break
        gap = at - last > 1
        if is_furniture(line.text, gap) and not (_broken(press, lines[last], line) and line.text.isdigit()):
            break
        below = _below(lines, at) if at + 1 not in taken else None
        place = _Place(lines[last], line, gap, last == first, below, _note_is_near(at, taken), body_open)
        if not _runs_on(press, place):
            break
        last = at
    return last


def _below(lines: Sequence[Line], at: int) -> Line | None:
    """The line directly below, if it is not blank."""
    return lines[at + 1] if at + 1 < len(lines) and not lines[at + 1].blank else None


def _note_is_near(at: int, taken: set[int]) -> bool:
    """Whether another note begins so soon that no running text can lie between."""
    return any(line in taken for line in range(at + 1, at + _NEAR))


def _ended(text: str) -> bool:
    """Whether a line ends like a sentence, a marker after it aside."""
    return bool(_SENTENCE_END.search(text)) and not UNENDED.search(text)


def _is_full(press: _Print, last: Line, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted on the note's line before it."""
    return press.margin.fill(last.text, line.text) > _FULL


def _broken(press: _Print, last: Line, line: Line) -> bool:
    """Whether a line stops where only a full one does: after a hyphen, or inside a URL."""
    hyphen = last.text.endswith(("-", "–", SOFT_HYPHEN))
    return hyphen or (last.text.endswith(_BROKEN) and (not press.layout.wrapped or _is_full(press, last, line)))


def _runs_on(press: _Print, place: _Place) -> bool:
    """Whether a line goes on with the note."""
    last, line, layout = place.last, place.line, press.layout
    if "\t" in line.text:
        return False
    if _ASIDE.match(line.text) and (place.gap or _ended(last.text)):
        return False
    url = bool(_ENDS_IN_URL.search(last.text) and _GOES_ON_AS_URL.match(line.text))
    if line.indented and layout.wrapped:
        return False  # a page begins
    if layout.spaced:
        if last.open:
            return not (place.gap and _ended(last.text) and not _is_full(press, last, line))
        return _broken(press, last, line) or url
    if _broken(press, last, line) or (url and layout.wrapped and _is_full(press, last, line)):
        return True
    if not layout.wrapped:
        lower = line.text[0].islower() and not place.body_open
        return last.text.endswith(_UNFINISHED) or (not _ended(last.text) and (lower or not place.gap))
    if not _is_full(press, last, line):
        return last.text.endswith(_UNFINISHED) and not place.body_open
    return _runs_on_below_full(press, place)


def _fills_body_only(press: _Print, place: _Place) -> bool:
    """Whether a line with another below it is as wide as running text, and not as a note."""
    if place.below is None or place.gap:
        return False
    body = press.layout.margin
    return body.is_full(place.line.text, place.below.text) and not _is_full(press, place.line, place.below)


def _runs_on_below_full(press: _Print, place: _Place) -> bool:
    """The same below a full line of wrapped text without trailing spaces."""
    line, layout = place.line, press.layout
    ended, lower = _ended(place.last.text), line.text[0].islower()
    if layout.margin.advance(line.text) > _LONGER * layout.margin.width:
        return True
    if place.gap and (ended or not place.first):
        return False
    if place.body_open and lower and (ended or _fills_body_only(press, place)):
        return False  # the running text goes on
    if not place.gap or place.note_near:
        return True
    if place.below is not None and not layout.margin.is_full(line.text, place.below.text):
        return True  # it stops short where running text would not
    return press.gaps or (lower and not place.body_open)
