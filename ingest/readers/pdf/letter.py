"""Letters of ministries: their letterhead, above the text and in a narrow column beside it, told from the text.

Labels (`Datum`, `Onze referentie`) are known by their words, their values by where they stand: beside the label, or
under it. A letterhead is found on the first page only; further pages repeat some of it at their edge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.paper.letterhead import Letterhead, field_of, is_greeting, is_label, is_sender, label_of, read_fields
from ingest.readers.pdf.rows import Segment, segment_of

_FEWEST = 2  # different fields that make a letterhead
_TELLING = frozenset({"date", "subject", "ours", "theirs", "contact"})
_ALIGNED = 4.0  # points: values under a label begin where it does
_ASIDE = 30.0  # points: a column beside the text begins no nearer to the edge of the text
_UNDER = 2.0  # of the type size: a value stands no further under its label
_WRAPPED = 1.6  # the same for the next line of a value
_LEVEL = 0.45  # of the type size: a value stands no further from the baseline of the label beside it
_STRADDLES = 0.05  # of the lines of text cross into a column beside them at most
_WIDE = 0.8  # of the measure: a line of text is as wide at least
_PAGE = re.compile(r"^pagina \d+(?: van \d+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letterhead says, and the pages without it."""

    head: Letterhead
    pages: tuple[tuple[Segment, ...], ...]

    def front(self) -> list[Block]:
        """The words of the letterhead as front matter."""
        return [Block("prose", line, 1) for line in self.head.lines]


def part_letter(pages: Sequence[Sequence[Segment]]) -> Letter | None:
    """Take the letterhead off the pages of a letter; None for any other paper."""
    if not pages or not pages[0]:
        return None
    first = [part for segment in pages[0] for part in _cut(segment)]
    fields = {found for one in first if (found := _field(one)) in _TELLING}
    sent = any(is_sender(one.text) for one in first)
    if len(fields) + sent < _FEWEST or not fields & {"date", "subject", "ours"}:
        return None
    edge = _text_edge(first)
    zones = _sides(first, edge)
    main = [one for one in first if not any(low <= one.left and one.right <= high for low, high in zones)]
    top, groups = _head(main)
    if not top:
        return None
    beside = [one for one in first if id(one) not in {id(each) for each in main}]
    for zone in zones:
        groups += _groups([one for one in beside if zone[0] <= one.left and one.right <= zone[1]])
    groups.sort(key=lambda group: is_greeting(group[0]))
    rest = tuple(one for one in pages[0] if not any(_within(one, part) for part in (*beside, *top)))
    known = {one.text for one in beside} | {text for group in groups for text in group}
    others = (_without_side(page, zones, known) for page in pages[1:])
    return Letter(read_fields(groups), (rest, *others))


def _field(segment: Segment) -> str:
    return field_of(segment.text) or ""


def _within(segment: Segment, part: Segment) -> bool:
    """Whether a part was cut from a segment."""
    return segment is part or (segment.base == part.base and segment.left <= part.left and part.right <= segment.right)


def _cut(segment: Segment) -> Iterator[Segment]:
    """A segment that holds a label and its value, as two."""
    label = "" if is_label(segment.text) else label_of(segment.text)
    length, at = 0, 0
    while label and at < len(segment.words) - 1 and length < len(label.replace(" ", "")):
        length += len(segment.words[at].text)
        at += 1
    if at == 0 or segment.words[at].glued or length > len(label.replace(" ", "")) + 1:
        yield segment
    else:
        yield segment_of(segment.words[:at])
        yield segment_of(segment.words[at:])


def _text_edge(segments: Sequence[Segment]) -> float:
    """Where the text of a letter begins: at the greeting, else where most of the characters do."""
    count: Counter[int] = Counter()
    for one in segments:
        if is_greeting(one.text):
            return one.left
        count[round(one.left / _ALIGNED)] += len(one.text)
    most = count.most_common(1)[0][0]
    return min(one.left for one in segments if round(one.left / _ALIGNED) == most)


