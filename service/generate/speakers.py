"""Who a text names as one who may speak: offices, parties, members, persons; by the terms that find a speaker."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.question import ROLES
from index.speakers import fold, party_name, speaker_terms, surnames, voices
from ingest.model import Speaker
from ingest.paper.signatures import GOVERNMENT
from ingest.speech.parties import spellings
from ingest.speech.speakers import is_portfolio

_CAPITAL = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]e|el|'t|’t)\s)*[A-ZÀ-Þ][a-zß-ÿ'’][\w'’-]*\w"
_NAME = rf"(?:(?:[A-Z][a-z]?\.\s?)+)?{_CAPITAL}(?:\s[A-ZÀ-Þ][\w’-]+)?"
_WORDS = r"[A-ZÀ-Þ][\w’-]*(?:(?:,|\s[–-])?(?:\s(?:en|and))?\s[A-ZÀ-Þ][\w’-]*)*"
_PARTY = f"(?-i:{spellings().pattern})"
_ROLE = "|".join(sorted(map(re.escape, [*ROLES, "staatssecretarissen", "state secretaries"]), key=len, reverse=True))
_OFFICE = re.compile(
    rf"(?<![\w-])(?P<role>{_ROLE})(?![\w-])"
    rf"(?-i:(?:\s(?:van|voor|of|for)\s(?P<portfolio>{_WORDS}))?"
    rf"(?:\s(?P<name>(?!{spellings().pattern}){_NAME}))?)", re.I
)
_BELONG = (
    r"(?:(?:het|de|the)\s)?(?:(?:kamer)?(?:leden|lid)|fracties?|members?|group)\s(?:(?:van|of|der)\s)?(?:de\s|the\s)?"
)
_OF_PARTY = re.compile(
    rf"(?:{_BELONG})?(?<![(])(?P<party>{_PARTY})(?!\))(?:[- ](?:(?:kamer)?fracties?|(?:kamer)?leden|(?:kamer)?lid|"
    rf"fraction|group|members?|MPs?)\b)?", re.I
)
_MEMBERS = re.compile(
    r"\b(?:kamerleden|kamerlid|members? of parliament|(?-i:MPs?)|parliamentary groups?|fracties?|"
    r"(?:het|dit|een|voornoemde|the) (?:lid|member)|"
    r"(?:(?:de|deze|die|beide|alle|enkele|meerdere|diverse|voornoemde|the|these|those)\s)(?:leden|members))\b"
    r"(?!\s(?:van|of)\s(?!(?:de\s|deze\s|die\s|the\s|voornoemde\s)*(?:fracties?|kamer|house)\b))"
    rf"(?:\s(?:van|of)\s(?:deze|die|de|the|voornoemde)\sfracties?)?(?!\s(?-i:{_NAME}))", re.I
)
_PERSON = re.compile(
    rf"\b(?i:(?:kamer)?lid|(?:kamer)?leden|member|heer|mevrouw|mr\.?|mrs\.?|ms\.?|voorzitter)\s"
    rf"(?!{spellings().pattern})(?P<name>{_NAME})(?:\s\([^)]*\)|,?\s(?:van|of)\s(?:de\s|the\s)?{spellings().pattern}(?!-))?"
    rf"|(?P<member>{_NAME})\s\((?:{spellings().pattern})\)"
)
_MENTIONED = re.compile(
    rf"\b(?i:lid|leden|heer|mevrouw|minister|staatssecretaris|moties?)(?:\svan)?[\s-](?P<name>{_CAPITAL})"
    rf"(?:(?:\sen\s|/|,\s)(?P<other>{_CAPITAL}))?"
)
_BODIES = (
    (re.compile(r"\b(?:raad van state|council of state)\b", re.I), "raad van state"),
    (re.compile(r"(?<![\w-])(?<!uropese )(?<!uropean )(?:(?i:vaste )?(?:kamer)?commissie|committee)\b(?!\s[A-ZÀ-Þ])"),
     "commissie"),
)
_JOINS = re.compile(r"(?:[\s,/&-]|\b(?:en|and|zowel|als|of|van|de|het|the|leden|fracties?|as well as|both)\b)*", re.I)
_MEMBER_TERMS = frozenset({"fractie", "lid", "commissie"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is named from `start` to `end`: the terms of a speaker who fits, and those that telling of him bears out."""

    start: int
    end: int
    terms: frozenset[str]
    told: frozenset[str]
    portfolio: str | None = None

    def fits(self, speaker: Speaker) -> bool:
        """Whether a speaker, or one who speaks along, is who is named."""
        if not self.terms & speaker_terms(speaker):
            return False
        held = [(one.role, one.portfolio) for one in voices(speaker)]
        return self.portfolio is None or any(
            role in self.told and (portfolio is None or self.portfolio.lower() in portfolio.lower()
                                   or is_portfolio(portfolio, self.portfolio, self.portfolio))
            for role, portfolio in held)

    @property
    def governs(self) -> bool:
        """Whether it is the government that is named, or one of it."""
        return bool(self.told & {"government", *GOVERNMENT})


