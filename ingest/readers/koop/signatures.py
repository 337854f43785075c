"""Who signs: the element that says so, or an office over a name, or names under a motion."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from ingest.blocks import Block
from ingest.joining import SENTINEL
from ingest.model import Signatory
from ingest.paper.signatures import MEMBER, MOTION_ENDS, Signature, member_at, office_of, signature_at
from ingest.readers.koop.inline import run_of
from ingest.readers.koop.notes import Notes
from ingest.readers.xml import local_name

_NAMES = ("naam", "deze")


def signed_blocks(ondertekening: etree._Element, notes: Notes) -> list[Block]:
    """The signatures of an `ondertekening`: each office with the names after it."""
    blocks: list[Block] = []
    office = ""
    for child in ondertekening:
        name, run = local_name(child), run_of(child, notes)
        if not run.text:
            continue
        if name == "functie" or (name == "deze" and run.text.lower().startswith("namens")):
            office = f"{office} {run.text}".strip()
        elif name in _NAMES:
            blocks.append(_signature(office, run.text))
            office = ""
        else:
            blocks.append(Block("prose", run.text, None, run.style, references=run.references))
    return [*blocks, Block("prose", office, None)] if office else blocks


def _signature(office: str, name: str) -> Block:
    """`De Minister van Waterzaken,` and `A. Dijk`; a name by itself is a member's."""
    said, signs = SENTINEL.sub("", office).strip(), SENTINEL.sub("", name).strip()
    signatory = office_of(said, signs) if said else Signatory(MEMBER, signs, None)
    return Block("signature", f"{office} {name}".strip(), None, signature=Signature(signatory, 1))


def find_signatures(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that sign become signatures: an office with a name under it, and names under a motion."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        signed = _signed(blocks, at, found[-1] if found else None)
        if signed is None:
            found.append(blocks[at])
            at += 1
        else:
            text = " ".join(block.text for block in blocks[at:at + signed.lines])
            found.append(Block("signature", text, None, signature=signed))
            at += signed.lines
    return found


def _signed(blocks: Sequence[Block], at: int, last: Block | None) -> Signature | None:
    block = blocks[at]
    if block.kind != "prose" or not block.bare:
        return None
    after_member = last is not None and last.signature is not None and last.signature.signatory.role == MEMBER
    if after_member or (last is not None and last.bare.endswith(MOTION_ENDS)):
        return member_at(block.bare)
    if at + 1 < len(blocks) and blocks[at + 1].kind == "prose":
        return signature_at([block.bare, blocks[at + 1].bare], 0, [True, True])
    return None
