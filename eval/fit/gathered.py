"""Everything that the ranking of a question is made of, so that it can be ranked under any weights without searching.

Which passages are candidates does not depend on the weights fitted, and neither do their features. (It does on those
that ship: with `linked` or `questions` above 0 also passages that answer a question near this one are candidates. Once
these are fitted and written, fit again.)
`eval.fit.scoring` makes of these the ranking that `index.search` would make; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.fit.logistic import Reals
from eval.gold import Question
from eval.matching import Library, relevant
from index.arrays import FloatArray, IntArray
from index.candidates import find_candidates
from index.encoder import Encoder
from index.features import addressee_match, asked_by, linked_gains, plain_features
from index.inquiry import inquire
from index.language import detect, length_of
from index.prepared import Prepared
from index.question import Reading
from index.ranking import shipped_weights
from index.snapshot import Snapshot
from ingest.model import Passage


@dataclass(frozen=True, slots=True)
class Gathered:
    """One question with its n candidates in the order of their rows.

    `gains` and `ideal` are the relevance of each candidate's item and of all items there are; `items` numbers what is
    ranked, the passage or the document it is a part of. `links`, int64 (n, m), are the places among the candidates of
    the passages that restate the question a candidate answers, -1 where there are no more, and `addressed`, (n, m + 1),
    says whether each of these makes the candidate answer a party that the question names; the last column, whether its
    headings do. `lexical` is BM25 without the questions that a candidate answers and the parts of compounds,
    `asked_words` and `compound_words` are that of these alone, float32 (n,): fields of the lexical index add up.
    """

    id: str
    question: str
    language: str
    length: float
    rows: IntArray
    whole: FloatArray
    nearest: FloatArray
    lexical: FloatArray
    features: Mapping[str, Reals]
    links: IntArray
    addressed: Reals
    items: IntArray
    gains: FloatArray
    ideal: FloatArray
    asked_words: FloatArray | None = None
    compound_words: FloatArray | None = None


def gather(
    snapshot: Snapshot, encoder: Encoder, id: str, question: str, item_of: Callable[[Passage], str],
    gains: Mapping[str, int],
) -> Gathered:
    """Searches once. `item_of` a passage is what `gains` are stated for."""
    vector = encoder.encode_queries([question])[0]
    found = find_candidates(snapshot, vector, question, None, shipped_weights())
    order = np.argsort(found.rows)
    rows = found.rows[order]
    prepared = snapshot.prepared_at(rows)
    inquiry = inquire(question, snapshot.names(), snapshot.lexical.rarity)
    units = [found.units[at] for at in order]
    features = _features([plain_features(inquiry, *one) for one in zip(prepared, units, strict=True)])
    features["linked"] = linked_gains(found.asked, found.nearest)[order].astype(np.float64)
    links, addressed = _links(inquiry.reading, prepared)
    words = snapshot.lexical
    asked_words = words.scores_of(question, rows, {"questions": 1.0}) - words.scores_of(question, rows, {})
    compound_words = words.scores_of(question, rows, {"parts": 1.0}) - words.scores_of(question, rows, {})
    shipped = shipped_weights()
    lexical = found.lexical[order] - shipped.questions * asked_words - shipped.compounds * compound_words
    items = [item_of(one.passage) for one in prepared]
    numbers = {item: number for number, item in enumerate(dict.fromkeys(items))}
    return Gathered(
        id=id,
        question=question,
        language=detect(question),
        length=length_of(question),
        rows=rows,
        whole=found.whole[order],
        nearest=found.nearest[order],
        lexical=lexical.astype(np.float32),
        features=features,
        links=links,
        addressed=addressed,
        items=np.array([numbers[item] for item in items], dtype=np.int64),
        gains=np.array([gains.get(item, 0) for item in items], dtype=np.float32),
        ideal=np.array(sorted(gains.values(), reverse=True), dtype=np.float32),
        asked_words=asked_words,
        compound_words=compound_words,
    )


def gather_gold(
    snapshot: Snapshot, encoder: Encoder, questions: Sequence[Question], papers: Library
) -> list[Gathered]:
    """The answerable questions; what is ranked are passages."""
    return [
        gather(
            snapshot, encoder, one.id, one.question, lambda passage: passage.id,
            dict.fromkeys(relevant(one, papers), 1),
        )
        for one in questions
        if one.answerable
    ]


def gather_collection(
    snapshot: Snapshot, encoder: Encoder, queries: Mapping[str, str], qrels: Mapping[str, Mapping[str, int]]
) -> list[Gathered]:
    """The queries of a BEIR collection that have a relevant document; what is ranked are documents."""
    return [
        gather(snapshot, encoder, query, queries[query], lambda passage: passage.document_id, gains)
        for query, gains in qrels.items()
    ]


def _features(each: Sequence[Mapping[str, float]]) -> dict[str, Reals]:
    names = each[0] if each else {}
    return {name: np.array([one[name] for one in each], dtype=np.float64) for name in names}


def _links(reading: Reading, prepared: Sequence[Prepared]) -> tuple[IntArray, Reals]:
    places = {one.passage.id: place for place, one in enumerate(prepared)}
    linked = [[places[other] for other in one.passage.asked_in if other in places] for one in prepared]
    width = max(map(len, linked), default=0)
    links = np.full((len(prepared), width), -1, dtype=np.int64)
    addressed = np.zeros((len(prepared), width + 1), dtype=np.float64)
    for at, one in enumerate(prepared):
        addressed[at, -1] = addressee_match(reading, one, frozenset())
        for column, place in enumerate(linked[at]):
            links[at, column] = place
            restating = prepared[place].passage
            asking = asked_by(one.passage, {restating.id: restating})
            addressed[at, column] = addressee_match(reading, one, asking)
    return links, addressed
