"""Fits the weights of the ranking, and says what they are worth on questions they were not fitted on."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np

from eval.beir_run import DEPTH
from eval.fit.coordinate import search_weights
from eval.fit.gathered import Gathered
from eval.fit.scoring import Worth, worth
from index.ranking import Weights
from index.search import POOL

FOLDS = 5
_ROUNDS_IN_FOLDS = 2
Sets = Mapping[str, Sequence[Gathered]]
"""Gathered questions by collection; the gold set is called `gold`."""
GOLD = "gold"


def fit_weights(sets: Sets, start: Weights) -> Weights:
    """From `start` on, by coordinate search on the mean of all sets' objectives."""
    return search_weights(start, lambda weights: objective(sets, weights))[0]


def objective(sets: Sets, weights: Weights) -> float:
    """The mean of what is maximised: on gold questions that of `Worth.gold`, on a collection nDCG@10."""
    return float(np.mean([_value(name, one) for name, one in all_worth(sets, weights).items()]))


def all_worth(sets: Sets, weights: Weights) -> dict[str, Worth]:
    """The measures of each set, ranked as deep as its questions are."""
    return {
        name: worth(questions, weights, POOL if name == GOLD else DEPTH) for name, questions in sets.items()
    }


def held_out(sets: Sets, start: Weights, seed: int, folds: int = FOLDS) -> Worth:
    """The gold questions, each fifth of them under weights fitted on the other four (and on the other sets)."""
    gold = list(sets[GOLD])
    random.Random(seed).shuffle(gold)
    measured: list[tuple[int, Worth]] = []
    for fold in range(folds):
        rest = [one for place, one in enumerate(gold) if place % folds != fold]
        part = gold[fold::folds]
        fitted, _ = search_weights(
            start, lambda weights, rest=rest: objective({**sets, GOLD: rest}, weights), _ROUNDS_IN_FOLDS  # type: ignore[misc]
        )
        measured.append((len(part), worth(part, fitted)))
    total = sum(number for number, _ in measured)
    means = [
        sum(number * getattr(one, name) for number, one in measured) / total for name in Worth.__dataclass_fields__
    ]
    return Worth(*means)


def _value(name: str, one: Worth) -> float:
    return one.gold if name == GOLD else one.ndcg
