"""Units become blocks: headings, items, signatures, tables, and the questions and answers of Kamervragen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import Block, terminal
from ingest.paper.headings import mark_headings
from ingest.paper.questions import asks, is_header, lone_number
from ingest.paper.signatures import signature_at
from ingest.paper.tables import is_caption
from ingest.readers.docx.body import Table
from ingest.readers.docx.tables import as_block
from ingest.readers.docx.units import Unit
from ingest.references import find_references, unique

_ON_BEHALF = re.compile(r"^(?:mede|ook) namens (?:de |het )", re.I)
_OFFICE = re.compile(r"minister|secretaris|voorzitter|griffier|president|rapporteur", re.I)
_COUNTED = re.compile(r"^(?P<number>\d{1,3})[.)]?$")
_TITLE = re.compile(r"^(?:(?:be)?antwoord(?:en|ing)?|(?:kamer)?vragen)\b(?=.*\bvragen\b|.*\bkamervragen\b)", re.I)
_REACH = 4  # lines that a signature takes at most


@dataclass(slots=True)
class Built:
    """Blocks, and the government members on whose behalf the signatories also sign."""

    blocks: list[Block] = field(default_factory=list)
    on_behalf: list[str] = field(default_factory=list)


def build(units: Sequence[Unit | Table]) -> Built:
    """The blocks of units, in order."""
    built = Built()
    at = 0
    while at < len(units):
        unit = units[at]
        if isinstance(unit, Table):
            built.blocks.append(as_block(unit, _caption(units, at)))
            at += 1
            continue
        taken = _sign(units, at, built)
        if not taken:
            built.blocks.append(_titled(unit, units[at + 1:at + 2]))
        at += taken or 1
    return built


def number_questions(units: Sequence[Unit | Table]) -> list[Unit | Table]:
    """Questions that are only numbered, by Word (`1.` before the text) or on a line of their own, get a header.

    That is done where no header opens a question but answers have one, or the numbers all stand before questions.
    """
    own = [unit for unit in units if isinstance(unit, Unit)]
    if any(unit.header and asks(unit.text) for unit in own):
        return list(units)
    answered = any(unit.header for unit in own)
    counted = [unit for unit in own if _COUNTED.match(unit.sign or "") and not unit.header]
    asked = [unit for unit in counted if unit.bare.endswith("?")]
    found: list[Unit | Table] = []
    for unit in units:
        number = lone_number(unit.bare) if isinstance(unit, Unit) and not unit.sign else None
        if isinstance(unit, Unit) and answered and number:
            found.append(replace(unit, text=f"Vraag {number}", header=True))
        elif isinstance(unit, Unit) and unit in asked and (answered or len(asked) > 0.8 * len(counted)):
            sign = _COUNTED.match(unit.sign or "")
            found.append(replace(unit, text=f"Vraag {sign['number'] if sign else ''}", header=True, sign=None))
            found.append(replace(unit, sign=None, gap=False))
        else:
            found.append(unit)
    return found


def head(blocks: list[Block]) -> None:
    """Mark the headings among blocks after the front matter, in place, and give all of them a depth.

    Where a paper sets headings by style or in bold, plain text is none, however short. Bold text under `Vraag 3` is
    the question.
    """
    asking = False
    kept: list[tuple[Block, str]] = []  # what must stay what it is
    for block in blocks:
        if block.kind == "heading":
            asking = asks(block.text)
        elif asking:
            kept.append((block, block.text))
    formatted = any(block.style == "bold" or block.depth for block in blocks)
    before = [(block, block.kind, block.text) for block in blocks]
    mark_headings(blocks)
    formatted = formatted or any(block.kind != kind and block.style for block, kind, _ in before)
    protected = {id(block) for block, _ in kept}
    for block, kind, text in before:
        if block.kind != kind and (id(block) in protected or (formatted and not block.style)):
            block.kind, block.text = kind, text
    _deepen(blocks)


def _caption(units: Sequence[Unit | Table], at: int) -> str | None:
    """The paragraph above a table in a style for captions; one that says `Tabel 1` is found later."""
    above = units[at - 1] if at else None
    own = isinstance(above, Unit) and above.style.caption and not is_caption(above.bare)
    return above.bare if own and isinstance(above, Unit) else None


def _sign(units: Sequence[Unit | Table], at: int, built: Built) -> int:
    """Take a signature that begins at a unit; returns how many units it takes, 0 for none."""
    first = units[at]
    if not isinstance(first, Unit) or not _OFFICE.search(first.text[:120]):
        return 0
    window: list[Unit] = []
    for unit in units[at:at + _REACH + 2]:
        if isinstance(unit, Table) or unit.header:
            break
        window.append(unit)
    behalf = [one for one in window if _ON_BEHALF.match(one.bare) and len(one.bare) < 200 and not terminal(one.bare)]
    own = [one for one in window if one not in behalf]
    if not own or (window[0] in behalf and len(own) < 2):
        return 0
    signed = signature_at([one.bare for one in own], 0, [one.gap for one in own])
    if signed is None:
        return 0
    last = window.index(own[signed.lines - 1])
    within = [one for one in behalf if window.index(one) < last]
    built.on_behalf += [_ON_BEHALF.sub("De ", one.bare) for one in within]
    text = " ".join(one.text for one in window[:last + 1])
    built.blocks.append(Block("signature", text, None, signature=signed))
    return last + 1


def _titled(unit: Unit, after: Sequence[Unit | Table]) -> Block:
    """A unit as a block; `Antwoorden van de minister … op Kamervragen …` right above the first of them is a heading."""
    block = _block(unit)
    over = bool(after) and isinstance(after[0], Unit) and after[0].header
    if over and block.kind == "prose" and block.style == "bold" and _TITLE.match(unit.bare) and len(unit.bare) < 600:
        block.kind = "heading"
    return block


def _block(unit: Unit) -> Block:
    references = unique(one for link in unit.links for one in find_references(link))
    style = "bold" if unit.bold else "italic" if unit.italic or unit.underlined else ""
    if unit.header:
        return Block("heading", unit.text, None, "bold", references=references)
    if unit.style.depth:
        text = f"{unit.sign} {unit.text}" if unit.sign else unit.text
        return Block("heading", text, None, style, unit.style.depth, references=references)
    if unit.sign:
        return Block("item", unit.text, None, style, sign=unit.sign, references=references)
    return Block("prose", unit.text, None, style, references=references)


def _deepen(blocks: Sequence[Block]) -> None:
    """Depths for headings that have none: under the last that has one by its style, questions under any title."""
    styled = title = 0
    for block in blocks:
        if block.kind != "heading":
            continue
        if block.depth:
            styled = block.depth
        elif is_header(block.text):
            block.depth = styled + title + 1
        else:
            block.depth = styled + (2 if block.style == "italic" else 1)
            title = 1
        block.depth = min(block.depth, 9)

