"""Averages of checkpoints, and the network against the transformers library."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow


def test_interpolation_goes_from_base_to_trained() -> None:
    import torch

    from eval.train.merge import interpolate

    base, trained = {"a": torch.tensor([1.0, 2.0]), "b": torch.tensor([9.0])}, {"a": torch.tensor([3.0, 6.0])}
    assert interpolate(base, trained, 0.25)["a"].tolist() == [1.5, 3.0]
    assert interpolate(base, trained, 0.0)["a"].tolist() == [1.0, 2.0]
    assert interpolate(base, trained, 1.0).keys() == {"a"}


def test_mean_of_checkpoints() -> None:
    import torch

    from eval.train.merge import mean

    assert mean([{"a": torch.tensor([1.0])}, {"a": torch.tensor([4.0])}])["a"].tolist() == [2.5]
    with pytest.raises(ValueError, match="at least one"):
        mean([])


def test_the_rate_rises_then_falls() -> None:
    from eval.train.train import schedule

    assert schedule(0.0, 0.1) < schedule(0.05, 0.1) < schedule(0.1, 0.1) == pytest.approx(1)
    assert schedule(0.5, 0.1) == pytest.approx(0.5868, abs=1e-3)
    assert schedule(1.0, 0.1) == pytest.approx(0, abs=1e-9)
