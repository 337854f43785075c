"""Candidates for a question: the passages nearest by vector and by words, every one scored by both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.arrays import FloatArray, IntArray
from index.fuse import convex, normalise_dense, normalise_lexical
from index.ranking import Weights
from index.snapshot import Snapshot
from index.units import PLACES

DEPTH = 100  # passages of each kind; the order of the first few changes no further with more
_UNITS = 5  # units looked at for each passage wanted


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows, int64 (n,), best base score first, with float32 (n,): cosine of the passage and of its nearest unit, BM25,
    base score.

    `units` are the cosines of each passage's units, float32 (u,), by place.
    """

    rows: IntArray
    whole: FloatArray
    nearest: FloatArray
    units: tuple[FloatArray, ...]
    lexical: FloatArray
    base: FloatArray


def find_candidates(
    snapshot: Snapshot, vector: FloatArray, words: str, allowed: IntArray | None, weights: Weights, language: str,
    depth: int = DEPTH,
) -> Candidates:
    """Candidates among the `allowed` rows (None: all). `words` is what the lexical index is asked."""
    near = _near(snapshot, vector, allowed, depth)
    wordy, bm25 = snapshot.lexical.search(words, depth, allowed)
    rows = np.union1d(near, wordy)
    units = _cosines(snapshot, vector, rows)
    whole = np.array([one[0] for one in units], dtype=np.float32)
    nearest = np.array([one.max() for one in units], dtype=np.float32)
    lexical = np.zeros(len(rows), dtype=np.float32)
    lexical[np.searchsorted(rows, wordy)] = bm25
    rest = np.setdiff1d(rows, wordy)
    lexical[np.searchsorted(rows, rest)] = snapshot.lexical.scores_of(words, rest)
    dense = normalise_dense((weights.whole * whole + (1 - weights.whole) * nearest).astype(np.float32))
    base = convex(dense, normalise_lexical(lexical), weights.lexical(language))
    order = np.lexsort((rows, -base))
    ordered = tuple(units[at] for at in order)
    return Candidates(rows[order], whole[order], nearest[order], ordered, lexical[order], base[order])


def _near(snapshot: Snapshot, vector: FloatArray, allowed: IntArray | None, depth: int) -> IntArray:
    """Rows of the passages with the nearest units, ascending."""
    ids = snapshot.vectors.ids
    units = None if allowed is None else np.asarray(ids[np.isin(ids // PLACES, allowed)])
    found, _ = snapshot.vectors.search(vector, depth * _UNITS, units)
    _, first = np.unique(found // PLACES, return_index=True)
    return np.sort((found // PLACES)[np.sort(first)[:depth]])


def _cosines(snapshot: Snapshot, vector: FloatArray, rows: IntArray) -> list[FloatArray]:
    """The cosines of each row's units, by place."""
    if len(rows) == 0:
        return []
    ids = snapshot.vectors.ids
    first, last = np.searchsorted(ids, rows * PLACES), np.searchsorted(ids, (rows + 1) * PLACES)
    mine = np.concatenate([np.arange(a, b) for a, b in zip(first, last, strict=True)])
    scores: FloatArray = snapshot.vectors.vectors_of(np.asarray(ids[mine])) @ vector
    return np.split(scores, np.cumsum(last - first)[:-1])
