"""Signatures: an office on one line or more, a name on the line after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Signatory

MEMBER = "lid"
MOTION_ENDS = "orde van de dag."  # the words after which members of parliament sign a motion
GOVERNMENT = ("minister", "staatssecretaris", "minister-president")
_OFFICE = re.compile(
    r"^(?:namens )?(?:de |het )?(?:demissionair |waarnemend |fungerend |plaatsvervangend |viceminister-president, )*"
    r"(?P<role>minister-president|minister|staatssecretaris|voorzitter|ondervoorzitter|adjunct-griffier|griffier|"
    r"president|rapporteur)\b(?P<rest>.*)$",
    re.I,
)
_PARTICLE = r"(?:van|de|der|den|ten|ter|te|'t|’t|in|op|el|al|von|du|la|le|i|i\.p\.)"
_NAME = re.compile(
    rf"^(?:(?:drs?|mr|ir|prof|ing|dr|jhr|mw|dhr)\.?\s+)*(?:(?:[A-Z][a-z]{{0,2}}\.[ -]?)+\s*)?"
    rf"(?:{_PARTICLE}\s+)*[A-ZÀ-Þ][\w'’ş-]+(?:[ -](?:{_PARTICLE}\s+)*[A-ZÀ-Þ][\w'’ş-]+){{0,4}}$",
    re.I,
)
_PORTFOLIO = re.compile(r"^\s*(?:voor|van)\s+(?P<portfolio>.+?),?$", re.I)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signatory and the number of lines the signature takes."""

    signatory: Signatory
    lines: int


def goes_on_with_members(last: Signature | None, tail: str) -> bool:
    """Whether members sign next: after the words that end a motion, which `tail` ends in, or after another member."""
    return (last is not None and last.signatory.role == MEMBER) or tail.endswith(MOTION_ENDS)


def signature_at(texts: Sequence[str], at: int, gaps: Sequence[bool]) -> Signature | None:
    """The signature that begins at line `at`: an office of at most three lines, then a name."""
    office = _OFFICE.match(texts[at])
    if not office or texts[at].endswith((".", ":", "?")):
        return None
    for last in range(at, min(at + 3, len(texts) - 1)):
        if last > at and gaps[last]:
            return None
        ends_office = texts[last].endswith(",") or gaps[last + 1] or len(texts[last]) < 60
        if ends_office and is_name(texts[last + 1]) and not _OFFICE.match(texts[last + 1]):
            words = " ".join(texts[at:last + 1])
            if len(words) <= 200:
                return Signature(office_of(words, texts[last + 1]), last + 2 - at)
    return None


def member_at(text: str) -> Signature | None:
    """A member of parliament who signs a motion with a name alone."""
    return Signature(Signatory(MEMBER, text, None), 1) if is_name(text) else None


def is_name(text: str) -> bool:
    """Whether a line is a person's name: initials or capitals, no digits, at most six words."""
    words = text.split()
    if not 1 <= len(words) <= 7 or any(char.isdigit() for char in text) or len(text) > 60:
        return False
    capital = [word for word in words if word[0].isupper()]
    return bool(_NAME.match(text)) and bool(capital) and words[-1][0].isupper()


def office_of(words: str, name: str | None) -> Signatory:
    """`De Minister voor Basis- en Voortgezet Onderwijs en Media,` as role and portfolio."""
    office = _OFFICE.match(words.strip().rstrip(","))
    if office is None:
        return Signatory(words.strip().rstrip(",").lower(), name, None)
    role = office["role"].lower()
    portfolio = _PORTFOLIO.match(office["rest"].rstrip(",")) if role in GOVERNMENT else None
    return Signatory(role, name, portfolio["portfolio"] if portfolio else None)
