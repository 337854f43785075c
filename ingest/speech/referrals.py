"""Answers that send the reader to another answer: `Zie het antwoord op vraag 2`, `beantwoord onder 5`."""

from __future__ import annotations

import re

from ingest.speech.labels import NUMBERS, numbers_in

_WORDS = r"(?:[^.?!;]|\.(?=\S)|(?<=\.\w)\.){0,90}?"  # of one sentence, abbreviations (`m.n.`) included
_TO = r"(?:antwoord(?:en)?|beantwoording|vra(?:ag|gen))"
_SENT = re.compile(
    rf"\b(?:zie|verwijs|verwijzen|verwezen|verwijzing|idem|conform|hetzelfde)\b{_WORDS}\b{_TO}"
    rf"(?:\s+(?:op|van|bij|onder|in))?(?:\s+de)?(?:\s+vra(?:ag|gen))?\s+(?P<numbers>{NUMBERS})(?P<rest>.{{0,60}})", re.I
)
_UNDER = re.compile(
    rf"\bbeantwoord(?:ing)?\b{_WORDS}\b(?:(?:onder|bij|in|met)\s+(?:(?:het|de)\s+)?"
    rf"(?:antwoord(?:en)?\s+(?:op|van|bij)\s+(?:vra(?:ag|gen)\s+)?|vra(?:ag|gen)\s+)|(?:onder|bij)\s+)"
    rf"(?P<numbers>{NUMBERS})(?P<rest>.{{0,60}})", re.I
)
_BRIEF = re.compile(rf"^(?:zie|idem)\s+(?:ook\s+)?(?:onder|bij)?\s*(?P<numbers>{NUMBERS})\s*\.?(?P<rest>)$", re.I)
# Another set of questions: `het antwoord op vraag 2 van het lid X`, `op eerdere vragen (Aanhangsel …)`.
_ELSEWHERE = re.compile(
    r"^\s*(?:,?\s*(?:van|door|uit|in|op)\s+(?:(?:het|de|mijn|uw|onze|een|die|deze)\s+)?"
    r"(?:eerdere?|vorige|lid|leden|fracties?|commissie|set|vragen|kamervragen|schriftelijke|beantwoording|brief|verslag|"
    r"nota|wob|aanhangsel)\b|\(?(?:aanhangsel|kamerstuk|handelingen|\d{4}z)|%|\s*(?:procent|miljoen|euro|jaar)\b)", re.I
)
_ABOVE = re.compile(r"\bzie\b.{0,40}\b(?:vorige?|voorgaande|hierboven|bovenstaande?)\b", re.I)
_SHORT = 25  # words of an answer that only sends on to the one above it


def referred(text: str) -> tuple[str, ...]:
    """The numbers of the questions whose answers this answer sends the reader to, in order."""
    found: list[str] = []
    for pattern in (_SENT, _UNDER, _BRIEF):
        for match in pattern.finditer(text.strip()):
            if not _ELSEWHERE.match(match["rest"]):
                found += numbers_in(match["numbers"])
    return tuple(dict.fromkeys(found))


def refers_above(text: str) -> bool:
    """Whether a short answer sends the reader to the answer before it."""
    return len(text.split()) <= _SHORT and bool(_ABOVE.search(text)) and not referred(text)
