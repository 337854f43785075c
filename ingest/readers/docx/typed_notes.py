"""Notes that members of parliament type under their questions: `[1]` or `1)` in the text, the sources at the end.

Word knows nothing of them. They become notes only where every one of the list has its marker, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.content import Note
from ingest.joining import MARK_CLOSE, MARK_OPEN
from ingest.readers.docx.body import Table
from ingest.readers.docx.units import Unit
from ingest.references import find_references, unique

_START = re.compile(r"^(?:\[(?P<bracket>\d{1,2})\]|(?P<paren>\d{1,2})\)|\((?P<both>\d{1,2})\))\s*")
_COUNTED = re.compile(r"^(?P<number>\d{1,2})[.)]$")
_MOST = 60  # notes that somebody types by hand, and twice as many lines
_REST = re.compile(r"^[\W_]|^[a-z]|^https?:|^www\.", re.I)


@dataclass(slots=True)
class _Typed:
    number: int
    words: list[str]
    links: list[str] = field(default_factory=list)


def resolve(units: Sequence[Unit | Table], notes: list[Note]) -> list[Unit | Table]:
    """The units less the list of typed notes at their end, with sentinels for its markers; the notes join `notes`."""
    start, typed = _list_at_end(units)
    if not typed:
        return list(units)
    body = list(units[:start])
    places = _places(body, [one.number for one in typed])
    if places is None:
        return list(units)
    first = len(notes)
    for one in typed:
        words = " ".join(" ".join(one.words).split())
        references = unique(ref for link in one.links for ref in find_references(link))
        notes.append(Note(str(one.number), words, tuple(dict.fromkeys(one.links)), references))
    for order, (at, begin, end) in reversed(list(enumerate(places))):
        unit = body[at]
        if isinstance(unit, Unit):
            mark = f"{MARK_OPEN}{first + order}{MARK_CLOSE}"
            rest = unit.text[end:]
            body[at] = replace(unit, text=f"{unit.text[:begin].rstrip()}{mark}{rest}")
    return body


def _list_at_end(units: Sequence[Unit | Table]) -> tuple[int, list[_Typed]]:
    """Where the list of notes begins that ends the paper, and its notes 1, 2, … in order; none if there is no such."""
    for start in range(len(units) - 1, max(len(units) - 2 * _MOST, 0) - 1, -1):
        unit = units[start]
        if isinstance(unit, Table) or unit.header:
            break
        found = _number(unit)
        if found is not None and found[0] == 1:
            typed = _read(units[start:])
            return (start, typed) if typed else (0, [])
        if found is None and not _continues(unit):
            break
    return 0, []


def _read(units: Sequence[Unit | Table]) -> list[_Typed]:
    typed: list[_Typed] = []
    for unit in units:
        if isinstance(unit, Table):
            return []
        found = _number(unit)
        if found is None and typed and _continues(unit):
            typed[-1].words.append(unit.text)
            typed[-1].links += unit.links
        elif found is not None and found[0] == len(typed) + 1:
            typed.append(_Typed(found[0], [found[1]], list(unit.links)))
        else:
            return []
    return typed


def _number(unit: Unit) -> tuple[int, str] | None:
    """(number, words) of a unit that is a typed note."""
    if unit.sign:
        counted = _COUNTED.match(unit.sign) or _START.fullmatch(unit.sign)
        return (int(next(one for one in counted.groups() if one)), unit.text) if counted else None
    sign = _START.match(unit.text)
    return (int(sign["bracket"] or sign["paren"] or sign["both"]), unit.text[sign.end():]) if sign else None


def _continues(unit: Unit) -> bool:
    """Whether a unit is more of the note above it: an address, or what begins like no sentence."""
    return not unit.sign and bool(_REST.match(unit.text) or "://" in unit.text) and len(unit.text) < 500


def _places(body: Sequence[Unit | Table], numbers: Sequence[int]) -> list[tuple[int, int, int]] | None:
    """(unit, begin, end) of the marker of each note, in order; None unless all are there."""
    places: list[tuple[int, int, int]] = []
    at, since = 0, 0
    for number in numbers:
        marker = re.compile(rf"\s?\[{number}\]|\s?\({number}\)(?=\W|$)|(?<=[^\s(\[])\s?(?<![\d(]){number}\)(?=\W|$)")
        while at < len(body):
            unit = body[at]
            found = marker.search(unit.text, since) if isinstance(unit, Unit) and not unit.header else None
            if found:
                places.append((at, found.start(), found.end()))
                since = found.end()
                break
            at, since = at + 1, 0
        else:
            return None
    return places
