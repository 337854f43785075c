"""Who asks and who answers, as the title lines of Kamervragen say it.

    Vragen van de leden Temmink en Van Nispen (beiden SP) aan de Minister van Justitie en Veiligheid over …
    Antwoord van Minister Agema (Volksgezondheid, Welzijn en Sport), mede namens de Staatssecretaris van …
    Antwoorden van de minister van Justitie en Veiligheid op Kamervragen van het lid Teunissen (PvdD) over …
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.model import Signatory, Speaker
from ingest.paper.signatures import MEMBER
from ingest.speech.parties import canonical_party

_PARTICLE = (
    r"(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]er?n?|['’]t|[Ii]n|[Oo]p|"
    r"[Ee]l|[Aa]l|[Vv]on|[Dd]u|[Ll]a|[Ll]e|[Dd]i|[Dd]a|[Ss]ten)"
)
_CAPITAL = r"(?:(?:van|de)?[A-ZÀ-Þ]|[Ii]J)[\w'’´¸.-]*"  # `vanDijk`: a line end without its space
_NAME = rf"(?:{_PARTICLE}\s+)*{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+)*{_CAPITAL}){{0,3}}"
_PARTY = r"\(\s*(?:(?:beiden|allen|alle\s+\w+)\s+)?(?P<party>[^()]{1,40}?)\s*\)"
_ASKING = re.compile(r"\b(?:(?:[Hh]et\s+)?(?:[Kk]amer)?lid|(?:[Dd]e\s+)?(?:[Kk]amer)?leden)\s+(?=\S)")
_QUESTIONS_OF = re.compile(
    r"\bvragen\b.{0,60}?\b(?:van|door)\s+(?=(?:het\s+|de\s+)?(?:kamer)?(?:lid|leden)\b(?!\s+der\s+Kamer))",
    re.I | re.S,
)
_PUT_TO = re.compile(
    r"\bvragen\b.{0,200}?\baan\s+(?P<whole>(?:de\s+)?(?:minister|staatssecretaris).{3,300}?)"
    r"(?=\s+(?:over|inzake|naar\s+aanleiding|betreffende)\b|[.(]|$)", re.I | re.S
)
_MEMBER = re.compile(rf"(?P<name>{_NAME})\s*(?:{_PARTY})?")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:en\s+)?|\ben\b\s*|&\s*)(?:het\s+lid\s+|de\s+leden\s+)?")
_ROLE = r"(?P<role>[Mm]inister-[Pp]resident|[Mm]inisters?|[Ss]taatssecretaris(?:sen)?)"
# `Minister Agema (Volksgezondheid, Welzijn en Sport)`, and `de Minister van Volksgezondheid, Welzijn en Sport`.
_HOLDER = re.compile(rf"\b{_ROLE}\s+(?P<name>{_NAME})\s*\((?P<portfolio>[^()]{{2,120}})\)")
_NEXT = (
    r"(?=,?\s+(?:mede\s+namens|en\s+(?:van\s+)?de\s|en\s+(?:voor|van)\s|"
    r"op\s|aan\s|over\s|\()|[,.;]?\s*$|,\s+(?:de|het)\s)"
)
_OFFICE = re.compile(rf"\b{_ROLE}\s+(?:voor|van)\s+(?P<portfolio>[A-ZÀ-Þ].{{2,110}}?){_NEXT}")
# The words of a portfolio begin with capitals, so that it ends before `naar aanleiding van` and the next office.
_WORD = r"(?!(?:Minister|Staatssecretaris|De|Het|Van|Voor|Op|Aan|Over|Inzake)\b)[A-ZÀ-Þ][\w'’-]*"
_PORTFOLIO = re.compile(
    rf"(?i:\b(?:minister|staatssecretaris)\s(?:voor|van))\s(?P<portfolio>{_WORD}(?:(?:,|\s[–-])?(?:\sen)?\s{_WORD})*)"
)
_SHORT_OFFICE = re.compile(rf"\b{_ROLE}\b")
_ANSWERS = re.compile(
    r"(?:^|\)\.?\s)(?:Antwoord|Antwoorden|Beantwoording|Mededeling|Reactie)\s+(?:van|door)\s+(?P<whole>.*?)"
    r"(?=\s*\((?:ontvangen|ingezonden)|\s+op\s+(?:de\s+)?(?:[Kk]amer|[Ss]chriftelijke\s+)?vragen\b|\.\s+Zie\b|$)",
    re.S,
)
_MOST = 40  # members or ministers that one paper is said to come from


def askers_in(text: str) -> tuple[Speaker, ...]:
    """The members that the first `de leden A (X) en B (Y)` of a text names, each with the party beside the name."""
    for asking in _ASKING.finditer(text):
        found = _members_from(text, asking.end())
        if found:
            return found
    return ()


def respondents_in(text: str) -> tuple[Speaker, ...]:
    """The members of government of `Antwoord van Minister A (…), mede namens de Staatssecretaris van …`.

    An office that no name goes with is a Speaker without one.
    """
    return tuple(map(speaker_of, offices_in(text)))


def offices_in(text: str) -> tuple[Signatory, ...]:
    """The offices of the first `Antwoord van …` among the lines of a text, in order."""
    answers = next((one for one in map(_ANSWERS.search, text.split("\n")) if one), None)
    return named_offices(answers["whole"]) if answers else ()


def named_offices(text: str) -> tuple[Signatory, ...]:
    """Every office that a text names with its portfolio, and its holder's name where that stands beside it."""
    found: dict[int, Signatory] = {}
    for match in _HOLDER.finditer(text):
        found[match.start()] = Signatory(_role(match["role"]), _spaced(match["name"]), _spaced(match["portfolio"]))
    for match in _OFFICE.finditer(text):
        found.setdefault(match.start(), Signatory(_role(match["role"]), None, _spaced(match["portfolio"])))
    for match in _SHORT_OFFICE.finditer(text):
        if _role(match["role"]) == "minister-president":
            found.setdefault(match.start(), Signatory("minister-president", None, None))
    return tuple(found[at] for at in sorted(found))[:_MOST]


