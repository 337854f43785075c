"""Whether a confidence means what it says, and what is gained by answering only when sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions whose confidence lies in [low, high): their mean confidence, and the share that was right."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


def reliability(confidence: Sequence[float], right: Sequence[bool], bins: int = BINS) -> tuple[Bin, ...]:
    """Bins of equal width that hold a question, by confidence in [0, 1]; 1 is in the last."""
    places = np.minimum((np.asarray(confidence, dtype=np.float64) * bins).astype(int), bins - 1)
    chances, truth = np.asarray(confidence, dtype=np.float64), np.asarray(right, dtype=np.float64)
    found = []
    for place in range(bins):
        inside = places == place
        if inside.any():
            mean, share = float(chances[inside].mean()), float(truth[inside].mean())
            found.append(Bin(place / bins, (place + 1) / bins, int(inside.sum()), mean, share))
    return tuple(found)


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Mean distance of confidence and share right over the bins, by their questions (ECE); None without any."""
    total = sum(one.n for one in bins)
    return sum(one.n * abs(one.confidence - one.right) for one in bins) / total if total else None


@dataclass(frozen=True, slots=True)
class Covered:
    """Answering the `coverage` surest share of the questions, down to confidence `least`: the share answered wrong."""

    coverage: float
    risk: float
    least: float


def risk_coverage(confidence: Sequence[float], right: Sequence[bool]) -> tuple[Covered, ...]:
    """A point for each confidence that occurs, the surest first (El-Yaniv and Wiener, 2010)."""
    order = np.argsort(-np.asarray(confidence, dtype=np.float64), kind="stable")
    chances = np.asarray(confidence, dtype=np.float64)[order]
    wrong = np.cumsum(1 - np.asarray(right, dtype=np.float64)[order])
    last = [at for at in range(len(chances)) if at == len(chances) - 1 or chances[at + 1] < chances[at]]
    return tuple(
        Covered((at + 1) / len(chances), float(wrong[at]) / (at + 1), float(chances[at])) for at in last
    )
