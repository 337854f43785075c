"""Footnote markers: raised digits in the running text, each led to its note."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.joining import MARK_CLOSE, MARK_OPEN
from ingest.markup import SUPERSCRIPTS
from ingest.readers.pdf.columns import Line
from ingest.readers.pdf.labels import ROMAN, SIGNS, place_of

_LABEL = rf"(?:\d{{1,4}}|[{SUPERSCRIPTS}]{{1,4}}|[{SIGNS}]{{1,4}}|{ROMAN})"
_RAISED = re.compile(rf"[(\[]?{_LABEL}(?:[,;.\s]+{_LABEL})*[,;)\]]?|[,;]")
_ONE = re.compile(_LABEL)
_GLUED = re.compile(rf"(?<=[^\W\d_])[{SUPERSCRIPTS}]{{1,4}}|(?<=[.,;:?!)»”’])[{SUPERSCRIPTS}]{{1,4}}"
                    rf"|(?<=[\w.,;:?!)»”’%])[{SIGNS}]{{1,4}}(?=[.,;:?!)]*$)|^[{SIGNS}]{{1,4}}$")
_RAISE = str.maketrans("0123456789", SUPERSCRIPTS)
_UNIT = re.compile(r"(?:^|[\s\d/])(?:[cdkm]?m|ha)$", re.I)


class Numbered(Protocol):
    """A note: its number, and the page at whose foot it begins."""

    number: int
    page: int


@dataclass(frozen=True, slots=True)
class Raised:
    """Digits that may be the marker of note `number`: characters `start`..`end` of a word of a line."""

    line: int
    word: int
    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Placed:
    """The text of each line, markers set as sentinels around the index of their note; notes without a marker."""

    texts: list[str]
    unplaced: list[int]


def place(lines: Sequence[Line], notes: Sequence[Numbered]) -> Placed:
    """Lead raised digits to the notes: each note takes the first of its number on its own page, or before it."""
    found = [one for at, line in enumerate(lines) for one in _raised(at, line)]
    by_number: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        by_number[one.number].append(at)
    owner: dict[int, int] = {}
    unplaced: list[int] = []
    after = 0  # markers stand in the order of their notes
    for index, note in enumerate(notes):
        marker = _first(by_number[note.number], after, found, lines, note)
        if marker is None:
            unplaced.append(index)
        else:
            owner[marker], after = index, marker + 1
    _repeat(found, owner, by_number, lines, notes)
    marks: dict[tuple[int, int], list[tuple[Raised, int]]] = defaultdict(list)
    for at, index in sorted(owner.items()):
        marks[found[at].line, found[at].word].append((found[at], index))
    return Placed([_text(at, line, marks) for at, line in enumerate(lines)], unplaced)


def _first(
    places: Sequence[int], after: int, found: Sequence[Raised], lines: Sequence[Line], note: Numbered
) -> int | None:
    """The marker of a note among the candidates of its number: on its page, else the last page before it."""
    free = places[bisect_left(places, after):]
    upto = [at for at in free if lines[found[at].line].page <= note.page]
    same = [at for at in upto if lines[found[at].line].page == note.page]
    return same[0] if same else upto[0] if upto else None


def _repeat(
    found: Sequence[Raised], owner: dict[int, int], by_number: Mapping[int, Sequence[int]], lines: Sequence[Line],
    notes: Sequence[Numbered],
) -> None:
    """A further marker with the number of a note on the same page leads to that note."""
    for at, index in list(owner.items()):
        for other in by_number[notes[index].number]:
            if other not in owner and lines[found[other].line].page == lines[found[at].line].page:
                owner[other] = index


def raised_numbers(line: Line) -> set[int]:
    """The numbers that stand raised in a line."""
    return {one.number for one in _raised(0, line)}


def _raised(at: int, line: Line) -> list[Raised]:
    found: list[Raised] = []
    words = line.whole.words
    for number, word in enumerate(words):
        if line.whole.raised(number):
            unit = number and word.glued and _UNIT.search(words[number - 1].text)
            matches = list(_ONE.finditer(word.text)) if _RAISED.fullmatch(word.text) and not unit else []
        else:
            matches = [one for one in _GLUED.finditer(word.text) if not _is_power(word.text, one)]
        found += [Raised(at, number, one.start(), one.end(), place) for one in matches
                  if (place := place_of(one[0])) is not None]
    return found


def _is_power(text: str, found: re.Match[str]) -> bool:
    """Whether superscripts say that a unit is squared or cubed: `m²`."""
    return found[0] in ("²", "³") and _UNIT.search(text[:found.start()]) is not None


def _text(number: int, line: Line, marks: Mapping[tuple[int, int], Sequence[tuple[Raised, int]]]) -> str:
    """The line's words; markers are sentinels, other raised digits are superscripts."""
    parts: list[str] = []
    for at, word in enumerate(line.whole.words):
        resolved = marks.get((number, at), ())
        raised = line.whole.raised(at)
        if resolved:
            parts += [" " if at and not word.glued and not raised else "", *_marked(word.text, resolved, raised)]
            continue
        after_mark = bool(parts) and parts[-1].endswith(MARK_CLOSE)
        apart = at > 0 and (not word.glued or (after_mark and word.text[0].isalpha()))
        text = word.text.translate(_RAISE) if raised and word.text.isdigit() else word.text
        comma = raised and text in (",", ";") and after_mark
        parts.append("" if comma else f" {text}" if apart else text)
    return "".join(parts)


def _marked(text: str, resolved: Sequence[tuple[Raised, int]], raised: bool) -> list[str]:
    """A word with its markers: what stands between the numbers of a raised group goes, other text stays."""
    parts: list[str] = []
    upto = 0
    for one, note in resolved:
        parts += ["" if raised else text[upto:one.start], f"{MARK_OPEN}{note}{MARK_CLOSE}"]
        upto = one.end
    return [*parts, "" if raised else text[upto:]]
