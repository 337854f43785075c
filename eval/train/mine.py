"""Wrong passages that look right, without those that are right.

Negatives come from the head of the fused ranking of the current model and BM25. What scores as high as the passage
known to be right, or says nearly the same, may be an answer nobody labelled, and goes: denoised hard negatives as in
RocketQA (Qu et al., NAACL 2021), with the fused score in the place of its cross-encoder.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.train.data import overlap
from index.analysis import words_of
from index.arrays import FloatArray

SAME = 0.8  # share of words in common from which two passages say the same


def hard_negatives(
    scores: FloatArray, right: Sequence[frozenset[int]], texts: Sequence[str], margin: float, count: int
) -> list[list[int]]:
    """For each row of `scores` (queries, passages), up to `count` passages from its head, best first.

    `right` are the passages known to answer. Out go those within `margin` of the best of them or above, and those
    that share most of their words with one of them.
    """
    words = [set(words_of(text)) for text in texts]
    negatives = []
    for row, known in zip(scores, right, strict=True):
        limit = max((float(row[i]) for i in known), default=1.0) - margin
        order = np.argsort(-row, kind="stable")
        kept: list[int] = []
        for i in order.tolist():
            if len(kept) == count or row[i] < 0:
                break
            if (
                i not in known
                and row[i] < limit
                and not any(overlap(words[i], words[k]) >= SAME for k in known)
            ):
                kept.append(i)
        negatives.append(kept)
    return negatives
