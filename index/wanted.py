"""What sort of answer a question wants, and whether words hold one of that sort.

"Hoeveel" wants a number, "wanneer" a date, "waarom" a reason, "wie" somebody's name. After the answer types of question
answering (Li and Roth, "Learning Question Classifiers", COLING 2002), as far as a rule can tell them in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from index.exact import exact_text
from ingest.dates import MONTHS

Sort = Literal["number", "date", "reason", "name"]

_ASKS: dict[Sort, re.Pattern[str]] = {
    "date": re.compile(
        r"\b(?:wanneer|when|since when|(?:op |voor |by |on )?(?:welke datum|what date|which date)|"
        r"(?:in |vanaf |sinds |from |since )?(?:welk|which|what) (?:school)?(?:jaar|year|month|maand))\b", re.I
    ),
    "number": re.compile(
        r"\b(?:hoeveel|how many|how much|(?:welk|which|what) (?:percentage|share|number|amount|aantal|bedrag|deel)|"
        r"wat (?:is|was|waren) het (?:\w+ )?(?:aantal|percentage|bedrag)|(?:number|percentage|share|amount) of|"
        r"hoe (?:vaak|lang|oud|groot|hoog)|how (?:often|long|old|large|big|high))\b", re.I
    ),
    "reason": re.compile(
        r"\b(?:waarom|why|hoe komt het|waardoor|wat is de (?:reden|oorzaak)|what (?:is|was) the (?:reason|cause)|"
        r"what (?:explains|causes|caused)|om welke reden|for what reason|how come)\b", re.I
    ),
    "name": re.compile(
        r"\b(?:wie|who|whom|whose|(?:welke|which|what) (?:\w+ )?(?:organisaties?|organi[sz]ations?|partijen|parties|"
        r"instellingen|institutions?|leden|members?|kamerleden|ministers?|bewindslieden|bewindspersonen|ministeries|"
        r"ministries|gemeenten?|municipalit(?:y|ies)|scholen|schools|fracties?|groups?))\b", re.I
    ),
}
_DATE = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d\b|\b(?:voorjaar|najaar|zomer|herfst|winter|lente|zomerreces|kerstreces|"
    r"(?:volgende?|komende?|dit|vorige?|afgelopen) (?:\w+ )?(?:jaar|maand|week|schooljaar|kwartaal)|kwartaal)\b", re.I
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NUMERAL = re.compile(
    r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|vijftig|honderd|duizend|"
    r"miljoen|miljard|helft|kwart|derde|procent|dubbel|verdubbel\w*)\b", re.I
)
_REASON = re.compile(
    r"\b(?:omdat|doordat|want|vanwege|wegens|dankzij|door|daardoor|hierdoor|waardoor|daarom|zodat|immers|namelijk|"
    r"reden(?:en)?|oorza(?:ak|ken)|gevolg|aangezien|komt doordat|komt omdat|verklar\w+|ten behoeve van|teneinde|"
    r"schrijven dit toe)\b", re.I
)
_NAME = re.compile(r"(?<!^)(?<![.!?:] )\b(?:[A-ZÀ-Þ][\w'’-]+|[A-Z]{2,}[\w-]*)")

_FOUND: dict[Sort, re.Pattern[str]] = {"number": _DIGITS, "date": _DATE, "name": _NAME}


def wanted_sort(question: str) -> Sort | None:
    """The sort of answer that the first asking word wants; None where the question leaves it open."""
    found = [(match.start(), sort) for sort, asks in _ASKS.items() if (match := asks.search(question))]
    return min(found)[1] if found else None


def holds(sort: Sort, words: str, known: Collection[str]) -> bool:
    """Whether words hold an answer of a sort. `known` are the exact tokens of the question: they answer nothing."""
    if sort == "reason":
        return bool(_REASON.search(words))
    if sort == "number" and _NUMERAL.search(words):
        return True
    asked = frozenset(known)
    return any(_is_new(found, asked) for found in dict.fromkeys(_FOUND[sort].findall(words)))


def _is_new(found: str, known: frozenset[str]) -> bool:
    return known.isdisjoint((found.casefold(), *exact_text(found).split()))
