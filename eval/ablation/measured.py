"""Runs every row over the gold questions and other collections."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.ablation.rows import Ranker
from eval.asking import papers_of
from eval.beir import Collection
from eval.gold import SPLITS, load_questions
from eval.matching import relevant
from eval.measures import Slice, estimate, per_query
from index.snapshot import Snapshot
from ingest.model import Passage

MEASURES = ("hit@1", "hit@5", "MRR@10", "nDCG@10")


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions by id with what is relevant to each: passages, or whole documents where `by_document`."""

    name: str
    questions: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]
    by_document: bool


def gold_asked(snapshot: Snapshot) -> list[Asked]:
    """The answerable gold questions, each split by itself."""
    papers = papers_of(snapshot)
    found = []
    for split in SPLITS:
        asked = {one.id: one for one in load_questions(split=split) if one.answerable}
        qrels = {id: dict.fromkeys(relevant(one, papers), 1) for id, one in asked.items()}
        found.append(Asked(f"gold {split}", {id: one.question for id, one in asked.items()}, qrels, False))
    return found


def collection_asked(collection: Collection, most: int, seed: int, qrels: str | None = None) -> Asked:
    """At most `most` queries of a collection, drawn with the seed, of one qrels file or all."""
    judged = {
        query: gains
        for name, queries in collection.qrels.items()
        if qrels in (None, name)
        for query, gains in queries.items()
    }
    drawn = random.Random(seed).sample(sorted(judged), min(most, len(judged)))
    questions = {query: collection.queries[query] for query in drawn}
    return Asked(collection.name, questions, {query: judged[query] for query in drawn}, True)


def measure(asked: Asked, rank: Ranker) -> Slice:
    """Means and intervals of the measures over all questions."""
    run = {id: _ids(rank(question), asked.by_document) for id, question in asked.questions.items()}
    return estimate(per_query(asked.qrels, run, MEASURES), asked.name, list(asked.questions))


def _ids(passages: Sequence[Passage], by_document: bool) -> list[str]:
    """A document that was split counts at its best part."""
    return list(dict.fromkeys(one.document_id if by_document else one.id for one in passages))
