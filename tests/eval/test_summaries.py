"""The sentences of the gold folder: each can be checked, and what is said of them adds up."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.gold import load_questions
from eval.summaries import ERRORS, HALVES, Judged, Written, by_check, judge_all, load_written, share
from index.encoder import load_encoder
from index.snapshot import open_index
from ingest.errors import NotFound
from service.generate.audit import Fault
from service.generate.sentences import Sentences
from service.generate.verify import CITATION

WRITTEN = load_written()


def test_every_sentence_cites_the_passages_it_names_and_no_other() -> None:
    assert WRITTEN
    for one in WRITTEN:
        cited = {int(number) for match in CITATION.finditer(one.sentence) for number in match[1].split(",")}
        assert cited == set(one.passages), one.sentence


def test_every_sentence_is_one_to_the_service() -> None:
    for one in WRITTEN:
        cut = Sentences()
        assert [*cut.feed(one.sentence), *cut.close()] == [one.sentence]


def test_every_question_is_in_one_half_with_honest_and_planted_sentences() -> None:
    questions = {one.id: one for one in load_questions()}
    by_question: dict[str, list[Written]] = defaultdict(list)
    for one in WRITTEN:
        by_question[one.question].append(one)
    for name, mine in by_question.items():
        assert questions[name].answerable
        assert len({one.half for one in mine}) == 1
        assert 2 <= sum(one.error is None for one in mine) <= 5
        assert sum(one.error is not None for one in mine) >= 2
    assert {one.half for one in WRITTEN} == set(HALVES)
    assert {one.error for one in WRITTEN} == {None, *ERRORS}
    assert len({(one.question, one.sentence) for one in WRITTEN}) == len(WRITTEN)


def test_every_passage_is_in_the_sample_papers(sample: Path) -> None:
    with closing(open_index(sample, load_encoder())) as snapshot:
        assert len(judge_all(WRITTEN[:3], snapshot)) == 3
        for passage in {passage for one in WRITTEN for passage in one.passages.values()}:
            assert snapshot.passage(passage).id == passage
        unknown = Written("q001", "dev", "Dit is zo [1].", None, {1: "kst-26695-135#999"})
        with pytest.raises(NotFound, match="kst-26695-135#999"):
            judge_all([unknown], snapshot)


def test_where_all_agree_the_interval_still_has_a_width() -> None:
    assert share([True] * 10).low == pytest.approx(0.6915, abs=1e-4)
    assert share([False] * 10).high == pytest.approx(0.3085, abs=1e-4)
    mixed = share([True, False] * 10)
    assert mixed.low is not None
    assert mixed.high is not None
    assert mixed.low < 0.5 < mixed.high
    assert share([]).value is None


def test_a_sentence_withheld_by_two_checks_counts_for_both() -> None:
    written = Written("q001", "dev", "x", None, {})
    faults = (Fault("number", "3"), Fault("number", "4"), Fault("name", "X"))
    assert by_check([Judged(written, faults), Judged(written, ())]) == {"number": 1, "name": 1}


@pytest.mark.parametrize(("change", "told"), [
    ({"error": "typo"}, "field error must be one of"), ({"passages": {}}, "field passages must name"),
    ({"passages": {"een": "a#1"}}, "field passages must name"), ({"half": "train"}, "field half must be one of"),
    ({"reason": "x"}, "unknown field reason"),
])
def test_a_wrong_line_is_refused(tmp_path: Path, change: dict[str, object], told: str) -> None:
    line = {"question": "q001", "half": "dev", "sentence": "Zo [1].", "error": None, "passages": {"1": "a#1"}}
    file = tmp_path / "summaries.jsonl"
    file.write_text(json.dumps(line | change), encoding="utf-8")
    with pytest.raises(GoldError, match=told):
        load_written(file)
