"""The choice of alpha: the best on the data that makes no probe worse."""

from __future__ import annotations

from eval.train.choose import choose, fused


def at(main: float, probe: float, dense: float = 0.5) -> dict[str, dict[str, float]]:
    return {"main": {"dense": 0.0, "fused 0.4": main}, "probe": {"dense": dense, "fused 0.4": probe}}


def test_the_best_that_harms_nothing() -> None:
    figures = {0.0: at(0.70, 0.80), 0.5: at(0.75, 0.81), 0.7: at(0.76, 0.80), 1.0: at(0.79, 0.79)}
    assert choose(figures, "main", slack=0, near=0) == 0.7
    assert choose(figures, "main", slack=0.02, near=0) == 1.0


def test_a_smaller_step_that_is_nearly_as_good_wins() -> None:
    figures = {0.0: at(0.70, 0.80), 0.6: at(0.826, 0.80), 0.8: at(0.83, 0.80)}
    assert choose(figures, "main", near=0.005) == 0.6
    assert choose(figures, "main", near=0.001) == 0.8


def test_the_dense_ranking_counts_too() -> None:
    assert choose({0.0: at(0.7, 0.8), 1.0: at(0.8, 0.8, dense=0.4)}, "main") == 0.0


def test_equals_go_to_the_smaller_step() -> None:
    assert choose({1.0: at(0.8, 0.8), 0.0: at(0.7, 0.8), 0.5: at(0.8, 0.8)}, "main", near=0) == 0.5


def test_fused_is_the_best_weight() -> None:
    assert fused({"dense": 0.9, "bm25": 0.95, "fused 0.2": 0.5, "fused 0.6": 0.6}) == 0.6
