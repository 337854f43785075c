"""Sentences that ask: with a question mark, or with a verb of asking whose subject are members."""

from __future__ import annotations

import re

from ingest.sentences import sentences

# `vragen` after one of these words is a noun: `enkele vragen`, `hun kritische vragen`.
_NOUN = re.compile(
    r"\b(?:enkele|enige|nog|aantal|de|geen|kritische|nadere|volgende|verdere|aanvullende|hun|deze|die|veel|diverse|"
    r"verschillende|resterende|specifieke|feitelijke|korte|aantal|vele|meer|paar|twee|drie|vier|vijf|gestelde|en\s+de|"
    r"eerdere|schriftelijke|daarover|hierover|hebben)\s+vragen\b", re.I
)
_ASKS = re.compile(
    r"\b(?:vragen|vraagt|verzoeken|verzoekt|informeren naar|informeert naar|vernemen\b.{0,40}\bgraag|verneemt|"
    r"(?:zijn|is)\b.{0,20}\bbenieuwd|(?:willen|wil|zouden|zou)\b.{0,30}\b(?:graag|weten|horen|vernemen|ontvangen|zien)|"
    r"(?:horen|hoort|zien|ziet|ontvangen|ontvangt|krijgen|krijgt|lezen)\b.{0,25}\bgraag|roepen\b.{0,60}\bop|"
    r"roept\b.{0,60}\bop|dringen\b.{0,30}\baan|(?:kan|kunnen|wil|is)\s+(?:de\s+(?:minister|staatssecretaris|regering)|"
    r"het kabinet)|graag\b.{0,40}\b(?:een\s+(?:reactie|toelichting)|toelichting|reactie))\b", re.I
)


def asks(sentence: str) -> bool:
    """Whether a sentence of a fraction asks something."""
    if sentence.rstrip("'’”»\")").endswith("?"):
        return True
    return bool(_ASKS.search(_NOUN.sub(" ", sentence)))


def questions_in(text: str) -> list[str]:
    """The sentences of a text that ask."""
    words = [text[one.start:one.end] for one in sentences(text)]
    return [one for one in words if asks(one)]
