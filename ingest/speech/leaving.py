"""Where an answer leaves the question: from the paragraph that sets something apart, it answers who asked about that.

"Eén specifieke aanbeveling wil ik apart toelichten", "Ten aanzien van de kosten …": what follows goes on to whoever
asked about recommendations or costs, and no longer to the others whose questions the answer began with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ingest.model import Passage
from ingest.sentences import sentences
from ingest.speech.exchange import Stretch
from ingest.speech.questions import Question, Terms

_APART = re.compile(
    r"^(?:(?:daarnaast|tot slot|overigens)\s+)?(?:(?P<on>op|over|bij)\s+)?(?:[eé]én|1)\s+"
    r"(?:(?:specifieke?|bijzondere?|belangrijke?|concrete?|ander|andere|afzonderlijke?)\s+)?(?P<head>[\w-]+)\b.*"
    r"\b(?:wil|zal|ga)\s+(?:ik|wij|we)\b.*\b(?:apart|afzonderlijk|nader|specifiek|nog|kort|uitgebreider|uitvoeriger)\b"
    r".*\b(?:toelichten|ingaan|in|stilstaan|stil|noemen|benoemen|bespreken|uitlichten)\b", re.I
)
_TOPIC = re.compile(
    r"^(?:wat|voor wat|waar het|ten aanzien van|met betrekking tot|aangaande|inzake)\s+(?P<head>[^,.:;]{3,80}?)"
    r"(?:,|\s(?:betreft|aangaat|gaat|geldt|merk|kan|wil|verwijs|meld|is|zijn|wordt|worden|heb|ben)\b)", re.I
)
# Words that set something apart without saying what: then all of the sentence does.
_EMPTY = frozenset("punt aspect onderwerp onderdeel element thema zaak kwestie vraag opmerking ding".split())


def leave(
    passages: Sequence[Passage], questions: Sequence[Question], stretches: Sequence[Stretch],
    links: Mapping[int, frozenset[int]], terms: Callable[[str], Terms],
) -> dict[int, frozenset[int]]:
    """The links by first place of the question, without what is set apart from it; `terms` gives a text's terms."""
    result = dict(links)
    wholes = {one.at: terms(" ".join(passages[at].text for at in one.places)) for one in questions if one.at in links}
    askers: dict[int, set[int]] = {}
    for at in wholes:
        for place in links[at]:
            askers.setdefault(place, set()).add(at)
    for stretch in stretches:
        for places, subject, shared in _aside(passages, stretch, terms):
            asking = set[int]().union(*(askers.get(place, ()) for place in places))
            about = {at for at in asking if subject & wholes[at]}
            begun = askers.get(stretch.answers[0], set())
            for at in (asking - about) & begun if about or not shared else ():
                result[at] -= frozenset(places)
    return result


def _aside(
    passages: Sequence[Passage], stretch: Stretch, terms: Callable[[str], Terms]
) -> list[tuple[Sequence[int], Terms, bool]]:
    """The places set apart in a stretch, with the words of their subject; whether that must be somebody's."""
    begun: list[tuple[int, Terms, bool]] = []
    for at, place in enumerate(stretch.answers):
        text = passages[place].text
        first = next((text[one.start:one.end] for one in sentences(text)), "")
        apart, topic = _APART.search(first), _TOPIC.search(first)
        if at and apart:
            head = apart["head"] if apart["head"].lower() not in _EMPTY else first
            begun.append((at, terms(head), False))
        elif at and topic:
            begun.append((at, terms(topic["head"]), True))
    ends = [*(at for at, _, _ in begun), len(stretch.answers)][1:]
    return [
        (stretch.answers[at:end], subject, shared)
        for (at, subject, shared), end in zip(begun, ends, strict=True) if subject
    ]
