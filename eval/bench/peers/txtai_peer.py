"""txtai: its paragraphs, vectors and BM25, its hybrid index fusing both by their normalised scores."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from txtai import Embeddings
from txtai.pipeline import Segmentation

from eval.bench.peers.shared import DEPTH, Found, encoder, run
from index.arrays import FloatArray

# A transform is not told what it is given; txtai can say so in front of each text.
QUERY, DATA = "query: ", "passage: "


def transform(texts: list[str]) -> FloatArray:
    """Vectors of questions or of passages, float32 (n, d), by what stands in front of the first."""
    if texts and texts[0].startswith(QUERY):
        return encoder.encode_queries([one.removeprefix(QUERY) for one in texts])
    return encoder.encode_passages([one.removeprefix(DATA) for one in texts])


def build(texts: dict[str, str], split: bool) -> Callable[[str], Found]:
    """With the defaults of each part; weight one half for either score."""
    kept: list[tuple[str, str]] = list(texts.items())
    if split:
        cut = Segmentation(paragraphs=True)
        kept = [(name, part) for name, text in texts.items() for part in cut(text)]
    embeddings = Embeddings(
        hybrid=True, method="external", transform=transform, instructions={"query": QUERY, "data": DATA}
    )
    embeddings.index([(at, text, None) for at, (_, text) in enumerate(kept)])

    def search(question: str) -> Found:
        found: list[tuple[Any, float]] = embeddings.search(question, DEPTH)
        return [kept[int(at)] for at, _ in found]

    return search


if __name__ == "__main__":
    run({"txtai": version("txtai")}, build)
