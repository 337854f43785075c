from __future__ import annotations

from dataclasses import fields, replace

import pytest

from eval.fit.coordinate import GRIDS, search_weights
from index.ranking import Weights, shipped_weights

SHARES = ("lexical_nl", "lexical_en")


def test_every_weight_has_a_grid_with_one_sign() -> None:
    assert set(GRIDS) == {one.name for one in fields(Weights)}
    assert all(0 in grid for name, grid in GRIDS.items() if name not in SHARES)
    assert all(min(grid) == 0 or max(grid) == 0 for name, grid in GRIDS.items() if name not in SHARES)
    assert all(min(GRIDS[name]) > 0 for name in SHARES)  # a ranking without BM25 is none of ours


def test_the_top_of_a_smooth_hill_is_found() -> None:
    top = replace(shipped_weights(), speaker=0.3, exact=0.1, whole=0.5)

    def value(weights: Weights) -> float:
        names = ("speaker", "exact", "whole")
        return -sum(float(getattr(weights, name) - getattr(top, name)) ** 2 for name in names)

    found, reached = search_weights(replace(top, speaker=0.0, exact=0.4, whole=0.0), value)
    assert (found.speaker, found.exact, found.whole) == (0.3, 0.1, 0.5)
    assert reached == pytest.approx(0.0)


def test_a_lonely_peak_is_not_taken_before_a_broad_one() -> None:
    worth = {0.0: 0.0, 0.05: 0.7, 0.1: 0.0, 0.15: 0.5, 0.2: 0.65, 0.3: 0.6, 0.4: 0.5}
    start = replace(shipped_weights(), exact=0.0)
    found, _ = search_weights(start, lambda weights: worth[weights.exact])
    assert found.exact == 0.2


def test_nothing_moves_without_gain() -> None:
    start = shipped_weights()
    assert search_weights(start, lambda weights: 1.0) == (start, 1.0)
