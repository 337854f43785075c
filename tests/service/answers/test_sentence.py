"""Which sentences of a passage are quoted, and with which note."""

from __future__ import annotations

import pytest

from ingest.model import Footnote
from service.answers.model import Proof
from tests.service.answers.material import answer_to, hit_of, said

TOPIC = "Vorig jaar is met scholen in Dordrecht de zorgaanpak besproken en uitvoerig toegelicht aan alle ouders."
FACT = "De zorgaanpak kost de gemeente Dordrecht 350.000 euro."
OTHER = (
    "Daarbij hebben wij met alle partijen in het land gesproken over wat er voor ouders en scholen beter kan gaan, "
    "en dat gesprek zetten wij de komende jaren onverminderd voort met iedereen die dat wil en daartoe in staat is."
)


def test_of_sentences_about_as_near_the_one_with_the_sort_of_answer_is_quoted() -> None:
    passage = said("kst-1-1", f"{OTHER} {FACT} {OTHER}")
    assert FACT in answer_to("Hoeveel kost de zorgaanpak in Dordrecht?", hit_of(passage)).text


def test_the_words_of_the_question_weigh() -> None:
    passage = said("kst-1-1", f"{OTHER} {TOPIC} {OTHER}")
    assert TOPIC in answer_to("Is de zorgaanpak besproken met ouders in Dordrecht?", hit_of(passage)).text


def test_a_quote_is_a_few_sentences_and_no_paragraph() -> None:
    passage = said("kst-1-1", " ".join([OTHER, TOPIC, FACT] * 5))
    answer = answer_to("Hoeveel kost de zorgaanpak in Dordrecht?", hit_of(passage))
    assert FACT in answer.text
    assert len(answer.text) <= 420


TEXT = "Dat is in de brieven van 30 januari en 4 maart 2020 aangegeven. Scholen weten dit."
NOTES = tuple(
    Footnote(number, TEXT.index(after) + len(after), text)
    for number, after, text in (
        ("1", "30 januari", "Kamerstuk 26 695, nr. 130"), ("2", "4 maart 2020", "Kamerstuk 26 695, nr. 131"),
        ("3", "Scholen", "Van alle soorten."),
    )
)


@pytest.mark.parametrize(("question", "number"), [
    ("Onder welk nummer staat de brief van 30 januari?", "1"),
    ("Onder welk nummer staat de brief van 4 maart 2020?", "2"),
    ("Welk Kamerstuk is de brief van 4 maart 2020?", "2"), ("Where can I find the brief of 4 maart 2020?", "2"),
])
def test_a_question_after_a_source_gets_the_note_on_the_words_asked_about(question: str, number: str) -> None:
    answer = answer_to(question, hit_of(said("kst-1-1", TEXT, notes=NOTES)))
    assert answer.note is not None
    assert answer.note.number == number


def test_a_note_that_holds_what_is_asked_is_given() -> None:
    notes = (Footnote("4", 20, "Partners zijn Ingrado, NJI en Balans."),)
    passage = said("kst-1-1", "Dat gebeurt met alle partners van het overleg. Het gaat goed.", notes=notes)
    answer = answer_to("Is Balans een van de partners van het overleg?", hit_of(passage))
    assert answer.note == Proof("4", notes[0].text)
    assert answer_to("Gaat het goed?", hit_of(passage, near="Het gaat goed.")).note is None
