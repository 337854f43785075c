"""Footnotes of a text: which lines are notes, and where the marker of each stands.

Numbers run 1..N in a paper, a marker stands before its note, and markers come in the order of the notes. Both choices
are made for the whole paper at once, as the best chain through scored candidates (dynamic programming), so that one odd
line (a date, a numbered heading, a party called BIJ1) cannot derail the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.furniture import is_furniture
from ingest.lines import Layout, Line
from ingest.markers import SUPERSCRIPTS, Candidate

_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_MARKED = re.compile(
    rf"^(?:<sup>\s*(?P<sup>\d{{1,4}})\s*</sup>|(?P<raised>[{SUPERSCRIPTS}]{{1,4}})|\^\{{?(?P<caret>\d{{1,4}})\}}?\^?"
    rf"|\[\^(?P<link>\d{{1,4}})\]:|\[(?P<bracket>\d{{1,3}})\])\s*(?=\S)"
)
_BARE = re.compile(r"^(?P<bare>\d{1,3})(?:\s+(?=\S)|(?=[A-Z][a-z]))")
_MONTH = re.compile(
    r"^(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b", re.I
)
_NOTE_LIKE = re.compile(
    r"^(?:Kamerstuk|Handelingen|Aanhangsel|https?://|www\.|Zie |Raadpleegbaar|Brief|Bijlage|Stb\.|Stcrt\.|Artikel |"
    r"Idem|Ibid|Vgl|Onder meer|\d{4}[DZA]\d{5})|\(\d{4}\)|https?://|www\.|, nr\. \d", re.I
)
_UNFINISHED = (":", ",", ";", "-", "–", "/", "(", "_", "=", "&")
_TERMINAL = (".", "?", "!", ":", ";", "»", "”", "\"", ")", "’")
_GAP_COST = 6.0


@dataclass(frozen=True, slots=True)
class Note:
    """Note `number` on lines `first`..`last` inclusive; its text on the first line starts at `body`."""

    number: int
    first: int
    last: int
    body: int


@dataclass(frozen=True, slots=True)
class _Start:
    number: int
    line: int
    body: int
    score: float


def find_notes(lines: Sequence[Line], layout: Layout, candidates: Sequence[Candidate]) -> list[Note]:
    """The note lines of a paper, in order."""
    first_marker: dict[int, int] = {}
    for one in candidates:
        first_marker.setdefault(one.number, one.line)
    marked = list(_starts(lines, layout, first_marker, _MARKED))
    starts = _best_chain(marked or list(_starts(lines, layout, first_marker, _BARE)))
    taken = {start.line for start in starts}
    return [Note(one.number, one.line, _last_line(lines, layout, one, taken), one.body) for one in starts]


def _starts(
    lines: Sequence[Line], layout: Layout, first_marker: dict[int, int], pattern: re.Pattern[str]
) -> list[_Start]:
    """Lines that may begin a note, each with a score; those whose number no marker precedes do not count."""
    found = []
    for line in lines:
        match = pattern.match(line.text)
        if not match or "\t" in line.text:
            continue
        shape = next(text for text in match.groupdict().values() if text)
        number = int(shape.translate(_DIGITS))
        if number == 0 or first_marker.get(number, line.index) >= line.index:
            continue
        score = 8.0 if pattern is _MARKED else _bare_score(lines, layout, line, line.text[match.end():])
        if score > 0:
            found.append(_Start(number, line.index, match.end(), score))
    return found


def _bare_score(lines: Sequence[Line], layout: Layout, line: Line, rest: str) -> float:
    """How note-like `3 Raadpleegbaar via …` is, by its words and by the line before it."""
    score = 2.0
    if _MONTH.match(rest):
        score -= 3.0
    if _NOTE_LIKE.search(rest):
        score += 2.0
    if not (rest[0].isupper() or rest[0] in "(«'‘\"“" or _NOTE_LIKE.search(rest)):
        score -= 1.5
    before = lines[line.index - 1] if line.index else None
    if before is None or before.blank:
        return score + 1.0
    if layout.spaced:
        return score - (5.0 if before.open else 0.0)
    if _BARE.match(before.text) or before.text.endswith(_TERMINAL):
        return score
    return score - 2.0


def _best_chain(starts: Sequence[_Start]) -> list[_Start]:
    """The best run of rising numbers; each number left out costs."""
    total: list[float] = []
    previous: list[int | None] = []
    for at, one in enumerate(starts):
        best, link = -_GAP_COST * (one.number - 1), None
        for before in range(at):
            step = one.number - starts[before].number
            if step >= 1 and total[before] - _GAP_COST * (step - 1) > best:
                best, link = total[before] - _GAP_COST * (step - 1), before
        total.append(best + one.score)
        previous.append(link)
    if not total or max(total) <= 0:
        return []
    here: int | None = max(range(len(total)), key=total.__getitem__)
    chain = []
    while here is not None:
        chain.append(starts[here])
        here = previous[here]
    return chain[::-1]


def _last_line(lines: Sequence[Line], layout: Layout, start: _Start, taken: set[int]) -> int:
    """The last line of the note that begins at `start`: notes run on over lines, and over blank lines too."""
    body_open = _body_is_open(lines, start.line, taken)
    last = start.line
    at = start.line + 1
    while at < len(lines):
        line = lines[at]
        if line.blank:
            at += 1
            continue
        alone = at - last > 1
        if at in taken or is_furniture(line.text, alone) or line.page != lines[last].page:
            break
        if not _runs_on(lines[last], line, alone, layout, body_open):
            break
        last = at
        at += 1
    return last


def _body_is_open(lines: Sequence[Line], at: int, taken: set[int]) -> bool:
    """Whether the running text above a block of notes stops in the middle of a sentence."""
    above = at - 1
    while above >= 0 and (lines[above].blank or above in taken):
        above -= 1
    return above >= 0 and not lines[above].text.endswith(_TERMINAL)


def _runs_on(last: Line, line: Line, gap: bool, layout: Layout, body_open: bool) -> bool:
    """Whether `line` goes on with the note whose line so far is `last`."""
    if re.match(r"^(?:#|[-–•*] |\|)", line.text) or "\t" in line.text:
        return False
    broken_off = last.text.endswith(_UNFINISHED)
    if layout.spaced:
        if line.indented:
            return False  # a page begins
        if last.open:
            return not (gap and last.text.endswith("."))
        return last.text.endswith(("-", "–", "/", "_", "="))
    if not gap:
        return layout.wrapped or broken_off or not last.text.endswith(_TERMINAL)
    if broken_off:
        return True
    return line.text[0].islower() and not body_open and not last.text.endswith(_TERMINAL)


def place_markers(lines: Sequence[Line], candidates: Sequence[Candidate], notes: Sequence[Note]) -> list[Candidate]:
    """The best marker for each note: rising numbers in reading order, each before its own note.

    A marker of the page's own stretch of text (between the previous block of notes and the note) is preferred; one
    from the stretch before is taken where there is no other.
    """
    if not notes:
        return []
    allowed = _allowance(lines, notes)
    usable = [(one, one.score + bonus) for one in candidates if (bonus := allowed(one)) is not None]
    chosen = set(_rising(usable))
    again = {one for one, _ in usable if one.explicit}  # a second marker of the same note
    return sorted(chosen | again, key=lambda one: (*one.place, one.number))


def _allowance(lines: Sequence[Line], notes: Sequence[Note]) -> Callable[[Candidate], float | None]:
    """A function from a candidate to its bonus for standing in the right stretch; None rules it out."""
    inside = {line for note in notes for line in range(note.first, note.last + 1)}
    starts = [0]  # first line of each stretch of running text
    stretches: dict[int, tuple[int, int, int]] = {}  # note number: previous stretch, own stretch, the note's own line
    last = -1
    for note in notes:
        between = lines[last + 1:note.first]
        if last >= 0 and any(line.text and not is_furniture(line.text, True) for line in between):
            starts.append(last + 1)
        stretches[note.number] = (starts[-2] if len(starts) > 1 else 0, starts[-1], note.first)
        last = note.last

    def bonus(one: Candidate) -> float | None:
        if one.number not in stretches or one.line in inside:
            return None
        previous, own, end = stretches[one.number]
        if own <= one.line < end:
            return 3.0
        return 0.5 if previous <= one.line < own else None

    return bonus


def _rising(usable: Sequence[tuple[Candidate, float]]) -> list[Candidate]:
    """The weightiest subsequence of rising numbers."""
    best: dict[int, float] = {}
    chains: dict[int, list[Candidate]] = {}
    for one, gain in usable:
        below = [(total, number) for number, total in best.items() if number < one.number]
        total, link = max(below, default=(0.0, 0))
        if total + gain > best.get(one.number, 0.0):
            best[one.number] = total + gain
            chains[one.number] = [*chains.get(link, []), one]
    return chains[max(best, key=best.__getitem__)] if best else []
