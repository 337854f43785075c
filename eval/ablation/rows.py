"""The rows of the table: from the simplest search to the ranking that ships, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

from eval.ablation.naive import DEPTH, Bare, bm25, convexly, dense, rrf
from index.arrays import FloatArray, IntArray
from index.encoder import Encoder
from index.filters import Filters
from index.language import detect, length_of
from index.ranking import Weights, shipped_weights
from index.search import search
from ingest.model import Passage

Ranker = Callable[[str], Sequence[Passage]]
"""Passages for a question, best first."""
TRAINED = "+ trained encoder"
# Each step lets in weights of the ranking; those that no step has named are let in by the last.
_STEPS: Mapping[str, tuple[str, ...]] = {
    "+ context": (),
    "+ units": ("whole", "whole_long"),
    "+ questions": ("asked", "linked", "questions", "restates", "question"),
    "+ speaker": ("speaker", "addressee"),
    "+ words, pairs, sort": ("held", "part", "pairs", "sort"),
    "+ compounds": ("compounds",),
}
_ALL = "+ dates, names = full ranking"
EXPLAINED = {
    "dense only": "cosine of the passage's own words",
    "BM25 only": "of the passage's own words",
    "RRF": "both, by reciprocal ranks",
    "convex": "both, by normalised scores",
    "+ context": "title, headings, speaker, lead-in and notes go with the passage",
    "+ units": "its sentences, notes and rows have vectors of their own",
    "+ questions": "an answer is found through the question it answers too; what only asks counts less",
    "+ speaker": "who must speak or be answered, read from the question",
    "+ words, pairs, sort": "the question's words it holds, those close together, and an answer of the sort wanted",
    "+ compounds": "parts of Dutch compounds count as words",
    _ALL: "date and kind of the paper, exact names and numbers, short passages",
    TRAINED: "the same with the encoder that ships",
}


def rankers(bare: Bare, encoder: Encoder) -> dict[str, Ranker]:
    """By the name of the row, in order."""
    shipped = shipped_weights()

    def over_bare(rank: Callable[..., IntArray]) -> Ranker:
        def ranked(question: str) -> list[Passage]:
            return [bare.passages[at] for at in rank(bare, encoder.encode_queries([question])[0], question)]

        return ranked

    def convex_of(bare: Bare, vector: FloatArray, question: str) -> IntArray:
        return convexly(bare, vector, question, shipped.of_words(detect(question), length_of(question)))

    return {
        "dense only": over_bare(dense),
        "BM25 only": over_bare(bm25),
        "RRF": over_bare(rrf),
        "convex": over_bare(convex_of),
        **{name: over_index(bare, encoder, weights) for name, weights in weights_by_step(shipped).items()},
    }


def over_index(bare: Bare, encoder: Encoder, weights: Weights) -> Ranker:
    """The search of the product under the given weights."""
    return lambda question: [
        hit.passage for hit in search(bare.snapshot, encoder, question, DEPTH, Filters(), weights).hits
    ]


def weights_by_step(shipped: Weights) -> dict[str, Weights]:
    """The weights of every step over the index, the last of them as they ship."""
    kept = {one.name: 0.0 for one in fields(Weights) if not one.name.startswith("lexical")}
    weights = replace(shipped, **(kept | {"whole": 1.0}))
    found = {}
    for step, names in _STEPS.items():
        weights = replace(weights, **{name: getattr(shipped, name) for name in names})
        found[step] = weights
    return found | {_ALL: shipped}
