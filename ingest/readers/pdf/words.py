"""Characters become words: what stands apart on the line, or in another type."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.joining import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN
from ingest.readers.pdf.glyphs import Glyph
from ingest.readers.pdf.seams import mend

_SPACE = 0.13  # of the type size: a gap that parts two words
_LEVEL = 0.08  # of the type size: characters of a word stand no further from its baseline
_BACK = 0.35  # of the type size: how far kerning sets a character back
_RAISED = 0.6  # of the type size: how far a marker is raised at most
_OVER = 0.4  # of an accent's width: as much stands over its letter
# Accents that some typesetters print over a letter as characters of their own.
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "ˇ": "\u030c", "˘": "\u0306", "˜": "\u0303",
    "˚": "\u030a", "¸": "\u0327", "˛": "\u0328", "¯": "\u0304", "˙": "\u0307", "˝": "\u030b",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
# What Symbol and Wingdings put into the private use area, by the code that word processors give it.
_SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "•", "\uf0d8": "•", "\uf0fc": "•", "\uf076": "•", "\uf06f": "◦",
    "\uf06e": "▪", "\uf071": "•", "\uf02d": "–", "\uf0be": "–", "\uf0e0": "→", "\uf0e8": "→",
}
_IGNORED = frozenset({MARK_OPEN, MARK_CLOSE, "\u200b", "\u2060", "\ufeff"})


@dataclass(frozen=True, slots=True)
class Word:
    """Characters in one type without a gap. `glued`: no gap before it either, only the type changes."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    glued: bool


def words_of(glyphs: Sequence[Glyph]) -> list[Word]:
    """The words of a page in the order of its content."""
    runs: list[_Run] = []
    last: Glyph | None = None
    kinds: dict[str, _Kind] = {}
    for glyph in glyphs:
        char, left, right, base, face = glyph
        kind = kinds.get(char) or kinds.setdefault(char, _kind(char))
        if kind == "space":
            last = None
        elif kind == "letter" and last is not None and face is last.face and base == runs[-1].first.base and (
            -_BACK * face.size <= left - last.right <= _SPACE * face.size
        ):  # the same as below, for nearly all characters
            runs[-1].chars.append(char)
            runs[-1].right = max(right, runs[-1].right)
            last = glyph
        elif kind != "ignored":
            _add(runs, glyph._replace(char=_SYMBOLS.get(char, char)), last)
            last = glyph
    return mend([run.word() for run in runs])


_Kind = Literal["letter", "space", "ignored", "other"]


def _kind(char: str) -> _Kind:
    """What a character is: `other` may be part of the one before it."""
    if char in _IGNORED:
        return "ignored"
    if char in _SYMBOLS or char in _ACCENTS:
        return "other"
    return "letter" if char == SOFT_HYPHEN or (char.isprintable() and not char.isspace()) else "space"


def _add(runs: list[_Run], glyph: Glyph, last: Glyph | None) -> None:
    """Put a character into the last run or a new one; `last` is the one before it, if no space parts them."""
    if last is None or not runs:
        runs.append(_Run([glyph.char], glyph, glyph.right, False))
    elif not _composed(runs[-1], glyph, last):
        glued = _touches(last, glyph)
        if glued and last.face == glyph.face and runs[-1].level(glyph):
            runs[-1].chars.append(glyph.char)
            runs[-1].right = max(glyph.right, runs[-1].right)
        else:
            runs.append(_Run([glyph.char], glyph, glyph.right, glued))


@dataclass(slots=True)
class _Run:
    chars: list[str]
    first: Glyph
    right: float
    glued: bool

    def level(self, glyph: Glyph) -> bool:
        return abs(self.first.base - glyph.base) <= _LEVEL * glyph.face.size

    def word(self) -> Word:
        whole = "".join(self.chars)
        whole = whole[:-1].replace(SOFT_HYPHEN, "") + whole[-1:]
        first, text = self.first, unicodedata.normalize("NFC", whole)
        face = first.face
        return Word(text, first.left, self.right, first.base, face.size, face.bold, face.italic, self.glued)


def _touches(last: Glyph, glyph: Glyph) -> bool:
    """Whether no gap parts two characters, one of which may be raised."""
    size = max(last.face.size, glyph.face.size)
    gap = glyph.left - last.right
    return -_BACK * size <= gap <= _SPACE * size and abs(last.base - glyph.base) <= _RAISED * size


def _composed(run: _Run, glyph: Glyph, last: Glyph) -> bool:
    """Put an accent that is printed over the letter before it onto that letter."""
    mark = _ACCENTS.get(glyph.char)
    if mark is None or not last.char.isalpha():
        return False
    one = unicodedata.normalize("NFC", _DOTLESS.get(run.chars[-1], run.chars[-1]) + mark)
    over = min(last.right, glyph.right) - max(last.left, glyph.left)
    if len(one) != 1 or over < _OVER * (glyph.right - glyph.left):
        return False
    run.chars[-1] = one
    return True
