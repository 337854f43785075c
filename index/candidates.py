"""Candidates for a question: the passages nearest by vector and by words, every one scored by both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.arrays import FloatArray, IntArray, among
from index.fuse import convex, normalise_dense, normalise_lexical
from index.language import detect, length_of
from index.ranking import Weights
from index.snapshot import Snapshot
from index.units import ASKED, PLACES

DEPTH = 100  # passages of each kind; the order of the first few changes no further with more
_UNITS = 5  # units looked at for each passage wanted


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows, int64 (n,), best base score first, with float32 (n,): cosine of the passage and of its nearest unit, BM25,
    base score.

    `units` are the cosines of each passage's units, float32 (u,), by place, without the questions it answers; `asked`
    is the cosine of the nearest of those, 0 where there are none.
    """

    rows: IntArray
    whole: FloatArray
    nearest: FloatArray
    units: tuple[FloatArray, ...]
    lexical: FloatArray
    base: FloatArray
    asked: FloatArray


def find_candidates(
    snapshot: Snapshot, vector: FloatArray, words: str, allowed: IntArray | None, weights: Weights,
    depth: int = DEPTH,
) -> Candidates:
    """Candidates among the `allowed` rows (None: all in use). `words` is the question."""
    near = _near(snapshot, vector, allowed, depth, questions=weights.linked > 0)
    older = snapshot.older if allowed is None else None
    wordy, bm25 = snapshot.lexical.search(words, depth, allowed, weights.fields(), without=older)
    rows = np.union1d(near, wordy)
    units, asked = _cosines(snapshot, vector, rows)
    whole = np.array([one[0] for one in units], dtype=np.float32)
    nearest = np.array([one.max() for one in units], dtype=np.float32)
    lexical = np.zeros(len(rows), dtype=np.float32)
    lexical[np.searchsorted(rows, wordy)] = bm25
    rest = np.setdiff1d(rows, wordy)
    lexical[np.searchsorted(rows, rest)] = snapshot.lexical.scores_of(words, rest, weights.fields())
    length = length_of(words)
    share = weights.of_whole(length)
    dense = normalise_dense((share * whole + (1 - share) * nearest).astype(np.float32))
    base = convex(dense, normalise_lexical(lexical), weights.of_words(detect(words), length))
    order = np.lexsort((rows, -base))
    ordered = tuple(units[at] for at in order)
    return Candidates(rows[order], whole[order], nearest[order], ordered, lexical[order], base[order], asked[order])


def _near(
    snapshot: Snapshot, vector: FloatArray, allowed: IntArray | None, depth: int, *, questions: bool
) -> IntArray:
    """Rows of the passages with the nearest units, ascending; with `questions` those that answer one count too."""
    ids, wanted = snapshot.vectors.ids, depth * _UNITS
    if allowed is None:
        found = _nearest_units(snapshot, vector, wanted, questions)
    else:
        inside = np.isin(ids // PLACES, allowed) & (questions | (ids % PLACES < ASKED))
        found, _ = snapshot.vectors.search(vector, wanted, np.asarray(ids[inside]))
    _, first = np.unique(found // PLACES, return_index=True)
    return np.sort((found // PLACES)[np.sort(first)[:depth]])


def _nearest_units(snapshot: Snapshot, vector: FloatArray, wanted: int, questions: bool) -> IntArray:
    """Ids of the nearest units of passages in use. What is left out is rare, so looking further is cheaper than asking
    for the rest only.
    """
    limit = wanted + wanted // 4
    while True:
        found, _ = snapshot.vectors.search(vector, limit)
        kept = found[(questions | (found % PLACES < ASKED)) & ~among(found // PLACES, snapshot.older)]
        if len(kept) >= wanted or len(found) < limit:
            return kept[:wanted]
        limit *= 2


def _cosines(snapshot: Snapshot, vector: FloatArray, rows: IntArray) -> tuple[list[FloatArray], FloatArray]:
    """The cosines of each row's own units, by place, and that of the nearest question it answers, float32 (n,)."""
    if len(rows) == 0:
        return [], np.empty(0, dtype=np.float32)
    ids = snapshot.vectors.ids
    first, questions, last = (np.searchsorted(ids, rows * PLACES + place) for place in (0, ASKED, PLACES))
    mine = np.concatenate([np.arange(a, b) for a, b in zip(first, last, strict=True)])
    scores: FloatArray = snapshot.vectors.vectors_of(np.asarray(ids[mine])) @ vector
    each = np.split(scores, np.cumsum(last - first)[:-1])
    own = [part[:count] for part, count in zip(each, questions - first, strict=True)]
    asked = [part[count:].max(initial=-1.0) if len(part) > count else 0.0
             for part, count in zip(each, questions - first, strict=True)]
    return own, np.array(asked, dtype=np.float32)
