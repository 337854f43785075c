"""Where a footnote ends, as its print shows: a line that had room for the next word was the note's last.

Extractors that leave a trailing space inside a paragraph, and none at its end, show it directly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.blocks import UNENDED
from ingest.joining import SOFT_HYPHEN, ends_in_url, goes_on_as_url, has_url_marks
from ingest.readers.plain.chain import Start
from ingest.readers.plain.furniture import is_furniture
from ingest.readers.plain.lines import Layout, Line, neighbours
from ingest.readers.plain.margins import Margin, find_margin

_SENTENCE_END = re.compile(r"(?:[.?!:;…]|[»”])[)»”’\"']*(?:\d{1,3}(?:, ?\d{1,3})*)?$")
_BROKEN = ("/", "_", "=", "&")
_HYPHENS = ("-", "–", SOFT_HYPHEN)
_UNFINISHED = (",", "(", ":", *_HYPHENS)
_ASIDE = re.compile(r"^(?:#|[-–•*] |\|)")
_ENDS_IN_URL = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:)»”]$")
_BY_CHANCE = 0.05  # of all notes end in a full line without a full stop, above a blank line
_FULL = 0.96  # of the margin, which a few notes show less exactly than a text's many lines
_NEAR = 6  # lines: less than the running text of a page
_DEEP = 12  # lines: as many as a long note has
_WIDEST = 1.5  # times the width of running text, for notes
_LONGER = 1.06  # times the width of running text: only a note's smaller type is as wide


@dataclass(frozen=True, slots=True)
class Press:
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
    in_block: bool  # and no blank line stands before it
    body_open: bool  # the running text above the notes stops in the middle of a sentence


def press_of(lines: Sequence[Line], layout: Layout, starts: Sequence[Start]) -> Press:
    """Measure the notes by the lines that stand directly below their first ones."""
    body = layout.margin
    taken = {start.line for start in starts}
    followed = [pair for start in starts for pair in neighbours(lines[start.line:start.line + 2])
                if start.line + 1 not in taken]
    margin = find_margin(followed, body.face) if layout.wrapped else None
    if margin is None or margin.width < body.width:
        widest = max((body.advance(lines[start.line].text) for start in starts), default=0.0)
        margin = replace(body, width=max(body.width, min(widest, _WIDEST * body.width)))
    press = Press(layout, margin, False)
    apart = 0
    for start in starts:
        first, *below = lines[start.line:start.line + 3]
        if len(below) == 2 and below[0].blank and not below[1].blank and below[1].index not in taken:
            apart += not is_ended(first.text) and _is_full(press, first, below[1])
    return replace(press, gaps=apart > _BY_CHANCE * len(starts))


def last_line(lines: Sequence[Line], press: Press, first: int, taken: set[int], body_open: bool) -> int:
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
        near = any(other in taken for other in range(at + 1, at + _NEAR))
        in_block = _in_block(lines, at, taken, _NEAR // 2 if press.layout.dense else _DEEP)
        place = _Place(lines[last], line, gap, last == first, below, near, in_block, body_open)
        if not _runs_on(press, place):
            break
        last = at
    return last


def _below(lines: Sequence[Line], at: int) -> Line | None:
    """The line directly below, if it is not blank."""
    return lines[at + 1] if at + 1 < len(lines) and not lines[at + 1].blank else None


def _in_block(lines: Sequence[Line], at: int, taken: set[int], deep: int) -> bool:
    """Whether another note begins at most `deep` lines further down, without a blank line before it."""
    for line in lines[at + 1:at + 1 + deep]:
        if line.blank:
            return False
        if line.index in taken:
            return True
    return False


def is_ended(text: str) -> bool:
    """Whether a line ends like a sentence, a marker after it aside."""
    return bool(_SENTENCE_END.search(text)) and not UNENDED.search(text)


def _is_full(press: Press, last: Line, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted on the note's line before it."""
    return press.margin.fill(last.text, line.text) > _FULL


def _broken(press: Press, last: Line, line: Line) -> bool:
    """Whether a line stops where only a full one does: after a hyphen, or inside a URL or a word."""
    if last.text.endswith(_HYPHENS):
        return True
    if not last.text.endswith(_BROKEN) or (press.layout.wrapped and not _is_full(press, last, line)):
        return False
    return not ends_in_url(last.text) or goes_on_as_url(line.text)


def _runs_on(press: Press, place: _Place) -> bool:
    """Whether a line goes on with the note."""
    last, line, layout = place.last, place.line, press.layout
    if "\t" in line.text:
        return False
    if _ASIDE.match(line.text) and (place.gap or is_ended(last.text)):
        return False
    url = bool(_ENDS_IN_URL.search(last.text)) and has_url_marks(line.text)
    if line.indented and layout.wrapped:
        return False  # a page begins
    if layout.spaced:
        if last.open:
            return not (place.gap and is_ended(last.text) and not _is_full(press, last, line))
        return _broken(press, last, line) or url
    if _broken(press, last, line) or (url and layout.wrapped and _is_full(press, last, line)):
        return True
    if layout.wrapped and (press.gaps and place.note_near if place.gap else place.in_block):
        return True
    if not layout.wrapped:
        lower = line.text[0].islower() and not place.body_open
        return last.text.endswith(_UNFINISHED) or (not is_ended(last.text) and (lower or not place.gap))
    if not _is_full(press, last, line):
        return last.text.endswith(_UNFINISHED) and not place.body_open
    return _runs_on_below_full(press, place)


def _fills_body_only(press: Press, place: _Place) -> bool:
    """Whether a line with another below it is as wide as running text, and not as a note."""
    if place.below is None or place.gap:
        return False
    body = press.layout.margin
    return body.is_full(place.line.text, place.below.text) and not _is_full(press, place.line, place.below)


def _runs_on_below_full(press: Press, place: _Place) -> bool:
    """The same below a full line of wrapped text without trailing spaces."""
    line, layout = place.line, press.layout
    ended, lower = is_ended(place.last.text), line.text[0].islower()
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
