"""The characters of a PDF page as pdfium sees them: where each stands, in what type."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

import pypdfium2.raw as pdfium

_LINE_BREAK_HYPHEN = 2  # what pdfium makes of a hyphen that ends a line
_ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
_BOLD_WEIGHT = 600
_BOLD = re.compile(r"bold|black|heavy|demi(?!al)", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_UNMAPPED = frozenset({0, 0xFFFE, 0xFFFF, 0xFFFD})
_TURN = math.pi / 2
_NAME_BYTES = 256
_LEAST, _MOST = 0.5, 1000.0  # points: type that is set on a page


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the plane that a page shows, in points."""

    left: float
    low: float
    right: float
    high: float


@dataclass(frozen=True, slots=True)
class Face:
    """The type of a run of characters: its size in points as printed, its weight and slant, quarter turns."""

    size: float
    bold: bool
    italic: bool
    turns: int | None  # None where the text stands askew


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character between `left` and `right` on the baseline `base`, in points from the page's lower left corner."""

    char: str
    left: float
    right: float
    base: float
    face: Face


@dataclass(frozen=True, slots=True)
class Sheet:
    """The upright characters of a page of `width` × `height` points; `unmapped` characters have a shape but no code."""

    width: float
    height: float
    glyphs: list[Glyph]
    unmapped: int
    turns: int


def read_sheet(text: Any, count: int, page: Box) -> Sheet:
    """The glyphs of a text page. Most of a page's text gives its direction; what runs otherwise is left out."""
    width, height = page.right - page.left, page.high - page.low
    placed = list(_placed(text, count, page))
    unmapped = sum(code in _UNMAPPED for code, *_ in placed)
    turned: dict[int, int] = {}
    for _, _, _, face in placed:
        if face.turns is not None:
            turned[face.turns] = turned.get(face.turns, 0) + 1
    turns = max(turned, key=lambda turn: turned[turn], default=0)
    glyphs: list[Glyph] = []
    wide, high = (width, height) if turns % 2 == 0 else (height, width)
    for code, (left, low, right, top), (x, y), face in placed:
        if face.turns != turns or code in _UNMAPPED:
            continue
        start, end, base = left, right, y
        if turns:
            corners = [_turn(px, py, turns, width, height) for px, py in ((left, low), (right, top))]
            base = _turn(x, y, turns, width, height)[1]
            start, end = sorted(corner[0] for corner in corners)
        if end < 0 or start > wide or not 0 <= base <= high:
            continue  # outside the page
        glyphs.append(Glyph("-" if code == _LINE_BREAK_HYPHEN else chr(code), start, end, base, face))
    return Sheet(wide, high, glyphs, unmapped, turns)


def _turn(x: float, y: float, turns: int, width: float, height: float) -> tuple[float, float]:
    """The place of a point after the page has been turned so that text with `turns` quarter turns stands upright."""
    return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[turns]


_Placed = tuple[int, tuple[float, float, float, float], tuple[float, float], Face]


def _placed(text: Any, count: int, page: Box) -> Iterator[_Placed]:
    faces: dict[int, Face] = {}
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if pdfium.FPDFText_IsGenerated(text, at) == 1 or code in (10, 13):
            continue
        handle = ctypes.cast(pdfium.FPDFText_GetTextObject(text, at), ctypes.c_void_p).value or 0
        face = faces.get(handle)
        if face is None:
            face = faces[handle] = _face(text, at)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        left, low, right, high = box.left - page.left, box.bottom - page.low, box.right - page.left, box.top - page.low
        along, base = x.value - page.left, y.value - page.low
        if isfinite(left + low + right + high + along + base) and _LEAST < face.size < _MOST:
            yield code, (left, low, right, high), (along, base), face


def _face(text: Any, at: int) -> Face:
    matrix, flags = pdfium.FS_MATRIX(), ctypes.c_int()
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    size = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    turn = math.atan2(matrix.b, matrix.a) / _TURN
    turns = round(turn) % 4 if abs(turn - round(turn)) < 0.02 else None
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    pdfium.FPDFText_GetFontInfo(text, at, buffer, _NAME_BYTES, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace")
    bold = pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT or _BOLD.search(name) is not None
    italic = bool(flags.value & _ITALIC_FLAG) or _ITALIC.search(name) is not None
    return Face(size if isfinite(size) else 0.0, bold, italic, turns)
