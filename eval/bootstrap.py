"""Percentile bootstrap intervals (Efron, 1979): how far a figure may move with other questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2000
SEED = 20210520


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean of `n` values with its 95 % interval; all three None when there is nothing to average."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def mean_interval(values: Sequence[float], resamples: int = RESAMPLES, seed: int = SEED) -> Estimate:
    """The mean of `values`, and percentiles 2.5 and 97.5 of its mean over `resamples` draws with return."""
    if not values:
        return Estimate(None, None, None, 0)
    data = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(seed)
    means = np.fromiter(
        (data[generator.integers(0, len(data), len(data))].mean() for _ in range(resamples)),
        np.float64,
        resamples,
    )
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(float(data.mean()), float(low), float(high), len(data))
