"""Parties of the Tweede Kamer and the ways papers write them."""

from __future__ import annotations

import re

# Canonical name: other spellings. From the Kamer's own lists since 1994; new ones are one line more.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "VVD": (), "D66": ("Democraten 66",), "CDA": (), "SP": (), "PvdA": ("Partij van de Arbeid",), "PVV": (),
    "GroenLinks": ("GL", "Groen Links"), "GroenLinks-PvdA": ("GL-PvdA", "GL/PvdA", "PvdA-GroenLinks", "PvdA/GL"),
    "ChristenUnie": ("CU", "Christen Unie"), "SGP": (), "PvdD": ("Partij voor de Dieren",), "DENK": (),
    "FVD": ("FvD", "Forum voor Democratie"), "BIJ1": (), "JA21": (), "Volt": (), "BBB": ("BoerBurgerBeweging",),
    "NSC": ("Nieuw Sociaal Contract",), "50PLUS": ("50Plus", "50+"), "OSF": (), "LPF": (), "AOV": (), "GPV": (),
    "RPF": (),
    "Groep Van Haga": ("BVNL", "Belang van Nederland"), "Lid Omtzigt": (), "Fractie Den Haan": ("Den Haan",),
    "Lid Gündoğan": ("Gündoğan",), "Groep Markuszower": (),
}
_CANONICAL = {spelling: name for name, others in _SPELLINGS.items() for spelling in (name, *others)}
_LOWER = {spelling.lower(): name for spelling, name in _CANONICAL.items()}
_ANY = "|".join(re.escape(spelling) for spelling in sorted(_CANONICAL, key=len, reverse=True))
_IN_TEXT = re.compile(rf"(?<![\w-])({_ANY})(?![\w])")
_FRACTIE = re.compile(
    r"(?:de |het )?(?:leden|lid|fractie)(?: van| der)?(?: de)?\s+(?P<name>[\w'’./ -]{1,60}?)-?\s?fracties?\b", re.I
)


def canonical_party(written: str) -> str | None:
    """`CU`, `SGP-fractie` or `GroenLinks` as the party's canonical name; None for no known party."""
    bare = re.sub(r"[- ]?fracties?$", "", written.strip(), flags=re.I)
    return _CANONICAL.get(bare) or _LOWER.get(bare.lower())


def parties_in(text: str) -> list[str]:
    """Canonical names of the parties a text mentions, in order, each once."""
    return list(dict.fromkeys(_CANONICAL[found[1]] for found in _IN_TEXT.finditer(text)))


def spellings() -> re.Pattern[str]:
    """A pattern that finds every known spelling of a party in a text."""
    return _IN_TEXT


def fraction_in(heading: str) -> str | None:
    """The party a heading such as `Inbreng van de leden van de SGP-fractie` speaks of; an unknown one as written."""
    known = parties_in(heading)
    if known:
        return known[0]
    found = _FRACTIE.search(heading)
    return found["name"].strip() if found else None
