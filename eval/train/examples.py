"""From a collection to what a training run is fed: questions with wrong passages, made pairs, texts to keep."""

from __future__ import annotations

from collections.abc import Sequence

from eval.beir import Collection
from eval.train.data import Pair, Split, answer_parts, cloze, pairs_of, question_parts
from eval.train.mine import hard_negatives
from eval.train.network import Network, Weights
from eval.train.ranking import fused_scores, lexical_scores
from eval.train.train import Example, Text
from eval.train.written import written

MINING_WEIGHT = 0.5  # of BM25, when negatives are mined
MARGIN = 0.0  # a passage that scores as high as the right one is no negative
NEGATIVES = 8
KEPT = 300  # texts of each sort and collection whose vectors are kept


def trainable(collection: Collection, split: Split) -> dict[str, str]:
    """The passages of the corpus less the answers of the validation questions: id to text."""
    held = {pair.passage for pair in split.validation}
    return {one.id: one.text for one in collection.corpus if one.id not in held and len(one.text) > 20}


def real_examples(collection: Collection, split: Split, network: Network, weights: Weights) -> list[Example]:
    """A training pair an example, and each written question one more, those alike together; negatives mined by
    `weights` and BM25 among the trainable passages.
    """
    passages = trainable(collection, split)
    texts, row = list(passages.values()), {name: i for i, name in enumerate(passages)}
    pairs = [pair for pair in split.train if pair.passage in passages]
    right = _right(pairs, row)
    asked = written(passages)
    questions = [collection.queries[query] for query in right] + [one.formal or one.short[0] for one in asked.values()]
    dense = network.encode(weights, "query", questions) @ network.encode(weights, "passage", texts).T
    fused = fused_scores(dense, lexical_scores(texts, questions), MINING_WEIGHT)
    known = [*right.values(), *(frozenset([row[passage]]) for passage in asked)]
    mined = hard_negatives(fused, known, texts, MARGIN, NEGATIVES)
    negatives = {name: tuple(texts[i] for i in found) for name, found in zip([*right, *asked], mined, strict=True)}
    real = [
        Example(
            (collection.queries[pair.query], *question_parts(collection.queries[pair.query])),
            (passages[pair.passage], *answer_parts(passages[pair.passage])),
            negatives[pair.query], key=pair.passage,
        )
        for pair in pairs
    ]
    made = [
        Example(wordings, (passages[name], *answer_parts(passages[name])), negatives[name], alike=True, key=name)
        for name, one in asked.items()
        for wordings in (one.short, (one.formal,) if one.formal else ())
        if wordings
    ]
    return real + made


def judged_examples(collection: Collection) -> list[Example]:
    """The judged pairs of a collection as they are."""
    texts = {one.id: one.text for one in collection.corpus}
    return [Example((collection.queries[pair.query],), (texts[pair.passage],)) for pair in pairs_of(collection)]


def cloze_examples(texts: Sequence[str], seed: int) -> list[Example]:
    """A sentence and the rest, of every text that is long enough."""
    return [Example((one[0],), (one[1],)) for text in texts if (one := cloze(text, seed))]


def texts_to_keep(collections: Sequence[Collection]) -> list[Text]:
    """The first passages and questions of collections of another domain."""
    kept: list[Text] = []
    for one in collections:
        texts = {document.id: document.text for document in one.corpus}
        kept += [("passage", text) for text in list(texts.values())[:KEPT]]
        kept += [("query", text) for text in list(one.queries.values())[:KEPT]]
    return kept


def _right(pairs: Sequence[Pair], row: dict[str, int]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for pair in pairs:
        found[pair.query] = found.get(pair.query, frozenset()) | {row[pair.passage]}
    return found
