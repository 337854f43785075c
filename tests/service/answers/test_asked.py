"""The question that an answer answers, in the words of who asked it."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Speaker
from service.answers.model import AskedBy
from tests.service.answers.material import MINISTER, answer_to, hit_of, said

SP, SGP = Speaker("fractie", party="SP"), Speaker("fractie", party="SGP")
FIRST = said("kst-1-2", "De leden lezen veel. Hoe gaat het met de onderwijsconsulenten in Zeeland?", 5, speaker=SP)
SECOND = said("kst-1-2", "Wat doet de minister voor scholen in Limburg?", 6, speaker=SGP)
RESTATED = replace(said("kst-1-1", "De SP vraagt naar de onderwijsconsulenten in Zeeland.", 8), about=("SP",))
ANSWER = replace(
    said("kst-1-1", "De onderwijsconsulenten in Zeeland zijn tevreden.", 9),
    answers=(SECOND.id, FIRST.id), asked_in=(RESTATED.id,),
)


def test_the_nearest_question_is_shown_by_its_nearest_sentence() -> None:
    asked = answer_to("Zijn de onderwijsconsulenten in Zeeland tevreden?", hit_of(ANSWER),
                      others=(FIRST, SECOND, RESTATED)).asked
    assert asked is not None
    assert (asked.text, asked.parties, asked.speaker) == (
        "Hoe gaat het met de onderwijsconsulenten in Zeeland?", ("SP",), SP)
    assert FIRST.text[asked.quote.start:asked.quote.end] == asked.text
    assert asked.questions == (
        AskedBy(FIRST.id, SP, ("SP",)), AskedBy(RESTATED.id, MINISTER, ("SP",)), AskedBy(SECOND.id, SGP, ("SGP",)))


def test_an_answer_to_no_question_shows_none() -> None:
    assert answer_to("Wat?", hit_of(FIRST)).asked is None


def test_a_question_that_is_not_in_the_papers_is_not_shown() -> None:
    assert answer_to("Zijn zij tevreden?", hit_of(ANSWER)).asked is None
