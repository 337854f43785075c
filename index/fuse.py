"""One ranking from two: a convex combination of normalised scores.

Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (TOIS 2023): where both scores are
known for every candidate, combining them keeps what reciprocal ranks throw away, how far apart the scores are.
"""

from __future__ import annotations

import numpy as np

from index.arrays import FloatArray


def normalise_dense(cosines: FloatArray) -> FloatArray:
    """Cosines (n,) to [0, 1] over the candidates, the best at 1; all 1 when they are equal."""
    if len(cosines) == 0:
        return cosines
    low, high = float(cosines.min()), float(cosines.max())
    if high - low < 1e-9:
        return np.ones_like(cosines)
    return ((cosines - low) / (high - low)).astype(np.float32)


def normalise_lexical(scores: FloatArray) -> FloatArray:
    """BM25 scores (n,) to [0, 1]: a share of the best; 0, their theoretical minimum, stays 0."""
    high = float(scores.max()) if len(scores) else 0.0
    return (scores / high).astype(np.float32) if high > 0 else np.zeros_like(scores)


def convex(dense: FloatArray, lexical: FloatArray, weight: float) -> FloatArray:
    """`(1 - weight) * dense + weight * lexical`, both (n,) in [0, 1]; weight in [0, 1]."""
    return ((1.0 - weight) * dense + weight * lexical).astype(np.float32)
