"""Search over bare passages, as a first try would do it: cosine, BM25, or both fused.

The parts are the real ones, encoder and lexical index, without anything that a passage stands in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import FloatArray, IntArray
from index.context import embedding_text
from index.encoder import Encoder
from index.fuse import convex, normalise_dense, normalise_lexical
from index.snapshot import Snapshot
from index.units import PLACES
from ingest.model import Passage

_ONLY_TEXT = {"text": 1.0}  # the lexical field of the passage's own words
_SMOOTHING = 60  # of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)
DEPTH = 100


@dataclass(frozen=True, slots=True)
class Bare:
    """All passages of an index by ascending row, with the vectors of their own words: float32 (n, d)."""

    snapshot: Snapshot
    rows: IntArray
    passages: tuple[Passage, ...]
    vectors: FloatArray


def bare_of(snapshot: Snapshot, encoder: Encoder) -> Bare:
    """Encodes the passages, but for those whose own words are all that the index embeds of them too."""
    rows = snapshot.store.rows()
    passages = snapshot.passages_at(rows)
    documents = {one: snapshot.document(one) for one in {passage.document_id for passage in passages}}
    same = np.array([embedding_text(documents[one.document_id], one) == one.text for one in passages], dtype=bool)
    vectors = np.empty((len(rows), encoder.dimension), dtype=np.float32)
    if same.any():
        vectors[same] = snapshot.vectors.vectors_of(rows[same] * PLACES)
    others = np.flatnonzero(~same)
    if len(others):
        vectors[others] = encoder.encode_passages([passages[at].text for at in others])
    return Bare(snapshot, rows, tuple(passages), vectors)


def dense(bare: Bare, vector: FloatArray, question: str) -> IntArray:
    """Places in `bare.passages`, best first, by cosine."""
    return np.argsort(-(bare.vectors @ vector), kind="stable")[:DEPTH]


def bm25(bare: Bare, vector: FloatArray, question: str) -> IntArray:
    """By BM25 of the passage's own words."""
    rows, _ = bare.snapshot.lexical.search(question, DEPTH, weights=_ONLY_TEXT)
    return np.searchsorted(bare.rows, rows)


def rrf(bare: Bare, vector: FloatArray, question: str) -> IntArray:
    """By the sum of both reciprocal ranks."""
    scores = np.zeros(len(bare.rows))
    for order in (dense(bare, vector, question), bm25(bare, vector, question)):
        scores[order] += 1 / (_SMOOTHING + 1 + np.arange(len(order)))
    return _best(scores)


def convexly(bare: Bare, vector: FloatArray, question: str, weight: float) -> IntArray:
    """By a convex combination of both normalised scores of the candidates of either; `weight` is that of BM25."""
    cosines = bare.vectors @ vector
    rows, found = bare.snapshot.lexical.search(question, DEPTH, weights=_ONLY_TEXT)
    pool = np.union1d(np.argsort(-cosines, kind="stable")[:DEPTH], np.searchsorted(bare.rows, rows))
    lexical = np.zeros(len(bare.rows), dtype=np.float32)
    lexical[np.searchsorted(bare.rows, rows)] = found
    scores = np.zeros(len(bare.rows))
    scores[pool] = 1e-9 + convex(normalise_dense(cosines[pool]), normalise_lexical(lexical[pool]), weight)
    return _best(scores)


def _best(scores: NDArray[np.float64]) -> IntArray:
    order = np.argsort(-scores, kind="stable")[:DEPTH]
    return np.asarray(order[scores[order] > 0])
