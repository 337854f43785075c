"""Lists of KOOP XML as items in reading order, a nested list after the item it belongs to."""

from __future__ import annotations

from lxml import etree

from ingest.blocks import Block
from ingest.joining import SENTINEL
from ingest.readers.koop.inline import APART, markers_in, run_of
from ingest.readers.koop.notes import Notes
from ingest.readers.koop.tables import table_blocks
from ingest.readers.xml import local_name

_DASH, _BULLET = "–", "•"
_ROMAN = tuple("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split())


def list_blocks(lijst: etree._Element, notes: Notes) -> list[Block]:
    """Items with their sign; further paragraphs of an item are items without one."""
    blocks: list[Block] = []
    number = 0
    for child in lijst:
        name = local_name(child)
        if name == "li":
            number += 1
            blocks += _item(child, notes, _sign(lijst, number))
        elif name == "lijst":
            blocks += list_blocks(child, notes)
        elif (run := run_of(child, notes)).text:
            blocks.append(Block("prose", run.text, None, run.style, references=run.references))
    return blocks


def _item(li: etree._Element, notes: Notes, sign: str) -> list[Block]:
    written = next((one for one in li if local_name(one) == "li.nr"), None)
    numbered = run_of(written, notes).text if written is not None else ""
    sign = SENTINEL.sub("", numbered).strip() or sign
    blocks: list[Block] = []
    own = run_of(li, notes, skip=APART)  # an item may hold its words without `al`
    if own.text:
        blocks.append(Block("item", own.text, None, own.style, sign=sign, references=own.references))
    for child in li:
        blocks += _part(child, notes)
    first = next((block for block in blocks if block.kind == "item"), None)
    if first is not None:
        first.sign, first.text = first.sign or sign, markers_in(numbered) + first.text
    elif numbered:
        blocks.append(Block("item", numbered, None))
    return blocks


def _part(child: etree._Element, notes: Notes) -> list[Block]:
    name = local_name(child)
    if name == "lijst":
        return list_blocks(child, notes)
    if name == "table":
        return table_blocks(child, notes)
    if name == "al-groep" or (name == "al" and any(local_name(one) in ("lijst", "table") for one in child)):
        blocks = [block for one in child for block in _part(one, notes)]
        run = run_of(child, notes, skip=APART)
        return [*_said(run.text, run.style, run.references), *blocks]
    if name in APART and name != "li.nr":
        run = run_of(child, notes)
        return _said(run.text, run.style, run.references)
    return []


def _said(text: str, style: str, references: tuple[str, ...]) -> list[Block]:
    return [Block("item", text, None, style, references=references)] if text else []


def _sign(lijst: etree._Element, number: int) -> str:
    """The sign of an item that writes none, by the type of its list."""
    kind = lijst.get("type") or ""
    close = lijst.get("nr-sluiting") or "."
    if kind == "1":
        return f"{number}{close}"
    if kind.lower() == "a" and number <= 26:
        return f"{chr(ord(kind) + number - 1)}{close}"
    if kind.lower() == "i" and number <= len(_ROMAN):
        return f"{_ROMAN[number - 1] if kind == 'i' else _ROMAN[number - 1].upper()}{close}"
    return _BULLET if kind == "bullet" else _DASH if kind in ("ndash", "mdash", "streep") else ""
