"""Who says each passage: a letter speaks for its signatories, a verslag by its parts, Kamervragen by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Signatory, Speaker
from ingest.paper.signatures import GOVERNMENT, MEMBER
from ingest.speech.members import jointly, named_offices, portfolio_in, speaker_of
from ingest.speech.parties import canonical_party
from ingest.speech.restating import split_restated
from ingest.speech.runs import Run
from ingest.speech.stages import Stage, has_two_parts, leading_fractions, stages_of

COMMITTEE = Speaker("commissie")
_ROLE = re.compile(r"\b(minister-president|minister|staatssecretaris)s?\b", re.I)
_ALL = re.compile(r"\b(?:bewindspersonen|bewindslieden|kabinet|regering|ministers|staatssecretarissen)\b", re.I)
# A portfolio written out; abbreviations (OCW) are compared with the capitals of the signature's.
_PORTFOLIO = re.compile(r"(?i:\b(?:minister|staatssecretaris)\s(?:voor|van))\s[A-Z][a-z]")
_ANSWERS = re.compile(
    r"^(?P<office>(?:De|Het)\s+(?:minister|staatssecretaris)(?:-president)?\b.{0,120}?)\s+"
    r"(?:antwoordt|reageert|beantwoordt|deelt\s+mee)\b"
)
_ASKING_KINDS = re.compile(r"^(?:inbreng verslag|(?:nader |voorlopig |nader voorlopig |eind)?verslag$)")
_ANSWERING_KINDS = re.compile(r"^(?:nota naar aanleiding|(?:nadere )?memorie van antwoord)")
_FOREIGN = re.compile(
    r"^(?:bijlage|afschrift)\b.{0,40}\b(?:brief|schrijven|inbreng|advies|rapport|reactie)\s+van\s+(?!de\s+(?:minister|staats))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a passage's place: headings before it, its words, its signatory if it is a signature."""

    place: int
    text: str
    signatory: Signatory | None = None


def letter_speaker(signatories: Sequence[Signatory]) -> Speaker | None:
    """The first member of government who signs, jointly with the others; else the first who signs."""
    government = [one for one in signatories if one.role in GOVERNMENT] or list(signatories)
    if not government:
        return None
    first, *others = government
    return speaker_of(first, others)


def letter_speakers(
    said: Sequence[Said], headings: Sequence[str], signatories: Sequence[Signatory]
) -> list[Speaker | None]:
    """A letter's passages. What is printed under `Bijlage: brief van …` of somebody else is not the signatory's."""
    whole = letter_speaker(signatories)
    foreign, found = False, [False]
    for heading in headings:
        foreign = bool(_FOREIGN.match(heading)) or (foreign and not heading.lower().startswith("bijlage"))
        found.append(foreign)
    return [None if found[one.place] else whole for one in said]


def numbered_speakers(
    runs: Sequence[Run], answering: frozenset[int], asking: frozenset[int], count: int,
    askers: Sequence[Speaker], answerers: Sequence[Signatory],
) -> list[Speaker | None]:
    """Who says each of `count` passages of numbered questions and answers; None for those outside them.

    Questions without a known asker are a committee's; an answer is the office's that its heading names.
    """
    asker = jointly(askers) or COMMITTEE
    answerer = letter_speaker(answerers)
    headings = {member: run.heading for run in runs for member in run.members}
    found: list[Speaker | None] = [None] * count
    for at in asking:
        found[at] = asker
    for at in answering:
        named = named_offices(headings.get(at, "")) if answerers else ()
        found[at] = office_speaker(headings[at], answerers) if named else answerer
    return found


def meeting_stages(kind: str | None, headings: Sequence[str]) -> list[Stage] | None:
    """The stages of a paper in which fractions ask or are answered, before and under each heading; None for others."""
    if kind is not None and "schriftelijk overleg" in kind and not kind.startswith("inbreng"):
        return stages_of(headings, Stage("committee"))
    if kind is not None and _ASKING_KINDS.match(kind):
        return [one if one.place == "asking" else Stage("asking") for one in stages_of(headings, Stage("asking"))]
    if kind is not None and _ANSWERING_KINDS.match(kind):
        return [Stage("answering", one.fractions) for one in stages_of(headings, Stage("answering"))]
    return stages_of(headings, Stage("committee")) if has_two_parts(headings) else None


