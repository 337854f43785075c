from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bootstrap import Estimate, mean_interval


def test_no_values_give_no_figure() -> None:
    assert mean_interval([]) == Estimate(None, None, None, 0)


def test_the_interval_is_that_of_the_binomial() -> None:
    found = mean_interval([1.0] * 60 + [0.0] * 40)
    assert found.value == 0.6
    # 0.6 ± 1.96 · sqrt(0.6 · 0.4 / 100)
    assert found.low == pytest.approx(0.504, abs=0.02)
    assert found.high == pytest.approx(0.696, abs=0.02)


def test_a_seed_gives_the_same_interval_again() -> None:
    values = [0.1, 0.5, 0.9, 1.0, 0.0]
    assert mean_interval(values, seed=1) == mean_interval(values, seed=1)
    assert mean_interval(values, seed=1) != mean_interval(values, seed=2)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_the_interval_lies_within_the_values(values: list[float]) -> None:
    found = mean_interval(values, resamples=50)
    assert found.low is not None
    assert found.high is not None
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9
