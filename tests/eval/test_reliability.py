from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.reliability import Bin, Covered, calibration_error, reliability, risk_coverage

ASKED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1)


def test_bins_hold_what_lies_in_them() -> None:
    found = reliability([0.05, 0.55, 0.59, 1.0], [False, True, False, True])
    assert [(one.low, one.n, one.right) for one in found] == [(0.0, 1, 0.0), (0.5, 2, 0.5), (0.9, 1, 1.0)]
    assert found[1].confidence == pytest.approx(0.57)


@given(ASKED)
def test_no_question_is_lost_in_bins_or_on_the_curve(asked: list[tuple[float, bool]]) -> None:
    confidence, right = [one for one, _ in asked], [one for _, one in asked]
    assert sum(one.n for one in reliability(confidence, right)) == len(asked)
    curve = risk_coverage(confidence, right)
    assert curve[-1].coverage == 1
    assert curve[-1].risk == pytest.approx(right.count(False) / len(right))
    assert len(curve) == len(set(confidence))
    assert [one.coverage for one in curve] == sorted(one.coverage for one in curve)


def test_calibration_error_is_the_mean_distance() -> None:
    assert calibration_error([Bin(0.8, 0.9, 3, 0.8, 1.0), Bin(0.1, 0.2, 1, 0.1, 0.1)]) == pytest.approx(0.15)
    assert calibration_error([]) is None


def test_equal_confidence_is_one_point() -> None:
    assert risk_coverage([0.9, 0.5, 0.5, 0.5], [True, True, False, True]) == (
        Covered(0.25, 0.0, 0.9),
        Covered(1.0, 0.25, 0.5),
    )
