"""Who a sentence says that something was said by: `De SGP vraagt …`, `aldus de minister`, `in the minister's view`.

Read by rule: a verb of saying or asking with who is named before it or, inverted, behind it; phrases such as `volgens`;
passives. Whom a question is put to says nothing (`vragen de minister of …`), and what is asked claims nothing
(`vraagt of de minister erkent …`). Pronouns, and bodies other than those of `service.generate.speakers`, are not read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from service.generate.reporting import ASKS, BARE, PARTICIPLE, VERB
from service.generate.speakers import Mention, joined_before, joined_behind, mentions

_ADDRESSED = re.compile(
    r"\b(?:aan|tegen|bij|voor|met|over|naar|to|with|for|about|at|jegens|tussen|between)\s(?:\w+\s)?$", re.I
)
_OF = re.compile(r"\b(?:van|of)\s(?:(?:de|het|the)\s)?$", re.I)
_BY = re.compile(r"\b(?:door|by)\s(?:(?:de|het|the)\s)?$", re.I)
_ARTICLE = r"(?:(?:de|het|the)\s)?"
_OPINION = "ogen|oordeel|mening|standpunt|opvatting|visie|woorden|indruk|eyes|view|opinion|position|words|judge?ment"
_IN = re.compile(r"\b(?:in|from)\s(?:the\s)?$", re.I)
_REPLIED = re.compile(r"['’]s?\s(?:\w+\s)?(?:answer|reply|response|letter)\b", re.I)
_REPLY = "antwoord|reactie|brief|toelichting|answer|reply|response|letter"
_PHRASE = re.compile(
    rf"\b(?:volgens|aldus|according to|(?:in |naar )?(?:de|het|the)\s(?:{_OPINION})\s(?:van|of)|"
    rf"(?:in|uit|from)\s(?:het|de|the)\s(?:{_REPLY})\s(?:van|of))\s"
    rf"(?:(?:ook|also)\s)?(?:(?:\w+\s){{1,3}}(?:en|and)\s)?(?:{_ARTICLE}|the\sDutch\s)$", re.I
)
_VIEW = re.compile(rf"['’]s?\s(?:\w+\s)?(?:{_OPINION})\b", re.I)
_AND = re.compile(r"(?:\b(?:en|and|maar|but)|,)\s(?:\w+\s)?$", re.I)
_WALL = re.compile(
    r"[;:?!]|,\s(?:(?:maar|en|but|and)\s)?(?!\w+\s*$)|\b(?:dat|die|of|omdat|that|who|which|whether|because)\b", re.I
)
# `De minister wordt gevraagd`, `is said to`: the other way round.
_PASSIVE = re.compile(
    r"\b(?:wordt|worden|werd|werden|is|(?<!in )(?<!van )(?<!uit )(?<!met )(?<!op )zijn|was|waren|are|were|been)"
    r"(?:\s(?!en\b|and\b|maar\b|but\b)\w+){0,3}\s$", re.I
)
_APART = re.compile(r"\s?(?:\([^)]*\)|,[^,]{1,100},)")
_FRESH = re.compile(
    r"[,;]\s(?:en|maar|waarop|terwijl|and|but|while|whereas|aldus|zo|volgens|according)\b|[;,]\s*$|"
    r"\b(?:waarop|terwijl|while|whereas)\b|\b(?:en|and|maar|but)\s(?:\w+\s)?$", re.I
)
_HAVE = re.compile(r"\b(?:heeft|hebben|had|hadden|has|have)\b", re.I)
_QUESTION = re.compile(r"\w+(?:\s[\w-]+){0,5}\s$")
_PRONOUN = re.compile(r"\b(?:zij|ze|hij|ik|wij|we|men|u|deze|they|he|she|i|you|it)\s(?:\w+\s)?$", re.I)
_BETWEEN, _BEHIND = 12, 3  # words from who is named to the verb, and from the verb to who is named
_LONGEST = 4000  # characters of a sentence that are read; twice what a model may write, so that only a paper is cut


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said, from `start` to `end` of a sentence, to say something, or to ask it."""

    who: Mention
    asks: bool
    start: int
    end: int


def attributions(sentence: str, people: Collection[str] = ()) -> list[Attribution]:
    """Those of one sentence, in order. `people` are folded names that are known to be of persons."""
    sentence = sentence[:_LONGEST]
    named = mentions(sentence, people)
    found = [*_phrases(sentence, named)]
    taken = {id(one.who) for one in found}
    last: tuple[Mention, ...] = ()
    for verb in VERB.finditer(sentence):
        subjects = _subjects(sentence, named, verb, last, taken)
        last = subjects or last
        asks = bool(ASKS.fullmatch(verb[0]))
        found += [Attribution(one, asks, min(one.start, verb.start()), max(one.end, verb.end())) for one in subjects]
    return _claimed(sentence, sorted(found, key=lambda one: (one.start, one.end)))


