"""Lines drawn on a page: what frames a table and what stands above its notes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.pdf.glyphs import Box

_THIN = 2.0  # points: a rectangle that is no thicker is a line
_SHORT = 3.0  # points: a line that is no longer is a dot
_MOST = 20_000  # objects of a page that are looked at
_ENOUGH = 2000  # lines: more is a drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from (left, low) to (right, high), in points; it is level or upright."""

    left: float
    low: float
    right: float
    high: float

    @property
    def level(self) -> bool:
        """Whether it lies rather than stands."""
        return self.right - self.left >= self.high - self.low


def read_rules(page: Any, box: Box) -> list[Rule]:
    """The lines of a page that is not turned; the four sides of a box are four lines."""
    found: list[Rule] = []
    for left, low, right, high in _boxes(page):
        wide, tall = right - left, high - low
        if min(wide, tall) <= _THIN:
            sides = [(left, low, right, high)]
        else:
            sides = [(left, low, right, low), (left, high, right, high), (left, low, left, high),
                     (right, low, right, high)]
        found += [_moved(side, box) for side in sides]
    joined = [rule for rule in _joined(found) if max(rule.right - rule.left, rule.high - rule.low) > _SHORT]
    return joined if len(joined) <= _ENOUGH else []


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules that lie in line, end to end, are one: tables are often drawn cell by cell."""
    level = sorted((rule for rule in rules if rule.level), key=lambda one: (round(one.low), one.left))
    upright = sorted((rule for rule in rules if not rule.level), key=lambda one: (round(one.left), one.low))
    found: list[Rule] = []
    for rule in (*level, *upright):
        last = found[-1] if found else None
        if last and last.level == rule.level and (
            rule.left - last.right < _SHORT and abs(rule.low - last.low) < _THIN if rule.level
            else rule.low - last.high < _SHORT and abs(rule.left - last.left) < _THIN
        ):
            found[-1] = Rule(min(last.left, rule.left), min(last.low, rule.low),
                             max(last.right, rule.right), max(last.high, rule.high))
        else:
            found.append(rule)
    return found


def _moved(side: tuple[float, float, float, float], box: Box) -> Rule:
    return Rule(side[0] - box.left, side[1] - box.low, side[2] - box.left, side[3] - box.low)


def _boxes(page: Any) -> Iterator[tuple[float, float, float, float]]:
    edges = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH or not _straight(drawn):
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            left, low, right, high = (edge.value for edge in edges)
            yield left, low, right, high


def _straight(path: Any) -> bool:
    """Whether a path is a line or a box: at most five points and no curve."""
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= 6:
        return False
    kinds = (pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, at)) for at in range(count))
    return all(kind != pdfium.FPDF_SEGMENT_BEZIERTO for kind in kinds)
