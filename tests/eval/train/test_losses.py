"""Loss values by hand."""

from __future__ import annotations

import math

import pytest

pytestmark = pytest.mark.slow


def test_info_nce_by_hand() -> None:
    import torch

    from eval.train.losses import both_ways, info_nce

    cosines = torch.tensor([[1.0, 0.0, 0.5], [0.0, 1.0, 0.0]])
    first = -math.log(math.exp(2) / (math.exp(2) + 1 + math.exp(1)))
    second = -math.log(math.exp(2) / (math.exp(2) + 2))
    assert info_nce(cosines, 0.5).item() == pytest.approx((first + second) / 2, abs=1e-6)
    back = -math.log(math.exp(2) / (math.exp(2) + 1))
    assert both_ways(cosines, 0.5).item() == pytest.approx(((first + second) / 2 + back) / 2, abs=1e-6)


def test_a_passage_that_may_be_right_does_not_count() -> None:
    import torch

    from eval.train.losses import info_nce

    cosines = torch.tensor([[0.5, 0.9], [0.0, 1.0]])
    wrong = torch.tensor([[True, False], [True, True]])
    second = -math.log(math.exp(1) / (math.exp(1) + 1))
    assert info_nce(cosines, 1.0, wrong).item() == pytest.approx(second / 2, abs=1e-6)


def test_nothing_is_lost_while_nothing_changes() -> None:
    import torch

    from eval.train.losses import kept_vectors

    vectors = torch.nn.functional.normalize(
        torch.randn(5, 8, generator=torch.Generator().manual_seed(1)), dim=-1
    )
    assert kept_vectors(vectors, vectors).item() == pytest.approx(0, abs=1e-6)
    assert kept_vectors(vectors, -vectors).item() == pytest.approx(2, abs=1e-6)
