"""What notes are called: numbers, asterisks and daggers, roman numbers. Each has a place in the order of notes."""

from __future__ import annotations

import re

from ingest.markup import SUPERSCRIPTS

SIGNS = "*†‡∗"
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_SIGN = re.compile(rf"[{SIGNS}]{{1,4}}")
_ROMAN = re.compile(r"(?=[ivx])(?:x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10}
_SIGNED, _COUNTED, _STEP = 10_000, 20_000, 10  # where asterisks and roman numbers begin, beyond any number
ROMAN = r"[ivx]{1,6}"


def place_of(label: str) -> int | None:
    """The place of a label among notes: a number's own value; None for what is no label."""
    plain = label.translate(_DIGITS)
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    if _SIGN.fullmatch(label):
        return _SIGNED + _STEP * "*†‡".index("*" if label[0] == "∗" else label[0]) + len(label)
    if _ROMAN.fullmatch(label):
        return _COUNTED + _roman(label)
    return None


def is_number(place: int) -> bool:
    """Whether a place is that of a number."""
    return place < _SIGNED


def follows(place: int, last: int, ahead: int) -> bool:
    """Whether a note may come after another: a number soon after the last, a sign after signs, one of another kind."""
    if _kind(last) != _kind(place):
        return True
    return last < place and (place <= last + ahead or not is_number(place))


def _kind(place: int) -> int:
    return place // _SIGNED


def _roman(label: str) -> int:
    values = [_VALUES[char] for char in label]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
