"""The parts of a verslag: where fractions ask, where the government answers, and whose questions stand where.

Headings decide, in order and not by depth, which conversions lose: "I Vragen en opmerkingen vanuit de fracties", the
fractions under it, "II Reactie van de minister". Where no heading names a fraction, paragraphs do ("De leden van de
VVD-fractie vragen …", then "Deze leden …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from ingest.speech.parties import fractions_in

Place = Literal["committee", "asking", "answering", "both"]
_TURNS = 2  # changes from asking to answering in a paper where fractions are answered one by one
_PART = re.compile(r"^(?P<roman>[IVX]{1,4}|[AB])[.:]?\s+(?P<rest>\S.*)$")
_ROLE = r"minister-president|minister|staatssecretaris|bewindsperso(?:on|nen)|bewindslieden|kabinet|regering"
_REPLY = r"reactie|antwoord(?:en)?|beantwoording"
_GOVERNMENT = re.compile(rf"\b(?:{_REPLY})\b.*?\b(?:{_ROLE})s?\b", re.I)
_REPLY_TO = re.compile(rf"^(?:{_REPLY})\b", re.I)
_OFFICE = re.compile(rf"^(?:de\s+)?(?:{_ROLE})\b(?!.*\bvra(?:ag|gen)\b)", re.I)
_ASKED = re.compile(r"\b(?:vragen|opmerkingen|inbreng|bijdrage)\b", re.I)
_FRACTIONS = re.compile(r"\b(?:fracties?|leden|lid|commissie)\b", re.I)
_ASIDE = re.compile(r"^(?:volledige agenda|agenda|bijlagen?|overzicht|samenstelling)\b", re.I)
# Words that a heading may have beside a party and still be nothing but that fraction's.
_FUNCTION = re.compile(
    r"\b(?:de|het|van|der|en|leden|lid|fracties?|inbreng|vragen|opmerkingen|bijdrage|door|vanuit|gesteld|overige)\b|\W",
    re.I,
)
_MEMBER = re.compile(
    r"\b(?:[Hh]et\s+lid|[Dd]e\s+leden)\s+(?P<name>(?:[Vv]an\s|[Dd]e\s|[Dd]er\s|[Dd]en\s)*[A-ZÀ-Þ][\w'’-]+)"
)
_LEADING = re.compile(
    r"^(?:[A-Z][\w ]{0,30},?\s+(?:hebben|vragen|lezen|willen|zijn|merken|constateren)\s+)?(?:ook\s+)?"
    r"(?P<who>(?:de|het|zowel\s+de)\s+(?:aan\s+het\s+woord\s+zijnde\s+)?(?:leden|lid|fracties?|[\w/-]+-fracties?)\b.{0,160})",
    re.I | re.S,
)
_SPEAKING = re.compile(
    r"\b(?:hebben|heeft|vragen|vraagt|lezen|leest|zijn|is|willen|wil|constateren|merken|maken|kunnen|"
    r"danken|stellen|delen|vinden|onderschrijven|zien|nemen|geven|wijzen|verzoeken|begrijpen|"
    r"sluit|sluiten|steunt|steunen|waarderen|betreuren|menen|achten|kijken|hechten|hecht|roepen|hopen|verwachten|"
    r"refereren|pleiten|spreken|doen|komen|staan|wensen|wenst|horen|vernemen|ontvangen|herinneren|signaleren|benadrukken|"
    r"dankt|stelt|deelt|vindt|ziet|neemt|geeft|wijst|verzoekt|begrijpt|constateert|merkt|maakt|kan)\b"
)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a passage stands: who has the word there, `fractions` whose part or whose answers it is.

    `office` is the heading that names who answers; `member` somebody who speaks for no fraction (`het lid Omtzigt`).
    """

    place: Place
    fractions: tuple[str, ...] = ()
    office: str | None = None
    member: str | None = None
    direct: bool = False  # whether the nearest heading names the fractions


def stages_of(headings: Sequence[str], start: Stage) -> list[Stage]:
    """The stage before the first heading and under each, in order; `start` holds until a heading says otherwise."""
    stages = [start]
    seen: set[tuple[str, ...]] = set()
    for heading in headings:
        stages.append(_under(heading, stages[-1], seen))
        if stages[-1].place == "asking" and stages[-1].fractions:
            seen.add(stages[-1].fractions)
    return _in_turn(stages)


def _in_turn(stages: list[Stage]) -> list[Stage]:
    """Where each fraction is answered before the next one asks, an answer is to the fraction before it."""
    turns = sum(one.place == "asking" and other.place == "answering" for one, other in pairwise(stages))
    if turns < _TURNS:
        return stages
    found = stages[:1]
    for one in stages[1:]:
        carried = one.place == "answering" and not one.fractions
        found.append(replace(one, fractions=found[-1].fractions) if carried else one)
    return found


def has_two_parts(headings: Sequence[str]) -> bool:
    """Whether a paper has a part where fractions ask and one where the government answers."""
    parts = [found["rest"] for found in map(_PART.match, headings) if found]
    asked = any(_ASKED.search(one) and _FRACTIONS.search(one) and not _GOVERNMENT.search(one) for one in parts)
    return asked and any(_GOVERNMENT.search(one) for one in parts)


def _under(heading: str, before: Stage, seen: set[tuple[str, ...]]) -> Stage:
    part = _PART.match(heading)
    text = part["rest"] if part else heading
    named = tuple(fractions_in(text))
    member = _MEMBER.search(text) if not named else None
    asked, government = bool(_ASKED.search(text)), bool(_GOVERNMENT.search(text))
    if _ASIDE.match(text):
        return Stage("committee")
    if government and asked and not _REPLY_TO.match(text):
        return Stage("both", named, heading, direct=bool(named))
    if government or (part and _REPLY_TO.match(text)) or (before.place != "committee" and _OFFICE.match(text)):
        office = heading if government or _OFFICE.match(text) else before.office
        return Stage("answering", named, office, direct=bool(named))
    if _REPLY_TO.match(text) and (named or before.place == "asking"):
        return Stage("answering", named, before.office, direct=bool(named))
    opening = part is not None or before.place == "committee"
    if opening and asked and not named and not member and _FRACTIONS.search(text):
        return Stage("asking")
    if _only_fractions(text, named) or (asked and (named or member)) or (member and member[0] == text):
        answering = before.place == "answering" and (named in seen or not seen) and not part
        place: Place = "answering" if answering else "both" if before.place == "both" else "asking"
        return Stage(place, named, before.office, member["name"] if member else None, direct=True)
    return replace(before, direct=False)


def _only_fractions(text: str, named: tuple[str, ...]) -> bool:
    """Whether a heading says nothing but whose fraction it is: `VVD-fractie`, `Inbreng van de leden van de SP`."""
    if not named:
        return False
    rest = text
    for party in sorted({*named, *re.findall(r"[\w/+’'-]+", text)}, key=len, reverse=True):
        if fractions_in(party):
            rest = rest.replace(party, " ")
    return not _FUNCTION.sub("", rest)


def leading_fractions(text: str) -> tuple[str, ...]:
    """The fractions that a paragraph begins with as its subject: `De leden van de VVD- en D66-fracties vragen …`."""
    found = _LEADING.match(text)
    if not found:
        return ()
    who = found["who"]
    verb = _SPEAKING.search(who)
    return tuple(fractions_in(who[:verb.start()] if verb else who[:80]))
