"""The committed gold against the sample papers as ingest reads them: an error in either shows here."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from eval.answers import is_speaker
from eval.exchange import load_links
from eval.gold import PAPERS, load_questions
from eval.ingested import check_sample
from eval.links import compare_answers, compare_questions
from eval.matching import Library, begins, library, missing_answers, near_misses, relevant
from eval.score import total
from eval.speakers import load_speech
from ingest.read import find_papers, read_paper

QUESTIONS = load_questions()


@pytest.fixture(scope="module")
def papers() -> Library:
    read = [read_paper(place) for place in find_papers([PAPERS])]
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


def test_every_passage_of_the_report_is_a_question_an_answer_or_neither(papers: Library) -> None:
    gold = load_links()
    asking = [*(one.question for one in gold.questions), *gold.not_questions]
    replying = {
        *gold.answers_nothing,
        *(begin for one in gold.questions for begin in (*one.answered_by, *one.restated_in, *one.also)),
    }
    by_party = [one for one in papers[gold.paper] if one.speaker and one.speaker.party]
    by_minister = [one for one in papers[gold.paper] if one.speaker and one.speaker.role == "minister"]
    for passages, beginnings in ((by_party, asking), (by_minister, list(replying))):
        assert [sum(begins(one, begin) for begin in beginnings) for one in passages] == [1] * len(passages)
        assert len(passages) == len(beginnings)


def test_all_links_of_the_gold_and_no_other_are_all_right(papers: Library) -> None:
    gold = load_links()
    pairs = {
        (asking.id, answering.id)
        for one in gold.questions
        for asking in papers[gold.paper] if begins(asking, one.question)
        for answering in papers[gold.paper] if any(begins(answering, begin) for begin in one.answered_by)
    }
    linked = tuple(
        replace(
            one,
            answers=tuple(sorted(question for question, answer in pairs if answer == one.id)),
            answered_by=tuple(sorted(answer for question, answer in pairs if question == one.id)),
        )
        for one in papers[gold.paper]
    )
    for compare in (compare_answers, compare_questions):
        score = total(compare(gold, {gold.paper: linked}))
        assert (score.right, score.wrong) == (score.gold, ())


def test_restatements_are_the_same_in_both_truths() -> None:
    gold = load_links()
    asked = {(begin, one.party) for one in gold.questions for begin in one.restated_in}
    speech = next(one for one in load_speech() if one.paper == gold.paper)
    assert asked == {(one.start, party) for one in speech.restatements for party in one.parties}


def test_turns_begin_with_words_of_one_passage(papers: Library) -> None:
    for speech in load_speech():
        for start in [one.start for one in speech.turns] + [one.start for one in speech.restatements]:
            assert sum(begins(one, start) for one in papers[speech.paper]) == 1, start


def test_the_notes_of_each_paper_reach_the_bar() -> None:
    scores = check_sample().scores["footnotes"]
    assert sorted(one.gold for one in scores) == [3, 20, 23, 34, 55]
    assert total(scores).f1 >= 0.99, total(scores).wrong
