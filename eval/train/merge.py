"""Arithmetic on checkpoints: between the published weights and the trained ones, and means over several."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from eval.train.network import Weights


def interpolate(base: Weights, trained: Weights, alpha: float) -> Weights:
    """`(1 - alpha) * base + alpha * trained`: WiSE-FT (Wortsman et al., CVPR 2022). Names of `trained`."""
    return {name: (1 - alpha) * base[name] + alpha * value for name, value in trained.items()}


def mean(checkpoints: Sequence[Weights]) -> Weights:
    """The mean of checkpoints with the same names: stochastic weight averaging (Izmailov et al., UAI 2018)."""
    if not checkpoints:
        raise ValueError("expected at least one checkpoint to average")
    return {name: torch.stack([one[name] for one in checkpoints]).mean(0) for name in checkpoints[0]}
