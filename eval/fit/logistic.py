"""Logistic regression with an L2 penalty by Newton's method, and its predictions for what it has not seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
_STEPS = 50
_FLAT = 1e-9  # a change smaller than this is none


@dataclass(frozen=True, slots=True)
class Logistic:
    """`bias + coefficients · x` is the log-odds of x, float64 (d,), as measured: no standardising is left to do."""

    bias: float
    coefficients: Reals

    def log_odds(self, x: Reals) -> Reals:
        """Of each row of x (n, d): (n,)."""
        odds: Reals = self.bias + x @ self.coefficients
        return odds


def fit(x: Reals, y: Reals, weight: Reals, penalty: float, signs: Reals | None = None) -> Logistic:
    """Of features (n, d), outcomes 0 or 1 (n,) and weights (n,). The penalty is on standardised coefficients, not the
    bias.

    `signs`, (d,) of 1 and -1, are those that coefficients may have: the one that is furthest on the wrong side is
    left out, until none is. A feature left out, or that never varies, gets 0.
    """
    mean, deviation = _moments(x, weight)
    inside = (x - mean) / deviation
    kept = np.flatnonzero(np.isfinite(deviation))
    while True:
        beta = _newton(inside[:, kept], y, weight, penalty)
        wrong = -beta[1:] * signs[kept] if signs is not None else np.zeros(len(kept))
        if not len(kept) or wrong.max() <= 0:
            break
        kept = np.delete(kept, int(np.argmax(wrong)))
    raw = np.zeros(x.shape[1])
    raw[kept] = beta[1:] / deviation[kept]
    return Logistic(float(beta[0] - raw @ mean), raw)


def _moments(x: Reals, weight: Reals) -> tuple[Reals, Reals]:
    """Weighted mean and deviation of each column, the deviation infinite where there is none."""
    share = weight / weight.sum()
    mean = share @ x
    deviation = np.sqrt(share @ (x - mean) ** 2)
    deviation[deviation < _FLAT] = np.inf
    return mean, deviation


def _newton(x: Reals, y: Reals, weight: Reals, penalty: float) -> Reals:
    """Bias and coefficients, (d + 1,)."""
    inside = np.column_stack([np.ones(len(x)), x])
    ridge = np.diag([_FLAT, *[penalty] * x.shape[1]])
    beta = np.zeros(inside.shape[1])
    for _ in range(_STEPS):
        chance = sigmoid(inside @ beta)
        slope = inside.T @ (weight * (y - chance)) - ridge @ beta
        curve = (inside * (weight * np.maximum(chance * (1 - chance), 1e-6))[:, None]).T @ inside + ridge
        step = np.linalg.solve(curve, slope)
        beta += step * min(1.0, 5.0 / max(np.abs(step).max(), _FLAT))
        if np.abs(step).max() < _FLAT:
            break
    return beta


def leave_one_out(x: Reals, y: Reals, weight: Reals, penalty: float, signs: Reals | None = None) -> Reals:
    """Log-odds (n,) of every row by a model fitted on all others."""
    odds = np.empty(len(x))
    for at in range(len(x)):
        rest = np.arange(len(x)) != at
        model = fit(x[rest], y[rest], weight[rest], penalty, signs)
        odds[at] = model.log_odds(x[at : at + 1])[0]
    return odds


def log_loss(odds: Reals, y: Reals, weight: Reals) -> float:
    """Weighted mean of the negative log-likelihood, in nats."""
    losses = np.logaddexp(0.0, np.where(y > 0.5, -odds, odds))
    return float(weight @ losses / weight.sum())


def sigmoid(odds: Reals) -> Reals:
    """Chances of log-odds."""
    chances: Reals = 1.0 / (1.0 + np.exp(-np.clip(odds, -500.0, 500.0)))
    return chances
