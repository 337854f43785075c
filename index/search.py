"""From a question to ranked passages: candidates by vector and by words, then everything else that is known of them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from index.arrays import FloatArray
from index.candidates import Candidates, find_candidates
from index.encoder import Encoder
from index.features import addressee_match, asked_by, exact_tokens, plain_features
from index.filters import Filters
from index.glossary import Words, alternatives_of
from index.nearest import lead, nearest_unit
from index.question import read_question
from index.ranking import Weights, shipped_weights
from index.snapshot import Snapshot
from index.units import Unit, units_of
from ingest.model import Document, Passage, as_json

POOL = 100  # candidates that are read and ranked by their features: as many as can be asked for
JUDGED = 60  # of these the first tell how sure an answer is


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage in the ranking, rank from 1.

    `parts` are what each feature adds to the score, `measured` the plain figures behind it. `nearest` is what
    of the passage is nearest to the question: a sentence, a note, a cell.
    """

    rank: int
    score: float
    passage: Passage
    document: Document
    nearest: Unit
    parts: dict[str, float] = field(default_factory=dict)
    measured: dict[str, float] = field(default_factory=dict)


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

    `ranked` are the first of all that were ranked: what is judged by them does not depend on `k`. `words` are those of
    the question, each with what means the same and how rare it is.
    """

    hits: tuple[Hit, ...]
    searched: Searched
    took: Took
    vector: FloatArray
    ranked: tuple[Hit, ...] = ()
    words: tuple[tuple[Words, float], ...] = ()


def search(
    snapshot: Snapshot, encoder: Encoder, question: str, k: int, filters: Filters, weights: Weights | None = None
) -> SearchResult:
    """The `k` best passages for a question among those the filters leave. Raises BadRequest for an unknown filter."""
    started = time.perf_counter()
    weights = weights or shipped_weights()
    vector = encoder.encode_queries([question])[0]
    embedded = time.perf_counter()
    allowed = snapshot.allowed(filters)
    found = find_candidates(snapshot, vector, question, allowed, weights)
    ranked = _rank(snapshot, question, found, weights, max(k, JUDGED))
    documents, passages = snapshot.counts(filters)
    searched = Searched(documents, passages, snapshot.generation, as_json(filters))
    took = Took((embedded - started) * 1e3, (time.perf_counter() - embedded) * 1e3)
    words = tuple((meant, snapshot.lexical.rarity(meant)) for meant in dict.fromkeys(alternatives_of(question)))
    return SearchResult(ranked[:k], searched, took, vector, ranked[:JUDGED], words)


def _rank(
    snapshot: Snapshot, question: str, found: Candidates, weights: Weights, most: int
) -> tuple[Hit, ...]:
    """The best candidates, ranked by their features; of the first `most` also what of them is nearest."""
    rows = found.rows[:POOL]
    passages = snapshot.passages_at(rows)
    documents = {one: snapshot.document(one) for one in {passage.document_id for passage in passages}}
    base = {passage.id: float(score) for passage, score in zip(passages, found.base, strict=False)}
    by_id = {passage.id: passage for passage in passages}
    reading, exact = read_question(question, snapshot.names()), exact_tokens(question)
    scored: list[tuple[float, int, dict[str, float], dict[str, float]]] = []
    for at, passage in enumerate(passages):
        document = documents[passage.document_id]
        features = plain_features(reading, exact, passage, document)
        features["addressee"] = addressee_match(reading, passage, asked_by(passage, by_id))
        features["asked"] = max((base.get(one, 0.0) for one in passage.asked_in), default=0.0)
        features["linked"] = float(found.asked[at])
        parts = weights.parts(base[passage.id], features)
        measured = _measured(found, at) | {"speaker": features["speaker"], "exact": features["exact"]}
        measured["lead"] = lead(found.units[at])
        scored.append((sum(parts.values()), at, parts, measured))
    scored.sort(key=lambda one: -one[0])  # stable: equals stay in the order of their base score
    hits = []
    for rank, (score, at, parts, measured) in enumerate(scored[:most], start=1):
        passage, document = passages[at], documents[passages[at].document_id]
        nearest = nearest_unit(units_of(document, passage), found.units[at])
        hits.append(Hit(rank, score, passage, document, nearest, parts, measured))
    return tuple(hits)


def _measured(found: Candidates, at: int) -> dict[str, float]:
    return {
        "whole": float(found.whole[at]), "nearest": float(found.nearest[at]), "lexical": float(found.lexical[at]),
    }