def _phrases(sentence: str, named: Sequence[Mention]) -> Iterator[Attribution]:
    for at, one in enumerate(named):
        before = sentence[:one.start]
        after = sentence[one.end:named[at + 1].start if at + 1 < len(named) else len(sentence)]
        view = _VIEW.match(after) or (_IN.search(before) and _REPLIED.match(after))
        if (phrase := _PHRASE.search(before)) or view:
            start, end = phrase.start() if phrase else one.start, one.end + (view.end() if view else 0)
            yield from (Attribution(who, False, start, end) for who in (one, *joined_behind(sentence, named, at)))
        elif _BY.search(before):
            near = PARTICIPLE.search(" ".join(after.split()[:5])) or PARTICIPLE.search(" ".join(before.split()[-5:]))
            if near:
                yield Attribution(one, bool(ASKS.fullmatch(near[0])), one.start, one.end)


def _subjects(
    sentence: str, named: Sequence[Mention], verb: re.Match[str], last: tuple[Mention, ...], taken: set[int]
) -> tuple[Mention, ...]:
    """Who says or asks what a verb says; nobody where that is a pronoun or somebody else."""
    before = [at for at, one in enumerate(named) if one.end <= verb.start()]
    if last and _AND.search(sentence[:verb.start()]):
        return last
    asks = bool(ASKS.fullmatch(verb[0]))
    front = next((at for at in reversed(before) if not _put_to(sentence, named[at])
                  and id(named[at]) not in taken and _reaches(sentence, named[at], verb)), None)
    behind = next((at for at, one in enumerate(named) if one.start >= verb.end()), None)
    if behind is not None and not _follows(sentence, named[behind], verb):
        behind = None
    if front is not None and (behind is None or not _OF.search(sentence[:named[front].start])
                              or (asks and named[behind].governs)):
        return (named[front], *joined_before(sentence, named, front))
    if behind is None or BARE.fullmatch(verb[0]) or id(named[behind]) in taken:
        return ()
    if asks and named[behind].governs and not _turned(sentence[:verb.start()], sentence[named[behind].end:]):
        return ()
    return (named[behind], *joined_behind(sentence, named, behind))


def _put_to(sentence: str, one: Mention) -> bool:
    return bool(_ADDRESSED.search(sentence[:one.start]) or _BY.search(sentence[:one.start]))


def _reaches(sentence: str, one: Mention, verb: re.Match[str]) -> bool:
    """Whether a verb may be that of who is named before it: near, and no other clause between."""
    between = _APART.sub(" ", sentence[one.end:verb.start()], count=1)
    words = between.split()
    if BARE.fullmatch(verb[0]) and (len(words) > 1 or sentence[one.end:one.end + 1] in "'’"):
        return False
    if PARTICIPLE.fullmatch(verb[0]) and _PASSIVE.search(between) and not _HAVE.search(between):
        return False
    return len(words) <= _BETWEEN and not _WALL.search(between) and not _PRONOUN.search(between)


def _follows(sentence: str, one: Mention, verb: re.Match[str]) -> bool:
    between = sentence[verb.end():one.start]
    return len(between.split()) <= _BEHIND and not _WALL.search(between) and not _put_to(sentence, one) and not (
        _OF.search(sentence[:one.start]) or _PRONOUN.search(between))


def _turned(before: str, after: str) -> bool:
    """Whether `vraagt de minister` has the minister ask: it begins the clause, or he asks himself."""
    return bool(re.match(r"\s(?:\w+\s)?(?:zich|aandacht)\b", after)) or not before.strip() or bool(
        re.search(r"(?:^|[,;:]\s)(?:\w+|(?:in|op|bij|naar|over|tot)\s[^,]{1,60})\s$", before, re.I)
        and not re.search(r"\b(?:motie|fractie|leden|lid)\b", before, re.I))


def _claimed(sentence: str, found: list[Attribution]) -> list[Attribution]:
    """Without what is part of what somebody asks, and without what a question says: `Vindt de minister dat?`"""
    if sentence.rstrip().endswith("?"):
        found = [one for one in found if one.asks or not one.who.governs
                 or not _QUESTION.match(sentence[:one.who.start])]
    kept: list[Attribution] = []
    asked: int | None = None
    for one in found:
        if asked is not None and one.start >= asked and not _FRESH.search(sentence[asked:one.start]):
            continue
        kept.append(one)
        asked = one.end if one.asks else None
    return kept
