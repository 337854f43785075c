"""Turns of a debate that only the running text names: `De heer Van Meenen (D66):`, `Minister Slob:`, `De voorzitter:`.

A report prints such a label before each turn, in Handelingen and commission reports alike, on a line of its own or at
the start of the first paragraph. The turn goes on until the next label or heading. Labels become asides: they stay in
the document's text, but are no words of the passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block
from ingest.joining import SENTINEL
from ingest.model import Speaker
from ingest.paper.signatures import GOVERNMENT
from ingest.speech.parties import canonical_party

CHAIR = "voorzitter"
_PARTICLE = r"(?:van|der|den|de|ten|ter|te|het|in|op|el|al|von|du|la|le|'t|’t|'s|en)"
_WORD = r"['’]?[^\W\d_a-z][\w'’.-]{0,40}"
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,3}}{_WORD}){{0,5}}"
_LABEL = re.compile(
    rf"(?:(?P<chair>De (?:(?:fungerend|waarnemend|tijdelijk|tweede|eerste|plaatsvervangend)e? )?(?:onder)?voorzitter)"
    rf"|(?P<office>(?i:minister-president|minister|staatssecretaris)) (?P<holder>{_NAME})(?: \([^()]{{2,40}}\))?"
    rf"|(?:De heer|Mevrouw|Het lid|Dhr\.|Mw\.|Mevr\.) (?P<name>{_NAME})(?: ?\((?P<party>[^():]{{1,40}})\))?"
    rf")\s?:(?=\s|$|{SENTINEL.pattern})"
)
_CHAIRED = re.compile(
    rf"^(?:(?:Fungerend|Tijdelijk|Waarnemend) )?[Vv]oorzitter: (?P<name>{_NAME})(?:\s+Griffier:.{{0,60}})?\.?$"
)
# What the report says itself between the words of speakers.
_DIRECTION = re.compile(
    r"^(?:De (?:vergadering|beraadslaging|algemene beraadslaging) (?:wordt|is|worden)\b"
    r"|(?:Aanvang|Sluiting)\s.{0,30}\d.{0,12}$|(?:In|De) stemming (?:komt|komen|wordt)\b|\([^()]{1,200}\)\.?$"
    r"|(?:Overeenkomstig|Conform)\b.{0,200}\bbesloten\.$|Voor (?:stemmen|hebben gestemd)\b|Tegen stemmen\b"
    r"|.{1,300}\b(?:wordt|worden) zonder (?:hoofdelijke )?stemming (?:aangenomen|verworpen)\.$)", re.I
)
_MOTION = re.compile(r"^(?:(?:nader )?gewijzigde )?motie$", re.I)
_FEWEST = 3  # labels that make a report


@dataclass(frozen=True, slots=True)
class Label:
    """Who begins to speak, and the characters that say so."""

    speaker: Speaker
    length: int


def label_of(text: str) -> Label | None:
    """The label that a paragraph begins with. A member's party is canonical where it is known, else as written."""
    found = _LABEL.match(text)
    if found is None:
        return None
    if found["chair"]:
        return Label(Speaker(CHAIR), found.end())
    if found["office"]:
        return Label(Speaker(found["office"].lower(), found["holder"]), found.end())
    party = (found["party"] or "").strip()
    return Label(member(found["name"], party) if party else Speaker(None, found["name"]), found.end())


def member(name: str | None, party: str) -> Speaker:
    """A member of parliament, with the party's canonical name."""
    return Speaker("lid", name, canonical_party(party) or party)


def chair_of(text: str) -> str | None:
    """The name in `Voorzitter: Tellegen`, which stands over a meeting."""
    found = _CHAIRED.match(text)
    return found["name"] if found else None


def is_direction(text: str) -> bool:
    """Whether the report itself says this between the words of speakers: `De beraadslaging wordt gesloten.`"""
    return _DIRECTION.match(text) is not None


def mark_turns(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the speaker of each turn, if labels make them a report of a debate; else as they are."""
    return _told(blocks) if _is_report(blocks) else list(blocks)


def give_turn(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of one turn, which begin with its label, each with its speaker."""
    return _told(blocks) if blocks and label_of(blocks[0].text) else list(blocks)


def _told(blocks: Sequence[Block]) -> list[Block]:
    """Labels as asides, and what stands under them with its speaker."""
    told: list[Block] = []
    speaker, chair = None, None
    for at, block in enumerate(blocks):
        chair = chair_of(block.bare) or chair
        label = label_of(block.text) if block.kind in ("prose", "item") else None
        if label is not None:
            speaker = replace(label.speaker, name=chair) if label.speaker.role == CHAIR else label.speaker
            told += _split(block, label, speaker)
        elif block.kind == "heading" and (chair_of(block.bare) or (speaker is not None and _MOTION.match(block.bare))):
            told.append(replace(block, kind="prose", aside=True))
        elif speaker is not None and _is_said(blocks, at):
            told.append(replace(block, kind="prose", speaker=speaker))
        elif block.kind in ("heading", "signature"):
            speaker = None
            told.append(block)
        else:
            told.append(block if is_direction(block.bare) else replace(block, speaker=block.speaker or speaker))
    return told


def _is_report(blocks: Sequence[Block]) -> bool:
    """Several turns of several people, none named by the format; never what a member of government signs."""
    if any(block.speaker is not None or block.aside for block in blocks):
        return False
    if any(block.signature and block.signature.signatory.role in GOVERNMENT for block in blocks):
        return False
    labels = [label for block in blocks if block.kind in ("prose", "item") and (label := label_of(block.text))]
    speakers = {label.speaker for label in labels}
    return len(labels) >= _FEWEST and len(speakers) > 1 and any(speaker.role for speaker in speakers)


def _is_said(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line that was taken for a heading is spoken: no format marks it, and the same turn goes on after it."""
    block = blocks[at]
    if block.kind != "heading" or block.depth or block.style or at + 1 == len(blocks):
        return False
    after = blocks[at + 1]
    begins = label_of(after.text) is not None or is_direction(after.bare) or after.bare.startswith("Aan de orde ")
    return after.kind != "heading" and not begins


def _split(block: Block, label: Label, speaker: Speaker) -> list[Block]:
    """A label as an aside, and the words after it, if any, as the speaker's."""
    words, rest = block.text[:label.length].strip(), block.text[label.length:].strip()
    aside = Block("prose", words, block.page, aside=True)
    return [aside, replace(block, kind="prose", text=rest, speaker=speaker, style="")] if rest else [aside]
