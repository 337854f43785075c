"""Dates in a text, Dutch and English, whole or in part, days of the week, and seasons."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ingest.dates import MONTHS
from ingest.model import Span

_ENGLISH = "january february march april may june july august september october november december".split()
_SHORT = "jan feb mrt apr mei jun jul aug sep okt nov dec mar sept oct".split()
_NUMBER = {name: number % 12 + 1 for names in (MONTHS, _ENGLISH) for number, name in enumerate(names)}
_NUMBER |= {name: number + 1 for number, name in enumerate(_SHORT[:12])} | {"mar": 3, "sept": 9, "oct": 10}
_ANY = "|".join(sorted(_NUMBER, key=len, reverse=True))
_FULL = "|".join(sorted({*MONTHS, *_ENGLISH}, key=len, reverse=True))
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_PATTERNS = (
    re.compile(rf"(?<![0-9.,])(?P<d>[0-9]{{1,2}})(?:e|ste|de|st|nd|rd|th)?(?: of)? (?P<m>{_ANY})\b\.?"
               rf"(?:,? (?P<y>{_YEAR}))?", re.I),
    re.compile(rf"\b(?P<m>{_ANY})\b\.? (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9.:])(?:,? (?P<y>{_YEAR}))?", re.I),
    re.compile(rf"\b(?P<m>{_ANY})\b\.?,?(?: of)? (?P<y>{_YEAR})", re.I),
    re.compile(r"(?<![0-9.,/-])(?P<d>[0-9]{1,2})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<y>(?:19|20)[0-9]{2})(?![0-9-])"),
    re.compile(r"(?<![0-9.,/-])(?P<y>(?:19|20)[0-9]{2})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9-])"),
)
# A month without day or year. `may` and `march` in lower case are verbs, `mei` is a month in any case.
_LONE = re.compile(rf"\b(?!may\b|march\b)(?i:(?P<m>{_FULL}))\b")
_DAYS = ("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
         "monday tuesday wednesday thursday friday saturday sunday".split())
_WEEKDAY = re.compile(rf"\b(?P<w>{'|'.join(name for names in _DAYS for name in names)})s?\b", re.I)
# `zomerreces` is of a summer too; `spring` and `fall` are verbs as well, so these need a word before them or a year.
_SEASONS = {
    "spring": r"(?:voorjaar|lente)\w*|(?<=\bin )spring|(?<=\b(?:the|mid) )spring|(?<=\b(?:this|last|next|late) )spring|"
              rf"(?<=\bearly )spring|spring(?=,? (?:of )?{_YEAR})",
    "summer": r"zomer\w*|summers?",
    "autumn": rf"(?:najaar|herfst)\w*|autumns?|(?<=\bin the )fall(?! in\b| of the\b)|fall(?=,? (?:of )?{_YEAR})",
    "winter": r"winter(?!swijk)\w*",
}
_SEASON = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _SEASONS.items())})\b"
    rf"(?:,?(?: van| of)? (?P<y>{_YEAR})(?! ?[-–/] ?[0-9]))?", re.I
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is told; month from 1, `season` in English. `weekday` alone is from 0, Monday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None

    def borne_out_by(self, other: Day) -> bool:
        """Whether the other says all that this one says."""
        return all(mine is None or mine == theirs for mine, theirs in (
            (self.year, other.year), (self.month, other.month), (self.day, other.day), (self.weekday, other.weekday),
            (self.season, other.season),
        ))


def days_of(text: str) -> list[tuple[Span, Day]]:
    """The dates of a text with blanks for white space, each with where it stands, in order."""
    found: list[tuple[Span, Day]] = []
    taken = [False] * len(text)
    for pattern in (*_PATTERNS, _LONE, _WEEKDAY, _SEASON):
        for match in pattern.finditer(text):
            day = _day(match)
            if day is not None and not any(taken[match.start():match.end()]):
                found.append((Span(match.start(), match.end()), day))
                taken[match.start():match.end()] = [True] * (match.end() - match.start())
    return sorted(found, key=lambda one: one[0].start)


def _day(match: re.Match[str]) -> Day | None:
    """The date of a match; None where there is no such day (`31-02-2021`, `45 mei`)."""
    named = match.groupdict()
    if named.get("w"):
        return Day(weekday=next(names.index(named["w"].lower()) for names in _DAYS if named["w"].lower() in names))
    if season := next((name for name in _SEASONS if named.get(name)), None):
        return Day(year=int(named["y"]) if named["y"] else None, season=season)
    written = named["m"]
    month = int(written) if written.isdigit() else _NUMBER[written.lower()]
    day, year = (int(named[name]) if named.get(name) else None for name in ("d", "y"))
    try:
        datetime.date(year or 2000, month, day or 1)
    except ValueError:
        return None
    return Day(year, month, day)
