"""A question made ready to be compared with passages: who must speak, its words and names, what answer it wants."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from index.exact import Exact, exact_tokens
from index.glossary import Words, alternatives_of
from index.named import Named, read_named
from index.question import Reading, read_question
from index.wanted import Sort, wanted_sort


@dataclass(frozen=True, slots=True)
class Inquiry:
    """`words` are those of the question once each, with what means the same and how rare that is; `pairs` the words
    that follow each other, with the rarity of the less rare one.
    """

    reading: Reading
    exact: Exact
    words: tuple[tuple[Words, float], ...]
    pairs: tuple[tuple[Words, Words, float], ...]
    wants: Sort | None
    named: Named

    @property
    def weight(self) -> float:
        """The rarity of all words together."""
        return sum(rarity for _, rarity in self.words)

    def share(self, held: Collection[str]) -> float:
        """Share of the question's words, each by its rarity, that are among those `held`; 0 without words."""
        found = sum(rarity for meant, rarity in self.words if any(word in held for word in meant))
        return found / self.weight if found else 0.0

    def pairs_share(self, held: Collection[tuple[str, str]]) -> float:
        """Share of the question's pairs, likewise; either order counts."""
        if not held or not self.pairs:
            return 0.0
        found = sum(
            rarity for ones, others, rarity in self.pairs
            if any((one, other) in held or (other, one) in held for one in ones for other in others)
        )
        return found / sum(rarity for _, _, rarity in self.pairs) if found else 0.0


def inquire(question: str, names: Mapping[str, str], rarity: Callable[[Words], float]) -> Inquiry:
    """Read a question. `names` maps surnames of speakers to roles, `rarity` gives that of words in the passages."""
    meant = alternatives_of(question)
    rare = {one: rarity(one) for one in dict.fromkeys(meant)}
    pairs = {(one, other): min(rare[one], rare[other]) for one, other in pairwise(meant) if one != other}
    return Inquiry(
        reading=read_question(question, dict(names)),
        exact=exact_tokens(question),
        words=tuple(rare.items()),
        pairs=tuple((one, other, weight) for (one, other), weight in pairs.items()),
        wants=wanted_sort(question),
        named=read_named(question),
    )
