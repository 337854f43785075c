"""Who says each passage: a letter speaks for its signatories, a verslag by its parts and fractions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Signatory, Speaker
from ingest.paper.signatures import GOVERNMENT
from ingest.speech.parties import fraction_in

_PART = re.compile(r"^(?P<roman>[IVX]{1,4})\.?\s+(?P<rest>\S.*)$")
_GOVERNMENT = re.compile(
    r"\b(?:reactie|antwoord(?:en)?|beantwoording)\b.*?\b(?P<role>minister-president|minister|staatssecretaris|bewindsperso(?:on|nen)|kabinet|regering)s?\b",
    re.I,
)
# A portfolio written out; abbreviations (OCW) cannot be compared with the signature's.
_PORTFOLIO = re.compile(r"(?i:\b(?:minister|staatssecretaris)\s(?:voor|van))\s[A-Z][a-z]")
_FRACTIONS = re.compile(r"\b(?:vragen|opmerkingen|inbreng)\b.*\bfracties?\b", re.I)


def letter_speaker(signatories: Sequence[Signatory]) -> Speaker | None:
    """The first member of government who signs, jointly with the others; else the first who signs."""
    government = [one for one in signatories if one.role in GOVERNMENT] or list(signatories)
    if not government:
        return None
    first, *others = government
    return Speaker(first.role, first.name, None, tuple(others))


def meeting_speaker(path: Sequence[str], signatories: Sequence[Signatory]) -> Speaker | None:
    """Who says a passage of a *verslag van een schriftelijk overleg*, by its heading path, outermost first."""
    if not path:
        return Speaker("commissie")
    part = _PART.match(path[0])
    heading = part["rest"] if part else path[0]
    government = _GOVERNMENT.search(heading)
    if government:
        return _member_of_government(government["role"].lower(), heading, signatories)
    for under in path[1:] if part else path:
        party = fraction_in(under)
        if party:
            return Speaker("fractie", None, party)
    return None


def is_meeting(kind: str | None, headings: Sequence[str]) -> bool:
    """Whether a paper has the two parts of a schriftelijk overleg: fractions ask, government answers."""
    if kind is not None and "schriftelijk overleg" in kind:
        return True
    asked = any(_FRACTIONS.search(heading) and _PART.match(heading) for heading in headings)
    return asked and any(_GOVERNMENT.search(heading) and _PART.match(heading) for heading in headings)


def _member_of_government(role: str, heading: str, signatories: Sequence[Signatory]) -> Speaker:
    """The office that part II names; its name where a signatory holds that office, and not another of that role."""
    role = role if role in GOVERNMENT else "minister"
    holders = [one for one in signatories if one.role == role]
    named = [one for one in holders if one.portfolio and one.portfolio.lower() in heading.lower()]
    if not named and not _PORTFOLIO.search(heading):
        named = holders
    return Speaker(role, named[0].name if named else None)
