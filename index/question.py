"""What a question says about who must be speaking, read by rule, in Dutch and English.

"Wat antwoordde de minister de SGP?" wants the minister's words, said to the SGP; "what did the SGP ask the minister"
wants the SGP's. The reading is evidence for the ranking, never a filter. A mention is the one addressed where a word
such as `aan`, `to` or `vraag van` stands before it, or a verb of asking between the two; the first other mention
speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.speakers import fold
from ingest.speech.parties import canonical_party, spellings

ROLES = {
    **dict.fromkeys(("minister-president", "premier", "prime minister"), "minister-president"),
    **dict.fromkeys(("staatssecretaris", "state secretary", "secretary of state"), "staatssecretaris"),
    "junior minister": "staatssecretaris",
    **dict.fromkeys(("minister", "ministers", "bewindsman", "bewindsvrouw"), "minister"),
    **dict.fromkeys(("bewindslieden", "bewindspersoon", "bewindspersonen", "kabinet", "regering"), "government"),
    **dict.fromkeys(("cabinet", "government"), "government"),
}
_ANY_FRACTION = (
    r"fracties?|fractions?|kamerleden|kamerlid|members of parliament|mps?|partijen|parties|parliamentary groups?"
)
_ANY_ROLE = "|".join(sorted(map(re.escape, ROLES), key=len, reverse=True))
_FIRM = re.compile(rf"\b(?P<role>{_ANY_ROLE})\b|\b(?P<fraction>{_ANY_FRACTION})\b", re.I)
_ADDRESSED = re.compile(
    r"(?:\b(?:aan|to|tegen|jegens|richting|towards?|from|van|of|by|door|bij|voor|for)\s+(?:de |het |the )?"
    r"(?:leden van (?:de )?|lid van (?:de )?|fractie van (?:de )?|members of (?:the )?|"
    r"questions? (?:of|from|by) (?:the )?)?)$",
    re.I,
)
_ACCORDING = re.compile(
    r"\b(?:volgens|according to|in de ogen van|in the (?:view|eyes|opinion) of|namens|on behalf of)\s+"
    r"(?:de |het |the )?"
    r"(?:leden van (?:de )?|members of (?:the )?)?$", re.I
)
_ASKS = re.compile(
    r"\b(?:vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken|verzocht|asks?|asked|request(?:s|ed)?|want(?:s|ed)?|urge[sd]?)\b",
    re.I,
)
_PARTY_PREFIX = re.compile(
    rf"\b(?:de |het |the )?(?:leden|lid|fracties?|members|group)\s+(?:van|of|der)\s+(?:de |het |the )?"
    rf"(?={spellings().pattern})", re.I
)
_PARTY_SUFFIX = re.compile(rf"({spellings().pattern})[- ](?:fracties?|fraction|group|members)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A role or party at a place in the question; `addressed` when it is spoken to."""

    term: str
    start: int
    addressed: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Who must speak, as folded speaker terms (`minister`, `sgp`, `fractie`, `slob`); empty when that is left open.

    `addressees` are the parties whose question is being answered, `offices` the roles of the people named: a paper
    that says only "the minister" may mean them.
    """

    speakers: frozenset[str] = frozenset()
    addressees: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()


def read_question(question: str, names: dict[str, str] | None = None) -> Reading:
    """Who must speak. `names` maps folded surnames of speakers in the index to their role (`slob` → `minister`)."""
    names = names or {}
    mentions = _mentions(_tidied(question), names)
    if not mentions:
        return Reading()
    speaking = [one for one in mentions if not one.addressed] or mentions[:1]
    first = speaking[0].term
    group = {one.term for one in speaking if _is_party(one.term) == _is_party(first)}
    addressed = {one.term for one in mentions if one.term not in group and _is_party(one.term)}
    people = group & names.keys()  # `minister Slob` is Slob, not any minister
    return Reading(frozenset(people or group), frozenset(addressed), frozenset(names[one] for one in people))


def _tidied(question: str) -> str:
    """`de leden van de SGP-fractie` as `SGP`: who they are is the party."""
    return _PARTY_SUFFIX.sub(r"\1", _PARTY_PREFIX.sub("", question))


def _mentions(question: str, names: dict[str, str]) -> list[Mention]:
    found: dict[int, str] = {}
    for match in _FIRM.finditer(question):
        found[match.start()] = ROLES[match["role"].lower()] if match["role"] else "fractie"
    for match in spellings().finditer(question):
        party = canonical_party(match[0])
        if party:
            found[match.start()] = fold(party)
    for match in re.finditer(r"\b[A-ZÀ-Þ][\w'’-]+", question):
        if fold(match[0]) in names:
            found[match.start()] = fold(match[0])
    ordered = sorted(found.items())
    return [
        Mention(term, start, _is_addressed(question, start, ordered[at - 1] if at else None, term in names))
        for at, (start, term) in enumerate(ordered)
    ]


def _is_addressed(question: str, start: int, previous: tuple[int, str] | None, person: bool) -> bool:
    before = question[:start]
    if _ACCORDING.search(before):
        return False
    if _ADDRESSED.search(before):
        return True
    if previous is None:
        return False
    between = question[previous[0]:start]
    if person and not re.search(r"\s\w+\s", between):
        return False  # `minister Slob`
    followed = len(between.split()) <= 2  # `vroeg Kwint de minister`
    return bool(_ASKS.search(between)) or (followed and bool(_ASKS.search(before)))


def _is_party(term: str) -> bool:
    return term == "fractie" or canonical_party(term) is not None
