"""What fractions and members ask in their own part of a verslag, and the words that it is known by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.model import Passage
from ingest.speech.asking import questions_in
from ingest.speech.parties import parties_in, spellings
from ingest.speech.stages import Stage
from ingest.speech.wording import terms, words_of

Terms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """Passages that ask one thing: their places, the parties who ask, the words, those of each sentence that asks."""

    places: tuple[int, ...]
    parties: frozenset[str]
    whole: Terms
    asking: tuple[Terms, ...]
    words: tuple[Terms, ...]  # of each sentence that asks, without pairs

    @property
    def at(self) -> int:
        """Where it begins."""
        return self.places[0]


def questions_of(passages: Sequence[Passage], stages: Sequence[Stage]) -> list[Question]:
    """What fractions and members ask, in order: a paragraph, with the list under it if it introduces one."""
    found: list[tuple[list[int], frozenset[str], list[str]]] = []
    for at, passage in enumerate(passages):
        speaker = passage.speaker
        if stages[at].place not in ("asking", "both") or speaker is None or speaker.role not in ("fractie", "lid"):
            continue
        if passage.kind == "list-item" and found and passage.lead_in == passages[found[-1][0][0]].text:
            found[-1][0].append(at)
            found[-1][2].append(passage.text)
            continue
        asking = questions_in(passage.text)
        if asking:
            parties = [speaker.party or speaker.name, *(one.portfolio for one in speaker.jointly_with)]
            names = frozenset(part for one in parties if one for part in parts_of(one))
            found.append(([at], names, asking))
    return [
        Question(
            tuple(places), names, told_terms(" ".join(passages[at].text for at in places)),
            tuple(map(told_terms, asking)), tuple(map(told_words, asking)),
        )
        for places, names, asking in found
    ]


def told_terms(text: str) -> Terms:
    """The terms of a text without its parties, which say whose a question is and not what it asks."""
    return terms(spellings().sub(" ", text))


def told_words(text: str) -> Terms:
    """The words of a text without its parties."""
    return words_of(spellings().sub(" ", text))


def parts_of(party: str) -> Iterable[str]:
    """A joint party answers to each of its own as well."""
    return {party, *parties_in(party.replace("-", " "))}
