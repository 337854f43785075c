"""Running headers and footers: what stands at the edge of every page. It is dropped, but may name the paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.paper.footers import Footer, footer_of
from ingest.readers.pdf.rows import Segment
from ingest.readers.plain.furniture import is_furniture

_EDGE = 0.14  # of the page's height: how far from its edge furniture stands
_ROWS = 4  # of furniture at the top and at the bottom of a page at most
_SAME = 3.0  # points: furniture stands at the same height on every page
_OFTEN = 3  # pages on which a text is no chance
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_NUMBER = re.compile(
    r"(?:pagina |blad |page )?[-–—(]? ?\d{1,4} ?(?:[-–—)]|(?:van|/|of) ?\d{1,4})?|\d+-\d+-\d+", re.I
)
_NUMBERED = re.compile(r"(?:vraag|vragen|antwoord)\b", re.I)


@dataclass(frozen=True, slots=True)
class Stripped:
    """Pages without their furniture, and what that says of the paper."""

    pages: tuple[tuple[Segment, ...], ...]
    footers: tuple[Footer, ...]


def strip_running(pages: Sequence[Sequence[Segment]], heights: Sequence[float]) -> Stripped:
    """Take the furniture off pages of segments."""
    repeated = _repeated(pages, heights)
    kept: list[tuple[Segment, ...]] = []
    footers: list[Footer] = []
    for number, (segments, height) in enumerate(zip(pages, heights, strict=True)):
        outer, rest = _outer(segments), []
        for segment in segments:
            footer = footer_of(segment.text)
            if footer is not None:
                footers.append(footer)
                continue
            edge = segment.base in outer and _at_edge(segment, height)
            if not (edge and _is_running(segment, segments, number, repeated)):
                rest.append(segment)
        kept.append(tuple(rest))
    return Stripped(tuple(kept), tuple(footers))


def _outer(segments: Sequence[Segment]) -> set[float]:
    """The baselines of the rows nearest to the top and the bottom."""
    bases = sorted({segment.base for segment in segments})
    return {*bases[:_ROWS], *bases[-_ROWS:]}


def _at_edge(segment: Segment, height: float) -> bool:
    return not _EDGE * height < segment.base < (1 - _EDGE) * height


def _is_running(segment: Segment, page: Sequence[Segment], number: int, repeated: set[tuple[int, str]]) -> bool:
    if _is_known(segment.text, number, repeated):
        return True
    if not _PAGE_NUMBER.fullmatch(segment.text):
        return False
    # A page number stands alone, or beside a footer, above or below everything else.
    beside = [one for one in page if one is not segment and abs(one.base - segment.base) < _SAME]
    others = [one.base > segment.base for one in page if abs(one.base - segment.base) >= _SAME]
    alone = all(_is_known(one.text, number, repeated) or _PAGE_NUMBER.fullmatch(one.text) for one in beside)
    return alone and (all(others) or not any(others))


def _is_known(text: str, number: int, repeated: set[tuple[int, str]]) -> bool:
    return is_furniture(text, False) or any((number, key) in repeated for key in _keys(text, number))


def _keys(text: str, page: int) -> set[str]:
    """What is the same of a text on each page: all of it, or all but the first or last number, which counts pages.

    Such a number is replaced by its distance from the page's own.
    """
    keys = {text}
    numbers = list(_NUMBER.finditer(text))
    for found in (numbers[:1] + numbers[-1:]):
        keys.add(f"{text[:found.start()]}<{int(found[0]) - page}>{text[found.end():]}")
    return keys


def _repeated(pages: Sequence[Sequence[Segment]], heights: Sequence[float]) -> set[tuple[int, str]]:
    """(page, key) of the texts at the edge that stand on three pages, or on both of two, at the same height."""
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, (segments, height) in enumerate(zip(pages, heights, strict=True)):
        outer = _outer(segments)
        for segment in segments:
            if segment.base in outer and _at_edge(segment, height) and not _NUMBERED.match(segment.text):
                for key in _keys(segment.text, number):
                    places[key, round(segment.base / _SAME)].add(number)
    often = min(_OFTEN, max(len(pages), 2))
    return {(number, text) for (text, _), same in places.items() if len(same) >= often for number in same}
