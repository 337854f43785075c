"""The score of each candidate: the parts that its features make, and what a reranker adds where one is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.candidates import Candidates
from index.features import addressee_match, asked_by, linked_gains, plain_features
from index.inquiry import Inquiry
from index.prepared import Prepared
from index.ranking import Weights
from index.reranker import PART, Reranking


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate, the `at`-th of those found."""

    score: float
    at: int
    prepared: Prepared
    parts: dict[str, float]
    features: dict[str, float]


def score_candidates(
    prepared: Sequence[Prepared], inquiry: Inquiry, found: Candidates, weights: Weights
) -> list[Scored]:
    """The first of the candidates found, ranked by their features; equals stay in the order of their base score."""
    base = {one.passage.id: float(score) for one, score in zip(prepared, found.base, strict=False)}
    by_id = {one.passage.id: one.passage for one in prepared}
    linked = linked_gains(found.asked, found.nearest)
    scored = []
    for at, one in enumerate(prepared):
        features = plain_features(inquiry, one, found.units[at])
        features["addressee"] = addressee_match(inquiry.reading, one, asked_by(one.passage, by_id))
        features["asked"] = max((base.get(other, 0.0) for other in one.passage.asked_in), default=0.0)
        features["linked"] = float(linked[at])
        parts = weights.parts(base[one.passage.id], features)
        scored.append(Scored(sum(parts.values()), at, one, parts, features))
    return _ordered(scored)


def rerank(scored: Sequence[Scored], reranking: Reranking, question: str) -> list[Scored]:
    """The first candidates with what a reranker adds, in the order this gives them; the others stay below."""
    first, others = scored[:reranking.first], scored[reranking.first:]
    added = reranking.parts(question, [one.prepared for one in first])
    raised = [
        replace(one, score=one.score + part, parts={**one.parts, PART: part})
        for one, part in zip(first, added, strict=True)
    ]
    return [*_ordered(raised), *others]


def _ordered(scored: Sequence[Scored]) -> list[Scored]:
    """Best first; equals stay in order."""
    return sorted(scored, key=lambda one: -one.score)
