"""Unanswerable questions by their sort: how many are refused, and how far their confidence lies below the others'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.answers import auroc
from eval.bootstrap import RESAMPLES, SEED, Estimate, mean_interval
from eval.outcome import Outcome

ALL = "all"
UNSORTED = "no sort given"


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of unanswerable questions: the share refused, and the AUROC of the confidence against all answerable
    questions (0.5 is chance, 1 is always); 95 % intervals over questions.
    """

    name: str
    questions: int
    refused: Estimate
    auroc: Estimate


def by_sort(outcomes: Sequence[Outcome], resamples: int = RESAMPLES, seed: int = SEED) -> tuple[Sort, ...]:
    """Each sort that occurs, by name, then all of them; empty where every question is answerable."""
    sure = [one.given.confidence for one in outcomes if one.question.answerable]
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        if not one.question.answerable:
            groups.setdefault(one.question.sort or UNSORTED, []).append(one)
    everything = [one for group in groups.values() for one in group]
    named = [*sorted(groups.items()), (ALL, everything)] if everything else []
    return tuple(
        Sort(
            name,
            len(group),
            mean_interval([float(one.refused) for one in group], resamples, seed),
            auroc_interval(sure, [one.given.confidence for one in group], resamples, seed),
        )
        for name, group in named
    )


def auroc_interval(
    positive: Sequence[float], negative: Sequence[float], resamples: int = RESAMPLES, seed: int = SEED
) -> Estimate:
    """The chance that a positive scores above a negative, with a percentile bootstrap over both; `n` negatives."""
    value = auroc(positive, negative)
    if value is None:
        return Estimate(None, None, None, 0)
    difference = np.subtract.outer(np.asarray(positive), np.asarray(negative))
    above = (difference > 0) + 0.5 * (difference == 0)
    generator = np.random.default_rng(seed)

    def drawn(n: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """How often each of `n` is drawn, as a share: (resamples, n)."""
        return generator.multinomial(n, np.full(n, 1 / n), size=resamples) / n

    means = ((drawn(len(positive)) @ above) * drawn(len(negative))).sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(value, float(low), float(high), len(negative))
