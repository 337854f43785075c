"""Questions answered under a theme that names neither them nor their fraction.

Part II of a *verslag* is often arranged by subject: "Oorzaken", "Kosten". Whoever asked about it finds the answer
there, named or not. A sentence that asks is compared with each paragraph under a theme: its own words, those of its
heading and of what it restates. One theme must clearly say more of it than every other; otherwise nothing is linked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.model import Passage
from ingest.speech.asking import questions_in
from ingest.speech.exchange import Stretch
from ingest.speech.families import Families
from ingest.speech.questions import Question, Terms
from ingest.speech.themed import Asked, Unit, asked_in, known_by, terms_of, units_of, with_askers
from ingest.speech.wording import Rarity

# Of the weight of what asks: enough for a question that nothing answers yet, and for a sentence of one that is
# answered elsewhere; there what is linked already must say this part of it at most.
_OPEN, _MORE, _COVERED = 0.2, 0.25, 0.6
_AHEAD = 1.4  # times the share of the next theme
# Terms in common, and their weight as a part of what a term weighs that nothing has: not where the heading is asked.
_WORDS, _WEIGHT = 2, 0.8
_TITLED = 0.25  # of a sentence that has the whole heading
_CLOSE = 0.5  # of the share of the closest paragraph, for another of the theme
_UNSAID = 0.5  # of the weight of a word that no theme has is left out: it tells none from another
_PAIRS = 100_000  # of sentences and paragraphs: more than any verslag has


def link_themes(
    passages: Sequence[Passage], questions: Sequence[Question], stretches: Sequence[Stretch],
    links: Mapping[int, frozenset[int]], families: Families,
) -> dict[int, frozenset[int]]:
    """The links by first place of the question, with those to paragraphs under themes added."""
    texts = {one.at: " ".join(passages[at].text for at in one.places) for one in questions}
    asked = {at: [asked_in(one, families) for one in questions_in(text)] for at, text in texts.items()}
    units = units_of(passages, stretches, families)
    if not units or sum(map(len, asked.values())) * len(units) > _PAIRS:
        return dict(links)
    every = [terms_of(passages[at].text, families) for one in stretches for at in one.answers]
    rarity = Rarity.of([*(one.terms for found in asked.values() for one in found), *every])
    comparing = Comparing(with_askers(units, asked, links, rarity), rarity)
    known = known_by(passages, stretches, families)
    result = dict(links)
    for question in questions:
        before = links.get(question.at, frozenset())
        parts = asked[question.at]
        if before:
            covered = [known[at] for at in before if at in known]
            found = [at for one in parts for at in comparing.beside(one, covered)]
        else:
            found = [at for one in (*parts, asked_in(texts[question.at], families)) for at in comparing.open(one)]
        if found:
            result[question.at] = before | frozenset(found)
    return result


class Comparing:
    """Paragraphs under themes, and which of them a sentence is about."""

    def __init__(self, units: Sequence[Unit], rarity: Rarity) -> None:
        self._units = units
        self._rarity = rarity
        self._weights: dict[Terms, float] = {}
        self._said = frozenset(term for one in units for term in one.own.union(one.title, *one.restated))

    def open(self, asked: Asked) -> list[int]:
        """The places that answer a sentence of a question that nothing answers yet."""
        return self._places(asked, self._top(asked, _OPEN))

    def beside(self, asked: Asked, covered: Sequence[Terms]) -> list[int]:
        """The places that answer a sentence of a question whose other sentences are answered, in these terms."""
        most = max((self._share(asked, one) for one in covered), default=0.0)
        top = self._top(asked, max(_MORE, most / _COVERED))
        return self._places(asked, top or self._titled(asked))

    def _share(self, asked: Asked, text: Terms) -> float:
        """How much of a sentence's words a text has, by weight; pairs and parts in common count as well, up to 1."""
        common = asked.terms & text
        return min(1.0, self._rarity.weight(common) / self._weight(asked.words)) if common else 0.0

    def _weight(self, words: Terms) -> float:
        known = self._weights.get(words)
        if known is None:
            known = self._rarity.weight(words) - _UNSAID * self._rarity.weight(words - self._said)
            self._weights[words] = known
        return known or 1.0

    def _top(self, asked: Asked, least: float) -> Unit | None:
        """The paragraph that says most of what is asked, if every other theme says much less."""
        scored = [(self._share(asked, one.nearest(asked, self._rarity)), one) for one in self._units]
        share, top = max(scored, key=lambda pair: pair[0])
        rival = max((other for other, one in scored if one.theme != top.theme), default=0.0)
        common = asked.terms & top.nearest(asked, self._rarity)
        enough = len(common) >= _WORDS and self._rarity.weight(common) >= _WEIGHT * self._rarity.unseen
        return top if share >= least and share >= _AHEAD * rival and (enough or top.titled(asked)) else None

    def _titled(self, asked: Asked) -> Unit | None:
        """The paragraph of the one theme whose heading is all in what asks, and that says much of the rest."""
        named = [one for one in self._units if one.titled(asked)]
        if len({one.theme for one in named}) != 1:
            return None
        top = max(named, key=lambda one: self._share(asked, one.own))
        rest = Asked(asked.words - top.title, asked.terms - top.title)
        return top if self._share(rest, top.own) >= _TITLED else None

    def _places(self, asked: Asked, top: Unit | None) -> list[int]:
        """That paragraph's place and those close to it; the whole stretch where what it restates is closer."""
        if top is None:
            return []
        same = [one for one in self._units if one.stretch == top.stretch]
        shares = {one.place: self._share(asked, one.own) for one in same}
        closest = max(shares.values())
        if closest <= max((self._share(asked, top.title | one) for one in top.restated), default=0.0):
            return list(shares)
        return [place for place, share in shares.items() if share >= _CLOSE * closest]
