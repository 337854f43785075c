"""Fits the confidence: which questions the papers answer, then how often an answer given so surely is right.

1. A logistic model tells answerable from unanswerable questions, every sort of the latter weighing the same. One for
   both languages or one for each, and its penalty, are chosen by log-loss on questions left out.
2. Its log-odds are stretched and moved (Platt, 1999) until their chances are how often the first passage is right, at
   the share of unanswerable questions that the gold set has. This changes no order.
3. The threshold is the highest that refuses no more than `REFUSED` of the natural answerable questions, when left out.
   Those that avoid the papers' words on purpose look like questions on another subject, and no reader asks like that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.fit.logistic import Logistic, Reals, fit, leave_one_out, log_loss, sigmoid
from eval.fit.samples import STRANGER, Sample, balanced
from eval.gold import LANGUAGES
from service.confidence import FEATURES

REFUSED = 0.02  # share of natural answerable questions that may be refused; as many again where they are new
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)
# More of the first makes an answer more likely, more of the second less: a fit may not say otherwise.
SIGNS = {
    **dict.fromkeys(("lexical", "coverage", "agreement", "nearest", "standout", "margin", "speaker", "pairs"), 1.0),
    **dict.fromkeys(("unknown", "elsewhere", "names", "year"), -1.0),
}
Model = dict[str, dict[str, float]]
"""What `service/confidence.json` holds: a threshold for `any`, bias and coefficients for each language."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The model to ship, and for every sample its chance by a model that did not see it."""

    model: Model
    samples: tuple[Sample, ...]
    chances: Reals
    shared: bool
    penalty: float
    loss: float


@dataclass(frozen=True, slots=True)
class _Choice:
    models: dict[str, Logistic]
    odds: Reals
    shared: bool
    penalty: float
    loss: float


def fit_confidence(samples: Sequence[Sample]) -> Fitted:
    """Of samples in which both languages have answerable and unanswerable questions."""
    weight = balanced(samples)
    choices = [_choice(samples, weight, shared, penalty) for shared in (True, False) for penalty in PENALTIES]
    best = min(choices, key=lambda one: one.loss)
    gold = np.array([one.sort != STRANGER for one in samples])
    right = np.array([one.right for one in samples], dtype=np.float64)
    platt = fit(best.odds[gold, None], right[gold], np.ones(int(gold.sum())), 0.01, np.ones(1))
    chances = sigmoid(platt.log_odds(best.odds[:, None]))
    answerable = chances[[one.answerable and one.natural for one in samples]]
    model = {"any": {"threshold": threshold_of(answerable)}}
    model |= {code: _moved(best.models[code], platt) for code in LANGUAGES}
    return Fitted(model, tuple(samples), chances, best.shared, best.penalty, best.loss)


def threshold_of(chances: Reals) -> float:
    """The highest threshold, in thousandths, under which lies at most REFUSED of the chances."""
    allowed = math.floor(REFUSED * len(chances))
    return math.floor(float(np.sort(chances)[allowed]) * 1000) / 1000


def _choice(samples: Sequence[Sample], weight: Reals, shared: bool, penalty: float) -> _Choice:
    x = np.array([[one.values[name] for name in FEATURES] for one in samples])
    y = np.array([one.answerable for one in samples], dtype=np.float64)
    signs = np.array([SIGNS[name] for name in FEATURES])
    spoken = np.array([one.language for one in samples])
    odds = np.zeros(len(x))
    models: dict[str, Logistic] = {}
    for codes in [LANGUAGES] if shared else [(code,) for code in LANGUAGES]:
        part = np.isin(spoken, codes)
        odds[part] = leave_one_out(x[part], y[part], weight[part], penalty, signs)
        models |= dict.fromkeys(codes, fit(x[part], y[part], weight[part], penalty, signs))
    return _Choice(models, odds, shared, penalty, log_loss(odds, y, weight))


def _moved(model: Logistic, platt: Logistic) -> dict[str, float]:
    slope = float(platt.coefficients[0])
    values = [slope * float(one) for one in model.coefficients]
    return {
        "bias": round(platt.bias + slope * model.bias, 4),
        **{name: round(value, 4) for name, value in zip(FEATURES, values, strict=True)},
    }
