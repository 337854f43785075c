"""How a checkpoint ranks a collection: nDCG@10 of dense, BM25, and the two fused at several weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.beir import Collection
from eval.train.data import Pair
from eval.train.network import Network, Weights
from eval.train.ranking import fused_scores, lexical_scores, ndcg
from index.arrays import FloatArray

FUSED = (0.2, 0.3, 0.4, 0.5, 0.6)  # weights of the lexical score


@dataclass(frozen=True, slots=True)
class Probe:
    """Questions over a corpus with their right rows; `lexical` is BM25, float32 (queries, passages)."""

    name: str
    queries: tuple[str, ...]
    passages: tuple[str, ...]
    right: tuple[frozenset[int], ...]
    lexical: FloatArray


def make_probe(name: str, collection: Collection, pairs: Sequence[Pair]) -> Probe:
    """The questions of `pairs` over the whole corpus of the collection."""
    rows = {document.id: row for row, document in enumerate(collection.corpus)}
    right: dict[str, set[int]] = {}
    for pair in pairs:
        right.setdefault(pair.query, set()).add(rows[pair.passage])
    queries = tuple(collection.queries[query] for query in right)
    passages = tuple(document.text for document in collection.corpus)
    return Probe(
        name,
        queries,
        passages,
        tuple(frozenset(one) for one in right.values()),
        lexical_scores(passages, queries),
    )


def measure(probes: Sequence[Probe], network: Network, weights: Weights) -> dict[str, dict[str, float]]:
    """nDCG@10 of each probe by ranking: `dense`, `bm25`, and `fused 0.3` and the like."""
    encoded: dict[tuple[str, ...], FloatArray] = {}
    found = {}
    for probe in probes:
        if probe.passages not in encoded:
            encoded[probe.passages] = network.encode(weights, "passage", probe.passages)
        queries = network.encode(weights, "query", probe.queries)
        found[probe.name] = figures(queries @ encoded[probe.passages].T, probe)
    return found


def figures(dense: FloatArray, probe: Probe) -> dict[str, float]:
    """The same from cosines (queries, passages)."""
    found = {"dense": ndcg(dense, probe.right), "bm25": ndcg(probe.lexical, probe.right)}
    for weight in FUSED:
        found[f"fused {weight}"] = ndcg(fused_scores(dense, probe.lexical, weight), probe.right)
    return found
