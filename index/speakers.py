"""The words by which a speaker can be asked for: role, party, name, surname.

    Speaker(role="minister", name="A. Slob")   minister · a. slob · slob · minister slob
    Speaker(role="fractie", party="SGP")       fractie · sgp
    Speaker(name="M. van Nispen", party="SP")  m. van nispen · van nispen · nispen · sp

Spellings of parties (`CU`, `SGP-fractie`, `GL/PvdA`) are the ones that `ingest.speech.parties` knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ingest.model import Signatory, Speaker
from ingest.speech.parties import canonical_party

_QUOTES = str.maketrans("’‘", "''")
_MARKS = re.compile(r"[\u0300-\u036f]+")  # combining accents
_LEADING = re.compile(r"^(?:de |het )?(?:leden van (?:de )?|lid |leden |heer |mevrouw |fractie (?:van (?:de )?)?)?")
_TRAILING = re.compile(r"[ -]?fractie$")
_INITIALS = re.compile(r"^(?:(?:drs|dr|mr|ir|ing|prof)\.? |(?:\w|ch|th|ph|ij)\.[ -]?)+")
_PARTICLES = {"van", "de", "der", "den", "ter", "ten", "te", "'t", "het", "in", "op", "von", "el", "al", "la", "le"}


def fold(value: str) -> str:
    """Lower case, without accents, single spaces: how terms are compared."""
    plain = value.translate(_QUOTES)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = decomposed if decomposed.isascii() else _MARKS.sub("", decomposed)
    return " ".join(plain.casefold().split())


def asked(value: str) -> str:
    """A filter's value as a term: `de SGP-fractie` asks for `sgp`, `het lid Kwint` for `kwint`."""
    folded = fold(value)
    return _TRAILING.sub("", _LEADING.sub("", folded)) or folded


def voices(speaker: Speaker) -> tuple[Speaker | Signatory, ...]:
    """The speaker and those who speak jointly."""
    return speaker, *speaker.jointly_with


def speaker_terms(speaker: Speaker) -> frozenset[str]:
    """Every folded term that finds this speaker, those who speak jointly included."""
    terms: set[str] = set()
    for role, name, party in ((one.role, one.name, one.party) for one in voices(speaker)):
        roles = {fold(role)} if role else set()
        names = _name_terms(name) if name else set()
        terms |= roles | names | {f"{one} {other}" for one in roles for other in names}
        terms |= party_terms(party) if party else set()
    return frozenset({term.strip() for term in terms} - {""})


def surnames(speakers: Iterable[Speaker]) -> dict[str, str]:
    """Folded last names of the speakers who have one and a role, with the role."""
    people = [(one.role, one.name) for one in speakers]
    people += [(other.role, other.name) for one in speakers for other in one.jointly_with]
    return {fold(name).split()[-1]: role for role, name in people if role and name}


def party_name(party: str) -> str:
    """One spelling for all: `GL/PvdA` and `PvdA-GroenLinks` are both `groenlinks-pvda`; one unknown as it is."""
    bare = asked(party)
    return fold(canonical_party(party.strip()) or canonical_party(bare) or bare)


def party_terms(party: str) -> set[str]:
    """The terms of a party; a joint one (`GroenLinks-PvdA`) answers to each of its own as well."""
    whole = party_name(party)
    parts = [canonical_party(part) for part in whole.split("-")]
    return {asked(party), whole, *(fold(part) for part in parts if part)}


def _name_terms(name: str) -> set[str]:
    whole = fold(name)
    surname = _INITIALS.sub("", whole).strip()
    words = surname.split()
    while words and words[0] not in _PARTICLES and len(words) > 1:
        words = words[1:]  # a first name: `arie slob`
    last = list(words)
    while len(last) > 1 and last[0] in _PARTICLES:
        last = last[1:]
    return {whole, surname, " ".join(words), " ".join(last)}
