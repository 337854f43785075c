"""Which paper a question names without its number: by its date and by what it is.

"De brief van januari 2020", "according to the letter of 20 May 2021", "in het verslag". Numbers of papers are the
lexical index's (`index.lexical`), which finds what refers to them too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dates import MONTHS
from ingest.model import Document

ENGLISH = tuple("january february march april may june july august september october november december".split())
_MONTHS = tuple(zip(MONTHS, ENGLISH, strict=True))
_MONTH = "|".join((*MONTHS, *ENGLISH))
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?P<month>{_MONTH})"
    r"(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?,)? (?P<year>(?:19|20)\d\d)\b", re.I | re.A  # else `ı` is an `i`
)
_SORTS = {
    "brief": re.compile(r"\b(?:\w*brief|brieven|\w*letters?)\b", re.I),
    "verslag": re.compile(r"\b(?:verslag(?:en)?|schriftelijk overleg|written consultation)\b", re.I),
    "motie": re.compile(r"\b(?:moties?|motions?)\b", re.I),
    "amendement": re.compile(r"\b(?:amendement(?:en)?|amendments?)\b", re.I),
    "nota": re.compile(r"\b(?:nota|memorandum|memorie)\b", re.I),
    "vragen": re.compile(r"\b(?:kamervragen|schriftelijke vragen|written questions|parliamentary questions)\b", re.I),
    "handelingen": re.compile(r"\b(?:handelingen|debat(?:ten)?|debates?|plenair\w*|plenary)\b", re.I),
}


@dataclass(frozen=True, slots=True)
class Named:
    """What a question says of a paper: `dates` as the beginnings of ISO dates (`2020-01`), `sorts` of papers."""

    dates: tuple[str, ...] = ()
    sorts: frozenset[str] = frozenset()


def read_named(question: str) -> Named:
    """The dates with a month, and the sorts of papers, that stand in a question."""
    dates = tuple(_iso(match) for match in _DATE.finditer(question))
    return Named(dates, frozenset(sort for sort, words in _SORTS.items() if words.search(question)))


def dated(named: Named, document: Document) -> float:
    """1 when the paper is of a date that the question names; a date may also be of what the paper tells of."""
    return 1.0 if document.date and document.date.startswith(named.dates) else 0.0


def of_sort(named: Named, document: Document) -> float:
    """1 when the paper is of a sort that the question names."""
    kind = (document.kind or "").casefold()
    return 1.0 if any(sort in kind for sort in named.sorts) else 0.0


def _iso(match: re.Match[str]) -> str:
    month = next(
        at for at, names in enumerate(_MONTHS, start=1) if match["month"].casefold() in names
    )
    day = match["day"] or match["after"]
    return f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
