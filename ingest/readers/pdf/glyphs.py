"""The characters of a PDF page as pdfium sees them: where each stands, in what type."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_LINE_BREAK_HYPHEN = 2  # what pdfium makes of a hyphen that ends a line
_ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
_BOLD_WEIGHT = 600
_BOLD = re.compile(r"bold|black|heavy|demi(?!al)", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_UNMAPPED = frozenset({0, 0xFFFE, 0xFFFF, 0xFFFD})
_TURN = math.pi / 2
_ASKEW = 0.02  # of a quarter turn: text that is turned by less stands straight
_NAME_BYTES = 256
_LEAST, _MOST = 0.5, 1000.0  # points: type that is set on a page
_BREAKS = frozenset({10, 13, 32})


def _plain(function: Any, result: type[Any], *arguments: type[Any]) -> Any:
    """A function of pdfium that is handed plain addresses, which is twice as fast as pointers of a type."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_GET_UNICODE = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_IS_GENERATED = _plain(pdfium.FPDFText_IsGenerated, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_GET_OBJECT = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_GET_FONT = _plain(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_GET_BOX = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


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


class Glyph(NamedTuple):  # a page has thousands, and a tuple is made in a third of the time
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
    codes, handles, boxes = _raw(text, count)
    threads = _threads(text, handles, page)
    turned: Counter[int] = Counter()
    for handle, times in Counter(handles).items():
        if (thread := threads[handle]) is not None and thread.face.turns is not None:
            turned[thread.face.turns] += times
    turns = max(turned, key=lambda turn: turned[turn], default=0)
    wide, high = (width, height) if turns % 2 == 0 else (height, width)
    upright = {
        handle: (thread.face, base) for handle, thread in threads.items()
        if thread is not None and thread.face.turns == turns
        and 0 <= (base := _turn(thread.x, thread.y, turns, width, height)[1]) <= high
    }
    glyphs: list[Glyph] = []
    unmapped = 0
    for at, code in enumerate(codes):
        if code in _UNMAPPED:
            unmapped += threads[handles[at]] is not None
            continue
        found = upright.get(handles[at])
        if found is None or code == 10 or code == 13:
            continue
        left, right = boxes[4 * at] - page.left, boxes[4 * at + 2] - page.left  # left, top, right, bottom
        if turns:
            low, top = boxes[4 * at + 3] - page.low, boxes[4 * at + 1] - page.low
            left, right = sorted(_turn(*corner, turns, width, height)[0] for corner in ((left, low), (right, top)))
        if right >= 0 and left <= wide:  # else it is outside the page, or nowhere
            face, base = found
            glyphs.append(Glyph("-" if code == _LINE_BREAK_HYPHEN else chr(code), left, right, base, face))
    return Sheet(wide, high, glyphs, unmapped, turns)


def _turn(x: float, y: float, turns: int, width: float, height: float) -> tuple[float, float]:
    """The place of a point after the page has been turned so that text with `turns` quarter turns stands upright."""
    return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[turns]


@dataclass(frozen=True, slots=True)
class _Thread:
    """Characters that one operator shows: they share their type and their baseline, which runs through (x, y)."""

    face: Face
    x: float
    y: float


def _raw(text: Any, count: int) -> tuple[list[int], list[int], array[float]]:
    """(code, object that it belongs to, left-top-right-bottom) of each character.

    This is what reading a page spends its time on, so that it asks pdfium no more than it must: only a space can be
    one that pdfium adds itself. Such a character belongs to no object here.
    """
    page = ctypes.cast(text, ctypes.c_void_p).value
    buffer = (pdfium.FS_RECTF * max(count, 1))()
    address, step = ctypes.addressof(buffer), ctypes.sizeof(pdfium.FS_RECTF)
    codes = [_GET_UNICODE(page, at) for at in range(count)]
    handles = [
        0 if code in _BREAKS and _IS_GENERATED(page, at) == 1 else _GET_OBJECT(page, at) or 0
        for at, code in enumerate(codes)
    ]
    for at in range(count):
        _GET_BOX(page, at, address + step * at)
    boxes: array[float] = array("f")
    boxes.frombytes(memoryview(buffer).cast("B"))
    return codes, handles, boxes


def _threads(text: Any, handles: Sequence[int], page: Box) -> dict[int, _Thread | None]:
    """Each object's type and place, None for what is not set on the page."""
    threads: dict[int, _Thread | None] = {0: None}
    styles: dict[int, tuple[bool, bool]] = {}
    faces: dict[Face, Face] = {}  # the same object for the same face, so that faces are compared fast
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    for at, handle in enumerate(handles):
        if handle in threads:
            continue
        font = _GET_FONT(handle) or 0
        bold, italic = styles.get(font) or styles.setdefault(font, _style(text, at))
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        size = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
        turn = math.atan2(matrix.b, matrix.a) / _TURN
        turns = round(turn) % 4 if abs(turn - round(turn)) < _ASKEW else None
        face = Face(size if isfinite(size) else 0.0, bold, italic, turns)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        along, base = x.value - page.left, y.value - page.low
        placed = isfinite(along + base) and _LEAST < face.size < _MOST
        threads[handle] = _Thread(faces.setdefault(face, face), along, base) if placed else None
    return threads


def _style(text: Any, at: int) -> tuple[bool, bool]:
    """Whether the font of a character is (bold, italic)."""
    flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(_NAME_BYTES)
    pdfium.FPDFText_GetFontInfo(text, at, buffer, _NAME_BYTES, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace")
    bold = pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT or _BOLD.search(name) is not None
    return bold, bool(flags.value & _ITALIC_FLAG) or _ITALIC.search(name) is not None
