"""Paragraphs under the themes of part II of a *verslag*, sentences that ask, and what both are known by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.model import Passage
from ingest.sentences import sentences
from ingest.speech.exchange import Stretch
from ingest.speech.families import Families
from ingest.speech.questions import Terms, told_terms, told_words
from ingest.speech.wording import Rarity

_RESTATED = 0.6  # of a sentence that asks, in what a stretch restates, for the stretch to restate it


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence that asks: its words, and with them their pairs and the parts of compounds."""

    words: Terms
    terms: Terms


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph under a theme: where it stands, and the terms of itself, its heading, each restated sentence."""

    place: int
    theme: tuple[str, ...]
    stretch: int
    own: Terms
    title: Terms
    restated: tuple[Terms, ...]

    def nearest(self, asked: Asked, rarity: Rarity) -> Terms:
        """What it may be known by: with its own, the words of the one restated sentence that has most in common."""
        near = max(self.restated, key=lambda one: rarity.weight(one & asked.terms), default=frozenset[str]())
        return self.own | self.title | near

    def titled(self, asked: Asked) -> bool:
        """Whether what asks has all of the heading."""
        return bool(self.title) and self.title <= asked.terms


def asked_in(text: str, families: Families) -> Asked:
    """A sentence that asks, by its terms."""
    return Asked(told_words(text), terms_of(text, families))


def terms_of(text: str, families: Families) -> Terms:
    """What a text is compared by: words, their pairs, the parts of compounds; no parties."""
    return families.of(text) | told_terms(text)


def units_of(passages: Sequence[Passage], stretches: Sequence[Stretch], families: Families) -> list[Unit]:
    """The answers of the stretches that stand under a theme and in no fraction's part."""
    found: list[Unit] = []
    for at, stretch in enumerate(stretches):
        if stretch.fractions or stretch.asked:
            continue
        told = [text[span.start:span.end] for _, text in stretch.restated for span in sentences(text)]
        restated = tuple(terms_of(one, families) for one in told)
        for place in stretch.answers:
            theme = passages[place].section[1:]
            if theme and passages[place].table is None:
                title = families.of(theme[-1])
                found.append(Unit(place, theme, at, terms_of(passages[place].text, families), title, restated))
    return found


def with_askers(
    units: Sequence[Unit], asked: Mapping[int, Sequence[Asked]], links: Mapping[int, frozenset[int]], rarity: Rarity
) -> list[Unit]:
    """The paragraphs, known as well by the sentences that their stretch restates, as they were asked.

    Who asks the same in the words of another fraction gets the same answer.
    """
    found: list[Unit] = []
    for one in units:
        told = frozenset(term for restated in one.restated for term in restated)
        again = [
            sentence.terms for at, parts in asked.items() if one.place in links.get(at, ())
            for sentence in parts if rarity.share(sentence.words, told) >= _RESTATED
        ]
        found.append(replace(one, restated=(*one.restated, *again)))
    return found


def known_by(
    passages: Sequence[Passage], stretches: Sequence[Stretch], families: Families
) -> dict[int, Terms]:
    """The terms of each answer, by place, with all of what its stretch restates."""
    found: dict[int, Terms] = {}
    for stretch in stretches:
        told = frozenset(term for _, text in stretch.restated for term in terms_of(text, families))
        for at in stretch.answers:
            found[at] = terms_of(passages[at].text, families) | told
    return found
