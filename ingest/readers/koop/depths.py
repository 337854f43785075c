"""How deep each heading lies: by the divisions it heads, by how it is set, and above all by its number.

While blocks are read, `Block.depth` of a heading holds a key: headings with a higher key lie under those with a lower.
`settle` turns keys into depths, 1 the highest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.paper.tables import is_caption

ANNEX = 1  # the key of an annex, above everything
_PART, _LOOSE, _STEP = 2, 5, 20
_RANKS = {"vet": 0, "halfvet": 1, "vetcur": 2, "cur": 3, "ondlijn": 4, "rom": 5}
_NUMBER = re.compile(r"^(?:§ ?)?(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
_ROMAN = re.compile(r"^[IVX]{1,4}\.?\s+\S")


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that others lie under as long as nothing ends it."""

    key: float
    number: tuple[int, ...]


def division_key(level: int) -> int:
    """Of the heading of a division; `level` 1 is the outermost."""
    return max(level, 1) * _STEP


def heading_key(level: int, setting: str) -> int:
    """Of a heading in the text of a division of that level, set in bold or italics; 0 is outside all divisions."""
    rank = _RANKS.get(setting, 0)
    return level * _STEP + 1 + rank if level else _LOOSE + rank


def settle(blocks: Sequence[Block]) -> None:
    """Give every heading its depth."""
    keys = _keys([block for block in blocks if block.kind == "heading"])
    above: list[_Open] = []
    held = 0.0  # the key of a division that is only a heading: what comes after it belongs to it
    before: Block | None = None  # the heading directly above
    for block in blocks:
        if block.kind != "heading" or is_caption(block.text):
            block.depth = min(block.depth, 1)
            before = None
            continue
        key, number = keys[id(block)], _number_of(block.bare)
        if key >= _STEP:
            held = 0.0
        elif key > _PART:
            if before is not None and keys[id(before)] % _STEP == 0:
                held = keys[id(before)]
            key += held + 1 - _LOOSE if held else 0
        if number and before is not None and not _number_of(before.bare) and above[-1].key == key:
            key += 0.25  # `I. ALGEMEEN` directly over `1. Inleiding` holds it
        above.append(_pop(above, key, number))
        block.depth = len(above)
        before = block


def _keys(headings: Sequence[Block]) -> dict[int, float]:
    """The keys by identity, with parts and capitals raised above headings that are set like them."""
    keys: dict[int, float] = {id(block): block.depth for block in headings}
    loose = [block for block in headings if _LOOSE <= block.depth < _LOOSE + len(_RANKS)]
    parts = [block for block in loose if _ROMAN.match(block.bare)]
    if len(parts) > 1:  # `I Vragen en opmerkingen`, `II Antwoord`, set like the headings under them
        keys.update({id(block): min(block.depth, _PART) for block in parts})
    for block in loose:
        if block.bare.isupper() and len(block.bare) > 3 and keys[id(block)] > _PART:
            keys[id(block)] -= 0.5
    return keys


def _number_of(text: str) -> tuple[int, ...]:
    found = _NUMBER.match(text)
    return tuple(int(part) for part in found["number"].split(".")) if found else ()


def _pop(above: list[_Open], key: float, number: tuple[int, ...]) -> _Open:
    """Close the headings that do not hold this one: its number knows best, then its key."""
    parent = next((one for one in reversed(above) if one.number and one.number == number[:-1]), None)
    before = (*number[:-1], number[-1] - 1) if number else ()
    sibling = next((one for one in reversed(above) if one.number and one.number == before), None)
    if parent is not None:
        del above[above.index(parent) + 1:]
        return _Open(max(key, parent.key + 0.5), number)
    if sibling is not None:
        del above[above.index(sibling):]
        return _Open(sibling.key, number)
    # A division lies under the division that holds it, not under a heading in the text before it.
    outermost = _LOOSE - 1  # a part, an annex, capitals
    holds = max(key - _STEP, outermost) if key % _STEP == 0 else key - 0.1
    while above and above[-1].key > holds:
        above.pop()
    return _Open(key, number)
