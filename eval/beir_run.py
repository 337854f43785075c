"""A BEIR collection through the index: its documents as papers, its queries through the search, its measures."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np

from eval.beir import Collection, as_papers, load_collection
from eval.beir_index import index_papers, vector_cache
from eval.bootstrap import RESAMPLES, SEED
from eval.measures import BEIR_MEASURES, Slice, estimate, per_query
from eval.progress import stages, steps
from index.encoder import Encoder, load_encoder
from index.filters import Filters
from index.reranker import Reranking
from index.search import search
from index.snapshot import Snapshot, open_index
from ingest.model import as_json
from service.assemble import open_reranking
from service.settings import load_settings

DEPTH = 100  # passages asked for, as deep as R@100 looks and as many as the service gives


@dataclass(frozen=True, slots=True)
class BeirResult:
    """A slice for each qrels file; `latency` in milliseconds of a search in this process."""

    name: str
    model: str
    documents: int
    passages: int
    slices: tuple[Slice, ...]
    latency: dict[str, float]

    def title(self) -> str:
        """What was measured, in one line."""
        took = ", ".join(f"{name} {value:.0f} ms" for name, value in self.latency.items())
        return f"{self.name}: {self.documents} documents, {self.model} ({took})"

    def as_json(self) -> dict[str, Any]:
        """All figures as plain JSON data."""
        return {
            "collection": self.name,
            "model": self.model,
            "documents": self.documents,
            "passages": self.passages,
            "bootstrap": {"resamples": RESAMPLES, "seed": SEED, "interval": "95 % percentile"},
            "ranking": {one.name: {"queries": one.queries, **as_json(one.estimates)} for one in self.slices},
            "latency_ms": self.latency,
        }


def run_beir(
    folder: Path, model: str | None = None, cache: Path | None = None, reranker: str | None = None
) -> BeirResult:
    """Indexes and searches a BEIR folder. Raises GriffierError: no such collection, a wrong line, no such model."""
    collection = load_collection(folder)
    settings = load_settings(model=model, reranker=reranker)
    encoder, reranking = load_encoder(settings.model), open_reranking(settings)
    with TemporaryDirectory(prefix="griffier-beir-") as place:
        with stages() as progress:
            index_papers(
                Path(place), as_papers(collection.corpus), encoder, cache or vector_cache(), progress
            )
        with closing(open_index(Path(place), encoder)) as snapshot:
            return _measure(collection, snapshot, encoder, reranking)


def _measure(
    collection: Collection, snapshot: Snapshot, encoder: Encoder, reranking: Reranking | None
) -> BeirResult:
    queries = sorted({query for qrels in collection.qrels.values() for query in qrels})
    run: dict[str, Sequence[str]] = {}
    times = []
    with steps("Searching", len(queries)) as step:
        for query in queries:
            began = perf_counter()
            run[query] = ranked_documents(snapshot, encoder, collection.queries[query], reranking)
            times.append((perf_counter() - began) * 1000)
            step()
    slices = [
        estimate(per_query(qrels, run, BEIR_MEASURES), name, list(qrels))
        for name, qrels in collection.qrels.items()
    ]
    p50, p95 = np.percentile(times, [50, 95]) if times else (0.0, 0.0)
    documents, passages = snapshot.counts()
    latency = {"p50": float(p50), "p95": float(p95)}
    model = f"{encoder.name}, reranked by {reranking.reranker.name}" if reranking else encoder.name
    return BeirResult(collection.name, model, documents, passages, tuple(slices), latency)


def ranked_documents(
    snapshot: Snapshot, encoder: Encoder, query: str, reranking: Reranking | None = None
) -> list[str]:
    """The documents of the best DEPTH passages: one that was split counts at its best part."""
    found = search(snapshot, encoder, query, DEPTH, Filters(), reranking=reranking)
    return list(dict.fromkeys(hit.passage.document_id for hit in found.hits))
