"""Two scores made one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.arrays import FloatArray
from index.fuse import convex, normalise_dense, normalise_lexical

CLOSE = 1e-5


def _floats(values: list[float]) -> FloatArray:
    return np.array(values, dtype=np.float32)


COSINES = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=40).map(_floats)
SCORES = st.lists(st.floats(0, 100, width=32), min_size=1, max_size=40).map(_floats)
PAIRS = st.lists(st.tuples(st.floats(0, 1, width=32), st.floats(0, 1, width=32)), min_size=1, max_size=40)
EMPTY = _floats([])


def _in_order(before: FloatArray, after: FloatArray) -> bool:
    """Whether no two have changed places."""
    return bool(np.all(np.diff(after[np.argsort(before, kind="stable")]) >= 0))


@given(COSINES)
def test_dense_lies_between_0_and_1_in_the_same_order(cosines: FloatArray) -> None:
    found = normalise_dense(cosines)
    assert (found.dtype, found.shape) == (np.dtype(np.float32), cosines.shape)
    assert found.min() >= 0
    assert found.max() == pytest.approx(1.0, abs=CLOSE)
    assert _in_order(cosines, found)
    if cosines.max() - cosines.min() > 1e-9:
        assert found[np.argmin(cosines)] == 0


@given(SCORES)
def test_lexical_lies_between_0_and_1_in_the_same_order(scores: FloatArray) -> None:
    found = normalise_lexical(scores)
    assert (found.dtype, found.shape) == (np.dtype(np.float32), scores.shape)
    assert found.min() >= 0
    assert found.max() == pytest.approx(1.0 if scores.max() > 0 else 0.0, abs=CLOSE)
    assert _in_order(scores, found)
    assert np.all(found[scores == 0] == 0)


@pytest.mark.parametrize("value", [-0.3, 0.0, 0.7])
def test_equal_cosines_are_all_best(value: float) -> None:
    assert normalise_dense(_floats([value] * 3)).tolist() == [1.0, 1.0, 1.0]


def test_a_share_of_the_best_words() -> None:
    assert normalise_lexical(_floats([0, 4, 8])).tolist() == [0.0, 0.5, 1.0]
    assert normalise_lexical(_floats([5, 5])).tolist() == [1.0, 1.0]
    assert normalise_lexical(_floats([0, 0])).tolist() == [0.0, 0.0]


def test_nothing_stays_nothing() -> None:
    for found in (normalise_dense(EMPTY), normalise_lexical(EMPTY), convex(EMPTY, EMPTY, 0.5)):
        assert (found.dtype, found.shape) == (np.dtype(np.float32), (0,))


@given(PAIRS, st.floats(0, 1))
def test_convex_lies_between_its_two_sides(pairs: list[tuple[float, float]], weight: float) -> None:
    dense, lexical = _floats([one for one, _ in pairs]), _floats([other for _, other in pairs])
    assert convex(dense, lexical, 0.0).tolist() == dense.tolist()
    assert convex(dense, lexical, 1.0).tolist() == lexical.tolist()
    found = convex(dense, lexical, weight)
    assert np.all(found >= np.minimum(dense, lexical) - CLOSE)
    assert np.all(found <= np.maximum(dense, lexical) + CLOSE)
    assert np.allclose(found, convex(lexical, dense, 1 - weight), atol=CLOSE)
