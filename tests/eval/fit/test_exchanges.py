"""Questions and answers as papers of both, for fitting what an answer gains from its question."""

from __future__ import annotations

import json
from pathlib import Path

from eval.beir import BeirDocument, Collection
from eval.beir_index import index_papers
from eval.fit.exchanges import answer_id, exchange_papers, gather_exchanges
from eval.train.written import WRITTEN
from index.snapshot import open_index
from tests.index.making import HashEncoder

ROW = json.loads(WRITTEN.read_text(encoding="utf-8").splitlines()[0])
ANSWER = ROW["id"]
COLLECTION = Collection(
    "k",
    (BeirDocument(ANSWER, "", "Ja, de noodvoorraad is groot."), BeirDocument("los", "", "Een ander antwoord.")),
    {"q1": "Hoe groot is de voorraad olie?", "q2": "Is er genoeg?"},
    {"dev": {"q1": {ANSWER: 1}, "q2": {ANSWER: 1}}},
)


def test_an_answer_stands_below_its_questions_and_is_linked_to_them() -> None:
    judged, alone = exchange_papers(COLLECTION)
    *questions, answer = judged.passages
    assert [one.text for one in questions] == ["Hoe groot is de voorraad olie?", "Is er genoeg?"]
    assert answer.id == answer_id(ANSWER)
    assert answer.answers == tuple(one.id for one in questions)
    assert all(one.answered_by == (answer.id,) for one in questions)
    assert all(judged.text[one.span.start:one.span.end] == one.text for one in judged.passages)
    assert [one.text for one in alone.passages] == ["Een ander antwoord."]


def test_each_written_question_is_asked_and_only_the_answer_is_right(tmp_path: Path) -> None:
    encoder = HashEncoder()
    index_papers(tmp_path / "index", exchange_papers(COLLECTION), encoder, tmp_path / "vectors.sqlite")
    snapshot = open_index(tmp_path / "index", encoder)
    gathered = gather_exchanges(snapshot, encoder, COLLECTION)
    assert [one.question for one in gathered] == ROW["short"]
    passages = [one.id for one in snapshot.passages_at(gathered[0].rows)]
    assert [name for name, gain in zip(passages, gathered[0].gains, strict=True) if gain] == [answer_id(ANSWER)]
    snapshot.close()
