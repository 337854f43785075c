"""Rankings of a whole collection as matrices of scores, (queries, passages), and what they are worth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from eval.beir import BeirDocument, as_papers
from index.arrays import FloatArray
from index.fuse import convex, normalise_dense, normalise_lexical
from index.lexical import open_lexical
from index.lexical_build import write_lexical


def lexical_scores(texts: Sequence[str], queries: Sequence[str]) -> FloatArray:
    """BM25 of every query and text by the index's own analysis: float32 (queries, texts)."""
    papers = as_papers([BeirDocument(str(i), "", text or "-") for i, text in enumerate(texts)])
    scores = np.zeros((len(queries), len(texts)), dtype=np.float32)
    with TemporaryDirectory(prefix="griffier-mine-") as place:
        folder = Path(place) / "lexical"
        write_lexical(
            folder, None, (), [(paper.document, [(i, paper.passages[0])]) for i, paper in enumerate(papers)]
        )
        lexical = open_lexical(folder)
        for row, query in zip(scores, queries, strict=True):
            found, values = lexical.search(query, len(texts))
            row[found] = values
    return scores


def fused_scores(dense: FloatArray, lexical: FloatArray, weight: float, depth: int = 100) -> FloatArray:
    """The ranking score of the search over each row's candidates, the best `depth` of both kinds; -1 elsewhere."""
    fused = np.full(dense.shape, -1.0, dtype=np.float32)
    for row, cosines, bm25 in zip(fused, dense, lexical, strict=True):
        best = np.argsort(-bm25, kind="stable")[:depth]
        rows = np.union1d(np.argsort(-cosines, kind="stable")[:depth], best[bm25[best] > 0])
        row[rows] = convex(normalise_dense(cosines[rows]), normalise_lexical(bm25[rows]), weight)
    return fused


def ndcg(scores: FloatArray, right: Sequence[frozenset[int]], depth: int = 10) -> float:
    """Mean nDCG@`depth` of the rankings by `scores` (queries, passages) with gains of 0 and 1, ties by row."""
    discounts = 1 / np.log2(np.arange(2, depth + 2))
    values = []
    for row, known in zip(scores, right, strict=True):
        head = np.argsort(-row, kind="stable")[:depth]
        gain = sum(float(discounts[at]) for at, i in enumerate(head.tolist()) if i in known)
        values.append(gain / float(discounts[: min(depth, len(known))].sum()))
    return float(np.mean(values))
