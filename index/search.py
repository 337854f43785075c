"""From a question to ranked passages: candidates by vector and by words, then everything else that is known of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from index.arrays import FloatArray
from index.candidates import Candidates, find_candidates
from index.encoder import Encoder
from index.filters import Filters
from index.inquiry import Inquiry, inquire
from index.nearest import lead, nearest_unit
from index.prepared import Prepared
from index.ranking import Weights, shipped_weights
from index.reranker import Reranking
from index.scoring import Scored, rerank, score_candidates
from index.snapshot import Snapshot
from index.units import Unit
from ingest.model import Document, Passage, as_json

POOL = 100  # candidates that are read and ranked by their features: as many as can be asked for
JUDGED = 60  # of these the first tell how sure an answer is


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage in the ranking, rank from 1.

    `parts` are what each feature adds to the score, `measured` the plain figures behind it. `nearest` is what
    of the passage is nearest to the question: a sentence, a note, a cell; `cosines` are those of all its units,
    float32 (u,).
    """

    rank: int
    score: float
    prepared: Prepared
    nearest: Unit
    parts: dict[str, float] = field(default_factory=dict)
    measured: dict[str, float] = field(default_factory=dict)
    cosines: FloatArray = field(default_factory=lambda: np.zeros(0, dtype=np.float32), compare=False)

    @property
    def passage(self) -> Passage:
        """What was found."""
        return self.prepared.passage

    @property
    def document(self) -> Document:
        """The paper it is from."""
        return self.prepared.document


@dataclass(frozen=True, slots=True)
class Searched:
    """What a question was put to: counts after the filters, the generation, and the filters."""

    documents: int
    passages: int
    index: str
    filters: dict[str, object]


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds for the question's vector, and for everything after it."""

    embed: float
    search: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits best first. `vector` is the question's, float32 (d,).

    `ranked` are the first of all that were ranked: what is judged by them does not depend on `k`. `inquiry` is what
    was read of the question.
    """

    hits: tuple[Hit, ...]
    searched: Searched
    took: Took
    vector: FloatArray
    ranked: tuple[Hit, ...] = ()
    inquiry: Inquiry | None = None


def search(
    snapshot: Snapshot, encoder: Encoder, question: str, k: int, filters: Filters, weights: Weights | None = None,
    reranking: Reranking | None = None,
) -> SearchResult:
    """The `k` best passages for a question among those the filters leave; `reranking` orders the first of them anew.

    Raises BadRequest for an unknown filter, ModelUnavailable for a reranker that gives no scores.
    """
    started = time.perf_counter()
    weights = weights or shipped_weights()
    vector = encoder.encode_queries([question])[0]
    embedded = time.perf_counter()
    allowed = snapshot.allowed(filters)
    found = find_candidates(snapshot, vector, question, allowed, weights)
    inquiry = inquire(question, snapshot.names(), snapshot.lexical.rarity)
    scored = score_candidates(snapshot.prepared_at(found.rows[:POOL]), inquiry, found, weights)
    if reranking is not None:
        scored = rerank(scored, reranking, question)
    ranked = _hits(scored[:max(k, JUDGED)], found)
    documents, passages = snapshot.counts(filters)
    searched = Searched(documents, passages, snapshot.generation, as_json(filters))
    took = Took((embedded - started) * 1e3, (time.perf_counter() - embedded) * 1e3)
    return SearchResult(ranked[:k], searched, took, vector, ranked[:JUDGED], inquiry)


def _hits(scored: Sequence[Scored], found: Candidates) -> tuple[Hit, ...]:
    """Ranked candidates, each with what of it is nearest."""
    hits = []
    for rank, one in enumerate(scored, start=1):
        cosines = found.units[one.at]
        nearest = nearest_unit(one.prepared.units, cosines)
        measured = _measured(found, one.at) | one.features | {"lead": lead(cosines)}
        hits.append(Hit(rank, one.score, one.prepared, nearest, one.parts, measured, cosines))
    return tuple(hits)


def _measured(found: Candidates, at: int) -> dict[str, float]:
    return {
        "whole": float(found.whole[at]), "nearest": float(found.nearest[at]), "lexical": float(found.lexical[at]),
    }
