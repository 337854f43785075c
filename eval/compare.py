"""Two runs over the same questions: is the difference more than the luck of these questions?

Paired randomisation test, two-sided, on the mean difference (Smucker, Allan and Carterette, CIKM 2007), and a
percentile bootstrap interval of it, both over questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.bootstrap import SEED, mean_interval
from eval.errors import RunError
from eval.measures import GOLD_MEASURES
from eval.proof import PROOF_MEASURES
from eval.saved import Asked, SavedRun

SHUFFLES = 10_000
MEASURES = (*GOLD_MEASURES, "speaker", "footnote", "quote", *PROOF_MEASURES, "refused", "answered")


@dataclass(frozen=True, slots=True)
class Difference:
    """Means of one measure over the `n` questions that both runs have a value for, `low` to `high` the 95 % interval
    of after minus before, and the chance `p` of one as large if the runs were exchangeable.
    """

    measure: str
    n: int
    before: float
    after: float
    low: float
    high: float
    p: float

    @property
    def change(self) -> float:
        """After minus before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Differences by measure, and both sides of every question whose rank or faults changed."""

    before: str
    after: str
    shared: int
    unshared: int
    differences: tuple[Difference, ...]
    changed: tuple[tuple[Asked, Asked], ...]


def compare(before: SavedRun, after: SavedRun) -> Comparison:
    """Over the questions that both runs have. Raises RunError where there are none."""
    shared = [id for id in before.questions if id in after.questions]
    if not shared:
        raise RunError(f"{before.label} and {after.label} have no question in common: compare runs of the same gold")
    pairs = [(before.questions[id], after.questions[id]) for id in shared]
    differences = [_difference(name, pairs) for name in MEASURES]
    changed = [(one, other) for one, other in pairs if (one.rank, one.faults) != (other.rank, other.faults)]
    return Comparison(
        before=before.label,
        after=after.label,
        shared=len(shared),
        unshared=len(before.questions.keys() ^ after.questions.keys()),
        differences=tuple(one for one in differences if one is not None),
        changed=tuple(sorted(changed, key=lambda pair: gained(*pair))),
    )


def gained(before: Asked, after: Asked) -> float:
    """How much better a question fares: by reciprocal rank, or where that is the same by the faults it lost."""
    ranks = _reciprocal(after) - _reciprocal(before)
    return ranks or (len(before.faults) - len(after.faults)) / 1000


def randomisation(differences: Sequence[float], shuffles: int = SHUFFLES, seed: int = SEED) -> float:
    """The two-sided p-value of a mean of paired differences (n,): signs drawn at random reach it this often."""
    values = np.asarray([one for one in differences if one], dtype=np.float64)
    if not len(values):
        return 1.0
    signs = np.random.default_rng(seed).choice(np.array([-1.0, 1.0]), size=(shuffles, len(values)))
    reached = np.abs(signs @ values) >= abs(values.sum()) - 1e-12
    return float((reached.sum() + 1) / (shuffles + 1))


def _difference(name: str, pairs: Sequence[tuple[Asked, Asked]]) -> Difference | None:
    both = [
        (one.values[name], other.values[name])
        for one, other in pairs
        if name in one.values and name in other.values
    ]
    if not both:
        return None
    gains = [after - before for before, after in both]
    interval = mean_interval(gains)
    before, after = np.mean(both, axis=0)
    low, high = interval.low or 0.0, interval.high or 0.0
    return Difference(name, len(both), float(before), float(after), low, high, randomisation(gains))


def _reciprocal(one: Asked) -> float:
    return 1 / one.rank if one.rank else 0.0
