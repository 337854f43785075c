"""What a number measures, where that is per cent, money, or a stretch of time, Dutch and English.

`12 maanden` of a paper must not become 12 weeks, nor 15 pupils 15 euro. Whatever else a number counts has too many
words in either language to be told here.
"""

from __future__ import annotations

import re

Measure = str  # "%", "€", "week", …; "" where the words tell none

_WORDS: dict[Measure, str] = {
    "point": r"procentpunt(?:en)?|percentage points?",
    "%": r"%|procent|percent|per cent|percentages?",
    "‰": r"‰|promille",
    "€": r"€|euro['’]?s?|eur",
    "$": r"\$|dollars?|usd",
    "minute": r"minuut|minuten|minutes?",
    "hour": r"uur|uren|hours?",
    "day": r"dag|dagen|days?",
    "week": r"week|weken|weeks?",
    "month": r"maand|maanden|mnd|months?",
    "quarter": r"kwartaal|kwartalen|quarters?",
    "year": r"jaar|jaren|jarigen?|years?",
}
_ANY = "|".join(f"({words})" for words in _WORDS.values())
_BEHIND = re.compile(rf"[\s.-]{{0,2}}(?:{_ANY})(?!\w)", re.I)
_BEFORE = re.compile(r"(?:(€|(?<!\w)eur(?:o)?)|(\$|(?<!\w)usd))\s?$", re.I)
_ANYWHERE = re.compile(rf"(?<!\w)(?:{_ANY})(?!\w)", re.I)
# `drie aaneengesloten maanden`, `4 tot 6 weken`: words of a paper between a number and what it measures.
_SOON = re.compile(r"(?:[\s.–-]*[\w,]+){0,3}")


def measure_of(text: str, start: int, end: int) -> Measure:
    """What stands right behind the number at `start:end`, or is money right before it."""
    if before := _BEFORE.search(text, max(0, start - 6), start):
        return "€" if before[1] else "$"
    behind = _BEHIND.match(text, end)
    return _named(behind) if behind else ""


def measure_near(text: str, start: int, end: int) -> Measure:
    """The same of a number in a paper, where a few words may stand between."""
    if direct := measure_of(text, start, end):
        return direct
    soon = _SOON.match(text, end)
    later = _ANYWHERE.search(text, end, soon.end() if soon else end)
    return _named(later) if later else ""


def measures_in(text: str) -> frozenset[Measure]:
    """All that a heading of a table names: `Uitgaven (x € 1 mln)`."""
    return frozenset(_named(one) for one in _ANYWHERE.finditer(text))


def _named(found: re.Match[str]) -> Measure:
    return list(_WORDS)[(found.lastindex or 1) - 1]
