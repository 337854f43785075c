"""The models of which the OpenAPI page is made have every field of an answer."""

from __future__ import annotations

from ingest.model import as_json
from service.http import replies
from tests.service.answers.material import answer_to, hit_of, row

QUESTION = "Hoeveel thuiszitters waren er in 2018-2019?"


def test_an_answer_with_all_its_parts_is_as_documented() -> None:
    tables = [
        row(f"kst-1-{at}", {"Schooljaar": "2018-2019", "Thuiszitters": value}, "Tabel 1: aantal thuiszitters")
        for at, value in enumerate(("4.790", "4.790", "4.812"), start=1)
    ]
    answer = answer_to(QUESTION, *(hit_of(one, rank) for rank, one in enumerate(tables, start=1)))
    assert (len(answer.also), len(answer.differing)) == (1, 2)
    assert replies.Answer.model_validate(as_json(answer)).model_dump() == as_json(answer)
