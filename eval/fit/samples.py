"""What the confidence is fitted on: the figures measured of a question's result, and what became of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.gold import Question
from eval.matching import Library, relevant
from index.encoder import Encoder
from index.filters import Filters
from index.language import detect
from index.ranking import Weights
from index.search import SearchResult, search
from index.snapshot import Snapshot
from service.confidence import measured

ANSWERABLE = "answerable"
STRANGER = "stranger"  # the sort of a real parliamentary question about other matters


@dataclass(frozen=True, slots=True)
class Sample:
    """One question asked. `sort` is `answerable`, a sort of the gold's unanswerable questions, or `stranger`;
    `right` says whether the first passage answers, `natural` whether it is worded as readers word questions.
    """

    question: str
    language: str
    sort: str
    right: bool
    values: dict[str, float]
    natural: bool = True

    @property
    def answerable(self) -> bool:
        """Whether the papers answer it."""
        return self.sort == ANSWERABLE


def gold_samples(
    snapshot: Snapshot, encoder: Encoder, questions: Sequence[Question], papers: Library, weights: Weights
) -> list[Sample]:
    """One for each question, those that find nothing left out: they are refused whatever is fitted."""
    samples = []
    for one in questions:
        result = _ask(snapshot, encoder, one.question, weights)
        if result.hits:
            sort = ANSWERABLE if one.answerable else one.sort or "unanswerable"
            right = result.hits[0].passage.id in relevant(one, papers)
            values = measured(one.question, result)
            samples.append(Sample(one.question, detect(one.question), sort, right, values, one.natural))
    return samples


def stranger_samples(
    snapshot: Snapshot, encoder: Encoder, questions: Sequence[str], weights: Weights, most: int, seed: int
) -> list[Sample]:
    """At most `most` questions of another collection, drawn with the seed, taken as not answered by these papers."""
    drawn = random.Random(seed).sample(sorted(questions), min(most, len(questions)))
    asked = [(question, _ask(snapshot, encoder, question, weights)) for question in drawn]
    return [
        Sample(question, detect(question), STRANGER, False, measured(question, result))
        for question, result in asked
        if result.hits
    ]


def balanced(samples: Sequence[Sample]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Weights (n,): 1 for an answerable question; all others together as much, every sort of them the same."""
    counts = Counter(one.sort for one in samples)
    sorts = len(counts) - (ANSWERABLE in counts)
    total = counts[ANSWERABLE] or 1
    each = {sort: total / sorts / number for sort, number in counts.items() if sort != ANSWERABLE}
    return np.array([each.get(one.sort, 1.0) for one in samples], dtype=np.float64)


def _ask(snapshot: Snapshot, encoder: Encoder, question: str, weights: Weights) -> SearchResult:
    return search(snapshot, encoder, question, 1, Filters(), weights)