def meeting_speakers(
    said: Sequence[Said], stages: Sequence[Stage], signatories: Sequence[Signatory]
) -> list[Speaker | None]:
    """Who says each passage of a verslag, by its stage and, where no heading names a fraction, by its first words."""
    found: list[Speaker | None] = []
    carried: tuple[int, tuple[str, ...]] = (-1, ())  # the fractions that paragraphs under a heading named last
    office: tuple[int, str | None] = (-1, None)
    for one in said:
        stage = stages[one.place]
        named = leading_fractions(one.text) if stage.place in ("asking", "both") else ()
        asked = bool(named) or (stage.place == "both" and _asked_here(one.text))
        if named and not (stage.direct and stage.place == "asking"):
            carried = (one.place, named)
        elif carried[0] != one.place:
            carried = (one.place, ())
        answers = _ANSWERS.match(one.text) if stage.place == "answering" else None
        office = (one.place, answers["office"]) if answers else office if office[0] == one.place else (-1, None)
        found.append(_speaker_at(stage, asked, carried[1], office[1], signatories))
    return found


def _asked_here(text: str) -> bool:
    """Whether a paragraph asks, where questions and answers stand under one heading."""
    return bool(split_restated(text)[0]) or text.rstrip("’”»\"')").endswith("?")


def _speaker_at(
    stage: Stage, asked: bool, carried: tuple[str, ...], office: str | None,
    signatories: Sequence[Signatory],
) -> Speaker | None:
    if stage.place == "committee":
        return COMMITTEE
    if stage.place == "answering" or (stage.place == "both" and not asked):
        return office_speaker(office or stage.office or "", signatories)
    if stage.member:
        return Speaker(MEMBER, stage.member, canonical_party(f"Lid {stage.member}"))
    fractions = stage.fractions if stage.direct and stage.fractions else carried or stage.fractions
    return jointly([_asker(party) for party in fractions]) or COMMITTEE


def _asker(party: str) -> Speaker:
    """A fraction; a member who is one alone (`Lid Omtzigt`) by name."""
    name = party.removeprefix("Lid ")
    return Speaker("fractie", None, party) if name == party else Speaker(MEMBER, name, party)



def office_speaker(words: str, signatories: Sequence[Signatory]) -> Speaker | None:
    """Who answers under a heading such as `II Reactie van de minister voor Media`.

    Its office; its name where a signatory holds that office, and not another of that role. The portfolio is the
    signatory's, else the heading's. All who sign where the heading says `kabinet` or `bewindspersonen`, or nothing.
    """
    government = [one for one in signatories if one.role in GOVERNMENT]
    offices = named_offices(words)
    if len(offices) > 1:
        return letter_speaker([_holder(one, government) for one in offices])
    role = _ROLE.search(words)
    if role is None or _ALL.search(words):
        return letter_speaker(government) or (Speaker("minister") if words else None)
    stated = portfolio_in(words)
    holders = [one for one in government if one.role == role[1].lower()]
    held = next((one for one in holders if one.portfolio and is_portfolio(one.portfolio, stated, words)), None)
    if held is not None:
        return speaker_of(held)
    other = _PORTFOLIO.search(words) or (stated and len(holders) > 1)
    name = holders[0].name if holders and not other else None
    alone = holders[0].portfolio if name and len(holders) == 1 else None
    return Speaker(role[1].lower(), name, portfolio=stated or alone)


def is_portfolio(portfolio: str, stated: str | None, words: str) -> bool:
    """Whether words name a signatory's portfolio, in full or by its capitals: `OCW`, `JenV`."""
    if portfolio.lower() in words.lower():
        return True
    short = [char for char in stated or "" if char.isupper()]
    return len(short) > 1 and " " not in (stated or "") and short == [char for char in portfolio if char.isupper()]


def named_answerers(offices: Sequence[Signatory], signatories: Sequence[Signatory]) -> tuple[Signatory, ...]:
    """Offices that a title names, each with the name of the signatory who holds it."""
    government = [one for one in signatories if one.role in GOVERNMENT]
    return tuple(one if one.name else _holder(one, government) for one in offices)


def _holder(office: Signatory, government: Sequence[Signatory]) -> Signatory:
    """The signatory who holds an office, else the office without a name."""
    wanted = (office.role, (office.portfolio or "").lower())
    return next((one for one in government if (one.role, (one.portfolio or "").lower()) == wanted), office)
