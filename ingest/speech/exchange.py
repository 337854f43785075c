"""Questions and answers in a *verslag van een schriftelijk overleg*.

Part I holds the questions of the fractions, part II the answers of the government. Part II also restates questions
before it answers them ("De leden van de SP-fractie vragen …"): those paragraphs are the minister's words about a
question, not an answer. They are marked with the parties they speak of, and the paragraphs after them, up to the next
restatement or heading, answer what they restate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Passage
from ingest.paper.signatures import GOVERNMENT
from ingest.sentences import sentences
from ingest.speech.parties import parties_in, spellings

_OPENING = (
    r"(?:(?:tot slot|tevens|daarnaast|ook|verder|voorts|vervolgens|ten slotte|eveneens|allereerst|ten eerste|"
    r"ten tweede)"
    r",?\s+)?"
)
_ASKING = (
    r"(?:vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken|willen?|zijn benieuwd|is benieuwd|hebben|heeft|informeren|"
    r"informeert|lezen|leest|constateren|constateert|stellen|stelt|wijzen|wijst|geven aan|geeft aan|merken|merkt)"
)
_MEMBERS = (
    r"(?:zowel\s+)?(?:de|deze|die|het|dit)\s+(?:voornoemde\s+)?"
    r"(?:leden|lid|fracties?|[\w/-]+(?:-| )fracties?)\b"
)
_RESTATED = re.compile(rf"^{_OPENING}(?:{_MEMBERS}|{_ASKING}\s+{_MEMBERS})", re.I)
_FIRST_PERSON = re.compile(r"\b(?:ik|wij|we|mijn|onze|ons)\b", re.I)
_PARTY = f"(?-i:{spellings().pattern})"
_STILL_ASKING = re.compile(rf"{_MEMBERS}|(?:\bzij\b|{_PARTY}).*{_ASKING}|\?['’”\"]?$", re.I)


def link_exchange(passages: Sequence[Passage]) -> list[Passage]:
    """Mark restatements (`about`) and tie the paragraphs after them to them (`asked_in`)."""
    linked: list[Passage] = []
    asked: tuple[str, ...] = ()
    section: tuple[str, ...] | None = None
    answered = False
    for passage in passages:
        if passage.section != section:
            asked, section, answered = (), passage.section, False
        if not _by_government(passage):
            linked.append(passage)
        elif is_restatement(passage.text):
            asked = (passage.id,) if answered else (*asked, passage.id)
            answered = False
            linked.append(replace(passage, about=_parties_of(passage)))
        else:
            answered = True
            linked.append(replace(passage, asked_in=asked))
    return linked


def is_restatement(text: str) -> bool:
    """Whether a paragraph of the government only restates what members ask."""
    if not _RESTATED.match(text):
        return False
    last = sentences(text)[-1]
    words = text[last.start:last.end]
    return not _FIRST_PERSON.search(words) or bool(_STILL_ASKING.search(words))


def _parties_of(passage: Passage) -> tuple[str, ...]:
    """Whose question a restatement speaks of: the parties it names, else those of the nearest heading with any."""
    for words in (passage.text, *reversed(passage.section)):
        found = parties_in(words)
        if found:
            return tuple(found)
    return ("onbekend",)


def _by_government(passage: Passage) -> bool:
    return passage.speaker is not None and passage.speaker.role in GOVERNMENT and bool(passage.section)
