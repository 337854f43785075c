"""What training minimises. Cosines are (questions, passages); temperatures divide them."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def info_nce(cosines: Tensor, temperature: float, wrong: Tensor | None = None) -> Tensor:
    """InfoNCE (van den Oord, Li and Vinyals, 2018): column i is right for row i, every other column is wrong.

    `cosines` is (n, m) with m >= n. Where `wrong` (n, m) is False a column does not count: it may be right as well.
    """
    logits = cosines / temperature
    if wrong is not None:
        own = torch.eye(*cosines.shape, dtype=torch.bool)
        logits = logits.masked_fill(~(wrong | own), float("-inf"))
    return functional.cross_entropy(logits, torch.arange(len(cosines)))


def both_ways(cosines: Tensor, temperature: float, wrong: Tensor | None = None) -> Tensor:
    """The mean of InfoNCE from questions to passages and back; the way back knows the first n passages only."""
    square = cosines[:, : len(cosines)]
    allowed = None if wrong is None else wrong[:, : len(cosines)].T
    return (info_nce(cosines, temperature, wrong) + info_nce(square.T, temperature, allowed)) / 2


def kept_vectors(student: Tensor, teacher: Tensor) -> Tensor:
    """Mean of 1 - cosine between vectors (n, d) before and after: what training must leave as it was."""
    return (1 - (student * teacher).sum(-1)).mean()