def people_in(text: str, speaker: Speaker | None) -> frozenset[str]:
    """Folded names of those a passage shows to be persons: its speakers, and who has a title or a motion in it."""
    named = {fold(name) for match in _MENTIONED.finditer(text) for name in match.groups() if name}
    return frozenset({*named, *surnames([speaker] if speaker else [])})


def mentions(text: str, people: Collection[str] = ()) -> list[Mention]:
    """Who is named in a text, in order; where two ways to read it overlap, the first of offices, persons, parties."""
    found: list[Mention] = []
    for one in _all(text, people):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def joined_before(text: str, named: Sequence[Mention], at: int) -> list[Mention]:
    """Those named in one breath with a mention, before it: `de VVD, D66 en het CDA`."""
    found = []
    while at and _JOINS.fullmatch(text[named[at - 1].end:named[at].start]):
        at -= 1
        found.append(named[at])
    return found


def joined_behind(text: str, named: Sequence[Mention], at: int) -> list[Mention]:
    """Likewise behind it."""
    found = []
    while at + 1 < len(named) and _JOINS.fullmatch(text[named[at].end:named[at + 1].start]):
        at += 1
        found.append(named[at])
    return found


def _all(text: str, people: Collection[str]) -> Iterator[Mention]:
    for match in _OFFICE.finditer(text):
        yield _office(match)
    for match in _PERSON.finditer(text):
        name = fold(match["name"] or match["member"])
        if spellings().search(match["name"] or ""):  # `leden van de VVD`
            continue
        yield Mention(match.start(), match.end(), frozenset({name}), frozenset({name, "lid"}))
    for match in _OF_PARTY.finditer(text):
        party = party_name(match["party"])
        yield Mention(match.start(), match.end(), frozenset({party}), frozenset({party, "fractie"}))
    for pattern, term in _BODIES:
        for match in pattern.finditer(text):
            yield Mention(match.start(), match.end(), frozenset({term}), frozenset({term}))
    for match in _MEMBERS.finditer(text):
        yield Mention(match.start(), match.end(), _MEMBER_TERMS, frozenset({"fractie"}))
    for match in re.finditer(_CAPITAL, text):
        if (name := fold(match[0]).removesuffix("'s")) in people:
            yield Mention(match.start(), match.end(), frozenset({name}), frozenset({name}))


def _office(match: re.Match[str]) -> Mention:
    written = match["role"].lower()
    role = ROLES.get(written) or "staatssecretaris"
    name = match["name"]
    if role == "government" and not name:
        return Mention(match.start(), match.end(), frozenset({role, *GOVERNMENT}), frozenset({role}))
    if written == "ministers" and not name:
        return Mention(match.start(), match.end(), frozenset(GOVERNMENT), frozenset({"minister"}))
    terms = {f"{role} {fold(name)}"} if name and role != "government" else {fold(name) if name else role}
    told = {role, *terms, *({fold(name)} if name else ())}
    return Mention(match.start(), match.end("name") if name else match.end(), frozenset(terms), frozenset(told),
                   match["portfolio"])
