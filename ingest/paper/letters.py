"""What a letter says of itself: its title, kind and date, who asked the questions that it answers and who answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Block
from ingest.model import Signatory
from ingest.paper.identity import Identity
from ingest.paper.kinds import ANSWERS, kind_of
from ingest.paper.letterhead import Letterhead
from ingest.paper.questions import asks
from ingest.paper.signatures import GOVERNMENT
from ingest.speech.members import first_askers, respondents_in, speaker_of

_POSTPONED = re.compile(r"\buitstel\b.{0,60}\bvragen\b|\bvragen\b.{0,60}\buitstel\b", re.I)
_ANSWERED = re.compile(r"\b(?:be)?antwoord(?:ing|en)?\b.{0,80}?\b(?:kamer)?vragen\b", re.I)
_LEDEN = re.compile(r"(?<!de )(?<!De )\b(?=leden\s+[A-Z])")  # `Kamervragen leden X (SP)`, as subjects shorten it
_FAR = 12  # blocks: the opening and the title of an attachment stand before


def identify(letterhead: Letterhead, blocks: Sequence[Block], on_behalf: Sequence[Signatory]) -> Identity:
    """The Identity that a letter states."""
    lines = [line for line in (*(block.bare for block in blocks[:_FAR]), letterhead.subject) if line]
    kind = _kind(letterhead.subject, blocks)
    signed = [block.signature.signatory for block in blocks if block.signature is not None]
    answering = [one for one in signed if one.role in GOVERNMENT]
    respondents = tuple(speaker_of(one) for one in (*answering, *on_behalf))
    if not respondents:
        respondents = next((found for line in lines if (found := respondents_in(line))), ())
    answers = kind == ANSWERS
    return Identity(
        title=letterhead.subject, kind=kind, date=letterhead.date,
        askers=first_askers(_LEDEN.sub("de ", line) for line in lines) if answers else (),
        respondents=respondents if answers else (),
    )


def _kind(subject: str | None, blocks: Sequence[Block]) -> str | None:
    """In the words of the Tweede Kamer; None for a letter of which only the signature tells."""
    if subject and _POSTPONED.search(subject):
        return "mededeling (uitstel antwoord)"
    questioned = any(block.kind == "heading" and asks(block.text) for block in blocks)
    if questioned or (subject and _ANSWERED.search(subject)):
        return ANSWERS
    return kind_of(subject) if subject else None
