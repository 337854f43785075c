"""The ranking of gathered candidates under given weights, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.fit.gathered import Gathered
from index.arrays import FloatArray, IntArray
from index.fuse import convex, normalise_dense, normalise_lexical
from index.ranking import Weights
from index.search import POOL

_CUT = 10  # ranks that the measures look at


@dataclass(frozen=True, slots=True)
class Worth:
    """Means over questions, each in [0, 1]."""

    hit1: float
    hit5: float
    mrr: float
    ndcg: float

    @property
    def gold(self) -> float:
        """What is maximised on gold questions, where the reader wants one right passage, and wants it first."""
        return 0.5 * self.mrr + 0.25 * self.hit1 + 0.25 * self.hit5


def ranked(one: Gathered, weights: Weights, pool: int = POOL) -> IntArray:
    """Places of the candidates that are ranked, best first, int64 (min(n, pool),): the order of `index.search`."""
    share = weights.of_whole(one.length)
    dense = normalise_dense((share * one.whole + (1 - share) * one.nearest).astype(np.float32))
    lexical = one.lexical
    for weight, words in ((weights.questions, one.asked_words), (weights.compounds, one.compound_words)):
        if words is not None:
            lexical = lexical + weight * words
    bm25 = normalise_lexical(lexical.astype(np.float32))
    base = convex(dense, bm25, weights.of_words(one.language, one.length)).astype(np.float64)
    order = np.lexsort((one.rows, -base))[:pool]
    inside = np.zeros(len(base), dtype=bool)
    inside[order] = True
    linked = (one.links >= 0) & inside[one.links]
    asked = np.where(linked, base[one.links], 0.0).max(axis=1, initial=0.0)
    addressed = np.maximum((one.addressed[:, :-1] * linked).max(axis=1, initial=0.0), one.addressed[:, -1])
    score = base + weights.asked * asked + weights.addressee * addressed
    for name, values in one.features.items():
        score += getattr(weights, name) * values
    kept: IntArray = order[np.argsort(-score[order], kind="stable")]
    return kept


def worth(questions: Sequence[Gathered], weights: Weights, pool: int = POOL) -> Worth:
    """The means of all questions; one whose answers are no candidates counts 0."""
    values = np.array([_values(one, ranked(one, weights, pool)) for one in questions])
    hit1, hit5, mrr, ndcg = (float(value) for value in values.mean(axis=0))
    return Worth(hit1, hit5, mrr, ndcg)


def _values(one: Gathered, order: IntArray) -> tuple[float, float, float, float]:
    _, first = np.unique(one.items[order], return_index=True)  # a document that was split counts at its best part
    gains = one.gains[order[np.sort(first)[:_CUT]]]
    right = np.flatnonzero(gains)
    rank = int(right[0]) + 1 if len(right) else 0
    return float(rank == 1), float(0 < rank <= 5), 1 / rank if rank else 0.0, _ndcg(gains, one.ideal)


def _ndcg(gains: FloatArray, ideal: FloatArray) -> float:
    discounts = 1 / np.log2(np.arange(2, _CUT + 2))
    best = float(ideal[:_CUT] @ discounts[: len(ideal)])
    return float(gains @ discounts[: len(gains)]) / best if best else 0.0
