from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.fit.logistic import fit, leave_one_out, log_loss, sigmoid

GENERATOR = np.random.default_rng(7)
X = GENERATOR.normal(size=(400, 3))
Y = (GENERATOR.random(400) < sigmoid(1.5 * X[:, 0] - 0.5)).astype(np.float64)
ONES = np.ones(400)


def test_it_finds_what_the_outcomes_were_made_of() -> None:
    found = fit(X, Y, ONES, 0.01)
    assert found.coefficients == pytest.approx([1.5, 0, 0], abs=0.35)
    assert found.bias == pytest.approx(-0.5, abs=0.3)
    assert sigmoid(found.log_odds(X)).mean() == pytest.approx(Y.mean(), abs=1e-6)


@settings(max_examples=20, deadline=None)
@given(st.floats(0.01, 100), st.floats(-50, 50))
def test_the_unit_of_a_feature_does_not_matter(scale: float, shift: float) -> None:
    one, other = fit(X, Y, ONES, 1.0), fit(X * scale + shift, Y, ONES, 1.0)
    assert other.coefficients * scale == pytest.approx(one.coefficients, rel=1e-4, abs=1e-6)
    assert other.log_odds(X * scale + shift) == pytest.approx(one.log_odds(X), rel=1e-4, abs=1e-5)


def test_a_wrong_sign_and_a_constant_are_left_out() -> None:
    still = np.column_stack([X[:, 0], -X[:, 0] + 0.1 * X[:, 1], np.full(400, 3.0)])
    found = fit(still, Y, ONES, 1.0, np.array([1.0, 1.0, 1.0]))
    assert found.coefficients[0] > 0
    assert found.coefficients[1:].tolist() == [0.0, 0.0]


def test_a_weight_counts_as_so_many_rows() -> None:
    twice = np.where(np.arange(400) < 50, 2.0, 1.0)
    repeated = np.concatenate([np.arange(400), np.arange(50)])
    one, other = fit(X, Y, twice, 1.0), fit(X[repeated], Y[repeated], np.ones(450), 1.0)
    assert one.coefficients == pytest.approx(other.coefficients, rel=1e-6)


def test_what_is_left_out_does_not_help_itself() -> None:
    x, y = X[:40], Y[:40]
    odds = leave_one_out(x, y, ONES[:40], 1.0)
    assert log_loss(odds, y, ONES[:40]) > log_loss(fit(x, y, ONES[:40], 1.0).log_odds(x), y, ONES[:40])


def test_log_loss_of_known_chances() -> None:
    odds = np.array([0.0, np.log(3.0)])
    found = log_loss(odds, np.array([1.0, 1.0]), np.array([1.0, 1.0]))
    assert found == pytest.approx(-(np.log(0.5) + np.log(0.75)) / 2)
