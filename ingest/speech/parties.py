"""Parties of the Staten-Generaal and the ways papers write them."""

from __future__ import annotations

import re

# Canonical name: other spellings. From the Kamers' own lists since 1994; new ones are one line more.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "VVD": (), "D66": ("Democraten 66", "D’66", "D'66"), "CDA": (), "SP": (),
    "PvdA": ("Partij van de Arbeid", "PVDA", "PvDA"), "PVV": ("Partij voor de Vrijheid",),
    "GroenLinks": ("GL", "Groen Links", "Groenlinks", "GROENLINKS"),
    "GroenLinks-PvdA": (
        "GL-PvdA", "GL/PvdA", "PvdA-GroenLinks", "PvdA/GL", "PvdA-GL", "GroenLinks/PvdA", "PvdA/GroenLinks",
        "GroenLinks–PvdA", "Groenlinks-PvdA", "GroenLinks - PvdA",
    ),
    "ChristenUnie": ("CU", "Christen Unie", "Christenunie", "CHRISTENUNIE"), "SGP": (),
    "PvdD": ("Partij voor de Dieren", "PVDD"), "DENK": ("Denk",), "FVD": ("FvD", "Forum voor Democratie"),
    "BIJ1": ("Bij1",), "JA21": ("Ja21",), "Volt": ("VOLT",), "BBB": ("BoerBurgerBeweging",),
    "NSC": ("Nieuw Sociaal Contract",), "50PLUS": ("50Plus", "50+", "50plus"), "OSF": (), "OPNL": (), "LPF": (),
    "AOV": (), "GPV": (), "RPF": (), "Unie 55+": (), "Leefbaar Nederland": (), "Centrumdemocraten": (), "VNL": (),
    "Senioren 2000": (), "Trots op Nederland": (), "Vrijzinnige Partij": (),
    "Groep Van Haga": ("BVNL", "Belang van Nederland"), "Lid Omtzigt": ("lid Omtzigt",),
    "Fractie Den Haan": ("Den Haan",), "Lid Gündoğan": ("Gündoğan", "lid Gündoğan"), "Groep Markuszower": (),
}
_CANONICAL = {spelling: name for name, others in _SPELLINGS.items() for spelling in (name, *others)}
_LOWER = {spelling.lower(): name for spelling, name in _CANONICAL.items()}
# Words of everyday language in capitals or small letters: a party only where the words around say so.
_EVERYDAY = ("Denk",)
_ANY = "|".join(
    re.escape(spelling) for spelling in sorted(_CANONICAL, key=len, reverse=True) if spelling not in _EVERYDAY
)
_IN_TEXT = re.compile(rf"(?<![\w-])({_ANY})(?![\w])")
_FRACTIE = re.compile(
    r"(?:de |het )?(?:leden|lid|fractie)(?: van| der)?(?: de)?\s+(?P<name>[\w'’./ -]{1,60}?)-?\s?fracties?\b", re.I
)
# Members who left their party: `de Groep Wilders`, `de Fractie-Nanninga`, `het Lid Verdonk`.
_SPLIT = re.compile(
    r"(?<![\w-])(?P<form>Groep|Fractie|Lid)[- ](?P<name>(?:[Vv]an |[Dd]e |[Dd]er |[Dd]en |[Tt]er )*[A-ZÀ-Þ][\w'’-]+"
    r"(?:/(?:[Vv]an |[Dd]e )*[A-ZÀ-Þ][\w'’-]+)*)"
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
    return next(iter(fractions_in(heading)), None)


def fractions_in(heading: str) -> list[str]:
    """Every party that a heading speaks of: joint questions have several; an unknown one as written."""
    known = parties_in(heading)
    if known:
        return known
    split = [f"{found['form']} {found['name']}" for found in _SPLIT.finditer(heading)]
    if split:
        return split
    found = _FRACTIE.search(heading)
    return [found["name"].strip()] if found else []
