"""Passages that say the same are cited with the answer."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Speaker
from tests.service.answers.material import answer_to, hit_of, said

CLAIM = "Schoolbesturen in het primair onderwijs melden verzuim nog onvoldoende via het verzuimregister."
QUESTION = "Melden schoolbesturen verzuim via het verzuimregister?"


def test_another_paper_that_says_the_same_is_cited_too() -> None:
    other = said("kst-1-2", f"Wij werken eraan. {CLAIM}")
    answer = answer_to(QUESTION, hit_of(said("kst-1-1", CLAIM)), hit_of(other, 2, date="2020-01-30"))
    assert answer.citations == ("kst-1-1#1", "kst-1-2#1")
    also = answer.also[0]
    assert (also.text, also.date, also.speaker, also.citation) == (
        CLAIM, "2020-01-30", other.speaker, other.citation)
    assert other.text[also.quote.start:also.quote.end] == CLAIM


def test_a_restated_question_and_another_speaker_are_not() -> None:
    restated = replace(said("kst-1-2", CLAIM), about=("SP",))
    assert answer_to(QUESTION, hit_of(said("kst-1-1", CLAIM)), hit_of(restated, 2)).also == ()
    other = hit_of(said("kst-1-3", CLAIM, speaker=Speaker("fractie", party="SP")), 2)
    unwanted = replace(other, measured={**other.measured, "speaker": -1.0})
    assert answer_to(QUESTION, hit_of(said("kst-1-1", CLAIM)), unwanted).also == ()


def test_what_says_otherwise_is_not() -> None:
    other = said("kst-1-2", CLAIM.replace("nog onvoldoende", "niet langer onvoldoende"))
    assert answer_to(QUESTION, hit_of(said("kst-1-1", CLAIM)), hit_of(other, 2)).also == ()
