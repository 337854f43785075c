"""Numbered questions linked to their answers, with the slips that papers have."""

from __future__ import annotations

import time

import pytest

from ingest.model import Signatory, Speaker
from ingest.speech.links import MOST
from tests.ingest.speech.reading import answered, fixture, paper, speakers

HEAD = "Antwoorden op vragen van het lid Bos (SP) aan de Minister van Financiën\n\n"


def letter(*blocks: str) -> dict[int, list[int]]:
    return answered(paper(HEAD + "\n\n".join(f"**{one}**" if one[:5] in ("Vraag", "Antwo") else one for one in blocks)))


def test_all_answers_after_all_questions() -> None:
    found = fixture("antwoorden-achteraan.md")
    assert answered(found) == {
        1: [10], 2: [11, 12, 13], 3: [11, 12, 13], 4: [11, 12, 13], 5: [11, 12, 13],
        6: [14, 17],  # sent on to 7
        7: [15],  # the second `Vraag 4` is 5
        8: [14, 16, 17],  # sent on to 4, and from there to 7
        9: [17],
    }
    asker = Speaker("lid", "Van Vught", "SP", (Signatory("lid", "De Graaff", "D66"),))
    answerer = Speaker("minister", "Kaars", None, (Signatory("minister", None, "Justitie en Veiligheid"),), "Financiën")
    assert set(speakers(found).values()) == {asker, answerer}


def test_answers_without_a_heading_right_after_their_question() -> None:
    found = fixture("antwoorden-zonder-kop.md")
    assert answered(found) == {3: [4], 5: [6, 7], 8: [6, 7, 9]}
    said = speakers(found)
    assert [one.name for one in said.values() if one] == [
        "C. Helderman", "C. Helderman", "Aardema", "C. Helderman", "Aardema", "C. Helderman", "C. Helderman", "Aardema",
        "C. Helderman",
    ]


def test_a_list_of_questions_with_numbers_in_the_text() -> None:
    found = fixture("lijst-van-vragen.txt")
    assert answered(found) == {1: [2], 3: [4, 5, 6], 7: [4, 5, 6, 8]}
    assert [one.section for one in found.passages][:3] == [("1",), ("Antwoord",), ("2",)]
    assert speakers(found)[1] == Speaker("commissie")
    assert speakers(found)[2] is None


def test_a_question_that_is_answered_much_later() -> None:
    found = letter(
        "Vraag 1", "Klopt dit?", "Vraag 2", "Klopt dat?", "Antwoord 2", "Ja, dat klopt.", "Vraag 3", "Waarom?",
        "Antwoord op vraag 1 en 3", "Omdat het moet.",
    )
    first, second, third = found
    assert found == {first: [third + 1], second: [second + 1], third: [third + 1]}


@pytest.mark.parametrize(
    "second", ["Antwoord 3", "Antwoord 2", "Antwoord"], ids=["wrong number", "right number", "no number"]
)
def test_an_answer_whose_number_is_no_questions_answers_the_one_above(second: str) -> None:
    found = letter(
        "Vraag 1", "Klopt dit bericht?", "Antwoord 1", "Ja, dat klopt.", "Vraag 2", "Hoeveel kost het?", second,
        "Het kost 3 miljoen.",
    )
    first, other = found
    assert found == {first: [first + 1], other: [other + 1]}


def test_answers_that_send_each_other_in_a_circle_end() -> None:
    found = letter(
        "Vraag 1", "Klopt dit bericht?", "Antwoord 1", "Zie het antwoord op vraag 2.", "Vraag 2", "Hoeveel kost het?",
        "Antwoord 2", "Zie het antwoord op vraag 1.",
    )
    first, other = found
    assert found == {first: [first + 1, other + 1], other: [first + 1, other + 1]}


def test_a_question_said_again_above_its_answer_is_no_answer() -> None:
    text = HEAD + (
        "**Vraag 1**\n\nHoeveel gemeenten heffen toeristenbelasting op campings?\n\n**Antwoord 1**\n\n"
        "Hoeveel gemeenten heffen toeristenbelasting op campings?\n\nDat zijn er 212.\n"
    )
    found = paper(text)
    asked, again, answer = found.passages[-3:]
    assert answered(found) == {asked.ordinal: [answer.ordinal]}
    assert again.about == ("SP",)


def test_a_notice_of_delay_answers_nothing() -> None:
    found = letter("Vraag 1", "Klopt dit?", "Vraag 2", "Waarom?", "Mededeling", "De vragen worden later beantwoord.")
    assert found == {}


MANY = 900
LONG = {
    "one question of many paragraphs": ["Vraag 1", *(f"Klopt {at}?" for at in range(MANY)), "Antwoord 1",
                                        *(f"Het klopt, {at}." for at in range(MANY))],
    "the same number every time": ["Vraag 1", "Klopt dit?", "Antwoord 1", "Zie het antwoord op vraag 1."] * MANY,
    "each sent on to the one before": [
        one for at in range(2, MANY)
        for one in (f"Vraag {at}", "Klopt dit?", f"Antwoord {at}", f"Zie het antwoord op vraag {at - 1}.")
    ],
    "each sent on to the one above": [
        one for at in range(2, MANY)
        for one in (f"Vraag {at}", "Klopt dit?", f"Antwoord {at}", "Zie het vorige antwoord.")
    ],
}


@pytest.mark.parametrize("form", LONG)
def test_links_grow_no_faster_than_the_paper(form: str) -> None:
    began = time.process_time()
    found = paper(HEAD + "\n\n".join(LONG[form]))
    assert time.process_time() - began < 5
    assert max(len(one.answered_by) for one in found.passages) <= MOST
    assert sum(len(one.answers) for one in found.passages) <= MOST * len(found.passages)
    assert all(one.answered_by for one in found.passages if one.text == "Klopt dit?")


def test_an_answer_means_the_nearest_of_many_questions_with_its_number() -> None:
    blocks = [one for at in range(80) for one in ("Vraag 1", f"Klopt het bericht over dorp {at}?", "Antwoord 1", "Ja.")]
    assert letter(*blocks, "Vraag 2", "Waarom?", "Antwoord 2", "Daarom.")[1] == [2]


def test_sent_on_to_the_answer_above_past_one_of_the_same_answer() -> None:
    found = letter(
        "Vraag 1", "Klopt dit bericht?", "Antwoord 1", "Ja, dat klopt.", "Vraag 2", "Hoeveel kost het?", "Vraag 3",
        "Waarom?", "Antwoord 2 en 3", "Zie het vorige antwoord.",
    )
    first = min(found)
    assert all(first + 1 in answers for answers in found.values())
