"""The committed gold against the sample papers as ingest reads them: an error in either shows here."""

from __future__ import annotations

from collections import Counter

import pytest

from eval.answers import is_speaker
from eval.gold import PAPERS, load_questions
from eval.ingested import check_sample
from eval.matching import Library, library, missing_answers, near_misses, relevant
from eval.score import total
from ingest.read import find_papers, read_paper

QUESTIONS = load_questions()


@pytest.fixture(scope="module")
def papers() -> Library:
    read = [read_paper(path) for path in find_papers([PAPERS])]
    return library((one.document, one.passages) for one in read)


def test_there_are_questions_of_every_kind_in_both_languages_and_splits() -> None:
    assert len(QUESTIONS) >= 80
    counts = Counter((one.kind, one.language, one.split) for one in QUESTIONS)
    assert len(counts) == 6 * 2 * 2
    assert min(counts.values()) >= 2


def test_every_answer_is_in_a_passage(papers: Library) -> None:
    assert [str(one) for one in missing_answers(QUESTIONS, papers)] == []


def test_near_misses_are_there_and_are_not_right(papers: Library) -> None:
    for question in QUESTIONS:
        near = near_misses(question, papers)
        assert set(near.values()) == {one.why for one in question.near_misses}, question.id
        assert not near.keys() & relevant(question, papers), question.id


def test_right_passages_are_said_by_the_gold_speaker(papers: Library) -> None:
    speakers = {passage.id: passage.speaker for passages in papers.values() for passage in passages}
    for question in QUESTIONS:
        for one in relevant(question, papers) if question.speaker else ():
            said_by = speakers[one]
            assert said_by is not None, (question.id, one)
            assert question.speaker is not None
            assert is_speaker(said_by, question.speaker), (question.id, one, said_by)


def test_the_notes_of_each_paper_reach_the_bar() -> None:
    scores = check_sample().scores["footnotes"]
    assert sorted(one.gold for one in scores) == [3, 20, 23, 34, 55]
    assert total(scores).f1 >= 0.99, total(scores).wrong
