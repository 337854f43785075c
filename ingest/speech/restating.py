"""Paragraphs in which the government says a question again before it answers it.

"De leden van de SP-fractie vragen …" in part II are the minister's words about a question. A paragraph may go on to
answer what it has restated; then only its first sentences are about the question.
"""

from __future__ import annotations

import re

from ingest.sentences import sentences
from ingest.speech.parties import spellings

_OPENING = (
    r"(?:(?:tot slot|tevens|daarnaast|ook|verder|voorts|vervolgens|ten slotte|tenslotte|eveneens|allereerst|ten eerste|"
    r"ten tweede|ten derde|bovendien|in dat kader|in dit verband|hierbij|daarbij|met betrekking tot [^,.]{3,80},|"
    r"ten aanzien van [^,.]{3,80},|over [^,.]{3,80},|naar aanleiding (?:van|hiervan)[^,.]{0,80},|specifiek|concreet)"
    r",?\s+)?"
)
_ASKING = (
    r"(?:vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken|willen?|zijn benieuwd|is benieuwd|hebben|heeft|informeren|"
    r"informeert|lezen|leest|constateren|constateert|stellen|stelt|wijzen|wijst|geven aan|geeft aan|merken|merkt|"
    r"horen|hoort|vernemen|verneemt|ontvangen graag|zien graag|pleiten|pleit|refereren|refereert|noemen|noemt|"
    r"onderschrijven|onderschrijft|maken|maakt|vinden|vindt|zouden|zou|menen|meent|begrijpen|begrijpt|achten|acht)"
)
_MEMBERS = (
    r"(?:zowel\s+)?(?:de|deze|die|het|dit|dezelfde)\s+(?:(?:voornoemde|genoemde|aan het woord zijnde|voorgenoemde)\s+)?"
    r"(?:leden|lid|fracties?|[\w/-]+(?:-| )fracties?)\b"
)
# Nobody by name: `Enkele fracties hebben gevraagd naar …`.
_SOME = (
    r"(?:verschillende|diverse|enkele|meerdere|sommige|een aantal|veel|alle|andere)\s+(?:leden|fracties)\s+"
    rf"(?=(?:\w+\s+)?{_ASKING}\b)"
)
_UNNAMED = re.compile(rf"^{_OPENING}{_SOME}", re.I)
_RESTATED = re.compile(rf"^{_OPENING}(?:{_MEMBERS}|{_SOME}|{_ASKING}\s+(?:\w+\s+)?{_MEMBERS})", re.I)
_FIRST_PERSON = re.compile(r"\b(?:ik|wij|we|mijn|onze|ons)\b", re.I)
# `De leden van de VVD-fractie kan ik melden dat …`: said to them, not of them.
_TOLD = re.compile(
    r"\b(?:kan|wijs|verwijs|ben|heb|antwoord|deel|zeg|meld|wil|zal|moet|geef|informeer|dank|bericht|kunnen|willen|danken|"
    r"verwijzen|wijzen|hebben|zijn|verzeker|hoop)\s+(?:ik|wij|we|de regering|het kabinet)\b", re.I
)
_THANKED = re.compile(r"^(?:ik|wij|de regering|het kabinet)\s+(?:dank|bedank)\w*\b", re.I)
_SENDING = re.compile(r"^(?:zie|hiervoor zie|daarvoor zie|idem)\b", re.I)
_PARTY = f"(?-i:{spellings().pattern})"
_STILL_ASKING = re.compile(rf"{_MEMBERS}|(?:\bzij\b|\bze\b|{_PARTY}).*{_ASKING}|\?['’”»\"]?$", re.I)
# Words between the parts of an answer that answer nobody: `Hieronder ga ik in op de vragen van de fracties.`
_PASSING = re.compile(
    r"\b(?:hieronder|hierna|onderstaand|hiernavolgend|in het (?:vervolg|navolgende|onderstaande)|achtereenvolgens)\b"
    r".*\b(?:vragen|fracties|inbreng)\b", re.I
)
_ON_QUESTION = re.compile(
    rf"^{_OPENING}(?:op|in (?:antwoord|reactie) op|naar aanleiding van|over|wat betreft|"
    rf"ten aanzien van|met betrekking tot)"
    rf"\s+(?:de|het|een|deze)\s+(?:\w+\s+)?(?:vra(?:ag|gen)|verzoek|opmerking(?:en)?|suggestie|zorg(?:en)?)"
    rf"\s+(?:\w+\s+)?(?:van|door)\s+{_MEMBERS}", re.I
)
# The subject is that of the sentence before; a party named in it only joins: `De leden vragen, net als D66, …`.
_CONTINUED = re.compile(
    rf"^{_OPENING}(?:{_ASKING}\s+)?(?:zij|ze|deze leden|dit lid|de leden|het lid|deze fracties?|de voornoemde leden)\b"
    rf"(?!\s+(?:van|der)\b)", re.I
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|‘[^’]*’|\"[^\"]*\"|(?<=\s)'[^']*'(?![\w])")
_BRIEF = 30  # words


def is_restatement(text: str) -> bool:
    """Whether a paragraph of the government only restates what members ask."""
    asked, rest = split_restated(text)
    return bool(asked) and not _FIRST_PERSON.search(rest)


def split_restated(text: str) -> tuple[str, str]:
    """The sentences at the start of a paragraph that restate, up to the last that does, and those after them.

    The first is empty where it has no such sentence, the second where it has no other. A sentence that answers as it
    restates (`Op de vraag van de leden van de SP-fractie naar de kosten: …`) is in both.
    """
    spans = sentences(text)
    if spans and _ON_QUESTION.match(text):
        return text[:spans[0].end], text
    bare = _QUOTED.sub(lambda found: "·" * len(found[0]), text)  # a quotation speaks for nobody here
    if not spans or not _begins(text[spans[0].start:spans[0].end]):
        return "", text
    last = 0
    for at, span in enumerate(spans):
        if at and _asks(text[span.start:span.end]):
            last = at
        elif at and _FIRST_PERSON.search(bare, span.start, span.end):
            break
    return text[:spans[last].end], text[spans[last].end:].strip()


def is_passing(text: str) -> bool:
    """Whether a paragraph only says what comes next."""
    return len(text.split()) <= _BRIEF and bool(_PASSING.search(text))


def names_nobody(text: str) -> bool:
    """Whether a paragraph restates what members ask without saying who: what comes after it is no more of that."""
    return bool(_UNNAMED.match(text))


def _begins(words: str) -> bool:
    return bool(_RESTATED.match(words)) and not _TOLD.search(words)


def _asks(words: str) -> bool:
    if _TOLD.search(words) or _THANKED.match(words) or _SENDING.match(words):
        return False
    return bool(_STILL_ASKING.search(words))


def continues(words: str) -> bool:
    """Whether a sentence goes on about the members of the one before it: `Zij vragen, net als D66, …`."""
    return bool(_CONTINUED.match(words))
