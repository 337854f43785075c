"""Who a `spreker` of VLOS is. `achternaam` and `weergavenaam` are forms to sort by (`Haersma Buma van`): not used."""

from __future__ import annotations

import re

from lxml import etree

from ingest.model import Speaker
from ingest.paper.signatures import GOVERNMENT
from ingest.readers.vlos.words import child, child_words
from ingest.speech.members import portfolio_in
from ingest.speech.turns import CHAIR, member

_PARTICLES = frozenset("Van De Den Der Ten Ter Te Het In Op 't ’t".split())
_OFFICES = "|".join(sorted(GOVERNMENT, key=len, reverse=True))
_OFFICE = re.compile(rf"^(?:demissionair |viceminister-president, )?(?P<role>{_OFFICES})\b", re.I)


def speaker_of(spreker: etree._Element, *, chairs: bool) -> Speaker:
    """The speaker; `chairs` says that it is the chair of the meeting who speaks."""
    name = _name(child_words(spreker, "voornaam"), child_words(spreker, "verslagnaam"))
    if chairs:
        return Speaker(CHAIR, name)
    function = child_words(spreker, "functie")
    office = _OFFICE.match(function) or _OFFICE.match(spreker.get("soort") or "")
    if office:
        return Speaker(office["role"].lower(), name, portfolio=portfolio_in(function))
    party = _party(spreker)
    return member(name, party) if party else Speaker(None, name)


def _name(first: str, last: str) -> str | None:
    """`Thom` and `Van Campen` as `Thom van Campen`; a name for the report may hold the first name already."""
    if not first or not last or last.split()[0] == first.split()[0]:
        return last or first or None
    head, _, rest = last.partition(" ")
    return f"{first} {head.lower()} {rest}" if head in _PARTICLES and rest else f"{first} {last}"


def _party(spreker: etree._Element) -> str:
    """`fractie` holds the party's short name, or that and its full name in elements of their own."""
    fractie = child(spreker, "fractie")
    if fractie is None:
        return ""
    return child_words(fractie, "afkorting") or child_words(fractie, "naam") or child_words(spreker, "fractie")