def _sides(segments: Sequence[Segment], edge: float) -> list[tuple[float, float]]:
    """The columns beside the text, from where to where: labels begin there, and no line of text crosses into them."""
    zones: list[tuple[float, float]] = []
    labels = [one for one in segments if is_label(one.text)]
    lefts = sorted(one.left for one in labels if one.left > edge + 5 * _ASIDE)
    right = next((left for left in lefts if _is_free(segments, left - _ALIGNED)), None)
    if right is not None:
        zones.append((right - _ALIGNED, float("inf")))
    before = [one for one in labels if one.left < edge - _ASIDE]
    if before:
        inner = [one for one in segments if one.left < edge - _ALIGNED]
        if sum(one.right > edge for one in inner) <= max(_STRADDLES * len(segments), 2):
            zones.append((float("-inf"), edge - 1))
    return zones


def _is_free(segments: Sequence[Segment], at: float) -> bool:
    return sum(one.left < at < one.right for one in segments) <= _STRADDLES * len(segments)


def _head(main: Sequence[Segment]) -> tuple[list[Segment], list[list[str]]]:
    """(the segments of the letterhead above the text, their groups)."""
    greeting = next((one for one in main if is_greeting(one.text)), None)
    if greeting is not None:
        top = [one for one in main if one.base > greeting.base + 1]
        return [*top, greeting], _groups([*top, greeting])
    used: list[Segment] = []
    for one in main:
        if is_label(one.text):
            used += [one, *_value(one, main)]
        elif is_sender(one.text):
            used.append(one)
    if not used:
        return [], []
    low = min(one.base for one in used)
    edge = min(one.left for one in main)
    wide = _WIDE * (max(one.right for one in main) - edge)
    for one in sorted(main, key=lambda each: -each.base):
        if one.base < low and (one.right - one.left > wide or one.bold):
            break  # the text begins
        low = min(low, one.base)
    top = [one for one in main if one.base >= low - 1]
    return top, _groups(top)


def _groups(segments: Sequence[Segment]) -> list[list[str]]:
    """Each label with its value, and the lines between them."""
    ordered = sorted(segments, key=lambda one: (-round(one.base), one.left))
    values = {id(one): _value(one, ordered) for one in ordered if is_label(one.text)}
    taken = {id(value) for found in values.values() for value in found}
    groups: list[list[str]] = []
    for one in ordered:
        if id(one) in values:
            groups.append([one.text, *(value.text for value in values[id(one)])])
        elif id(one) not in taken:
            groups.append([one.text])
    return groups


def _value(label: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """The value of a label: beside it and on from there, else under it."""
    level = [one for one in segments if abs(one.base - label.base) <= _LEVEL * label.size and one.left >= label.right]
    beside = min(level, key=lambda one: one.left, default=None)
    if beside is not None and not is_label(beside.text):
        return [beside, *_under(beside, segments, _WRAPPED, label)]
    return _under(label, segments, _UNDER, None)


def _under(first: Segment, segments: Sequence[Segment], step: float, label: Segment | None) -> list[Segment]:
    """The lines that follow under a segment, up to the next label."""
    found: list[Segment] = []
    last = first
    right = max(one.right for one in segments)
    for one in sorted(segments, key=lambda each: -each.base):
        if one.base >= last.base - 1 or not _aligned(one, first, label, right):
            continue
        labelled = any(is_label(each.text) for each in segments if abs(each.base - one.base) <= _LEVEL * one.size)
        if last.base - one.base > step * max(one.size, last.size) or labelled or _stops(one):
            break
        found.append(one)
        last = one
    return found


def _aligned(one: Segment, first: Segment, label: Segment | None, right: float) -> bool:
    """Whether a line begins where the value above does, or under its label where the value runs to the margin."""
    if label is None or first.right < _WIDE * right:
        return abs(one.left - first.left) <= _ALIGNED
    return label.left - _ALIGNED <= one.left <= first.left + 3 * _ALIGNED


def _stops(segment: Segment) -> bool:
    return is_label(segment.text) or is_sender(segment.text) or is_greeting(segment.text)


def _without_side(
    page: Sequence[Segment], zones: Sequence[tuple[float, float]], known: set[str]
) -> tuple[Segment, ...]:
    """A further page without what it repeats of the letterhead beside its text."""
    side = [one for one in page if any(low <= one.left and one.right <= high for low, high in zones)]
    labels = [one for one in side if is_label(one.text)]
    gone = {id(one) for label in labels for one in (label, *_value(label, side))}
    gone |= {id(one) for one in side if one.text in known or _PAGE.match(one.text)}
    return tuple(one for one in page if id(one) not in gone)