def portfolio_in(text: str) -> str | None:
    """The portfolio of the first office that a heading or a function names: `Media` of `minister voor Media`."""
    found = _PORTFOLIO.search(text)
    return found["portfolio"] if found else None


def speaker_of(one: Signatory, others: Sequence[Signatory] = ()) -> Speaker:
    """A signatory as who speaks, jointly with the others; of a member the portfolio is the party."""
    return Speaker(one.role, one.name, one.party, tuple(others), None if one.party else one.portfolio)


def jointly(people: Sequence[Speaker]) -> Speaker | None:
    """Several who speak as one: the first, jointly with the others. A member's party stands in place of a portfolio."""
    if not people:
        return None
    first, *others = people
    joint = tuple(Signatory(one.role or MEMBER, one.name, one.party or one.portfolio) for one in others)
    return replace(first, jointly_with=(*first.jointly_with, *joint))


def first_askers(texts: Iterable[str]) -> tuple[Speaker, ...]:
    """The askers of the first text that speaks of `vragen van de leden …`; one that gives their parties goes first."""
    told = [askers_in(text[found.end():]) for text in texts for found in [_QUESTIONS_OF.search(text)] if found]
    known = [people for people in told if any(one.party for one in people)]
    return next(iter([*known, *(people for people in told if people)]), ())


def first_offices(texts: Iterable[str]) -> tuple[Signatory, ...]:
    """The offices of the first text that says who answers; else of the first that says to whom questions are put."""
    known = list(texts)
    put = (named_offices(found["whole"]) for text in known for found in [_PUT_TO.search(text)] if found)
    return next((found for found in (*map(offices_in, known), *put) if found), ())


def _members_from(text: str, at: int) -> tuple[Speaker, ...]:
    """Members from an offset on. A party holds for the names before it that have none: `A en B (beiden SP)`."""
    names: list[tuple[str, str | None]] = []
    waiting = 0  # names since the last party
    while len(names) < _MOST:
        match = _MEMBER.match(text, at)
        if not match:
            break
        party = match["party"]
        names.append((_spaced(match["name"]), None))
        waiting += 1
        if party:
            known = canonical_party(_spaced(party)) or _spaced(party)
            names[-waiting:] = [(name, known) for name, _ in names[-waiting:]]
            waiting = 0
        between = _BETWEEN.match(text, match.end())
        if not between:
            break
        at = between.end()
    return tuple(Speaker(MEMBER, name, party) for name, party in names)


def _role(written: str) -> str:
    role = written.lower()
    return "staatssecretaris" if role.startswith("staats") else "minister" if role == "ministers" else role


def _spaced(text: str) -> str:
    return " ".join(text.split())
