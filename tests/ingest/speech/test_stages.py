"""Where fractions ask and where the government answers, by headings in order."""

from __future__ import annotations

import pytest

from ingest.speech.stages import Place, Stage, has_two_parts, leading_fractions, stages_of

FRACTIONS, REPLY = "Vragen en opmerkingen vanuit de fracties", "Reactie van de Staatssecretaris"


def places(*headings: str) -> list[tuple[Place, tuple[str, ...]]]:
    return [(one.place, one.fractions) for one in stages_of(headings, Stage("committee"))][1:]


@pytest.mark.parametrize("number", ["I {} / II {}", "I. {} / II. {}", "A. {} / B. {}", "{} / {}"])
def test_two_parts(number: str) -> None:
    first, second = number.format(FRACTIONS, REPLY).split(" / ")
    found = places(
        first, "Inbreng van de leden van de VVD-fractie", "Cijfers", "Lid van de BIJ1-fractie", second, "Cijfers",
        "Reactie op de vragen van de leden van de VVD-fractie",
    )
    assert found == [
        ("asking", ()), ("asking", ("VVD",)), ("asking", ("VVD",)), ("asking", ("BIJ1",)), ("answering", ()),
        ("answering", ()), ("answering", ("VVD",)),
    ]


def test_a_fraction_that_asked_is_answered_under_the_same_heading() -> None:
    asked = "Vragen en opmerkingen van de leden van de SP-fractie"
    assert places(FRACTIONS, asked, REPLY, asked) == [
        ("asking", ()), ("asking", ("SP",)), ("answering", ()), ("answering", ("SP",)),
    ]


def test_fractions_that_are_answered_one_by_one() -> None:
    found = places("Inbreng van de leden van de SP-fractie", REPLY, "Inbreng van de leden van de VVD-fractie", REPLY)
    assert found == [("asking", ("SP",)), ("answering", ("SP",)), ("asking", ("VVD",)), ("answering", ("VVD",))]


def test_questions_and_answers_under_one_heading() -> None:
    found = places(f"I. {FRACTIONS} en reactie van de bewindspersoon", "VVD-fractie", "II. Volledige agenda")
    assert found == [("both", ()), ("both", ("VVD",)), ("committee", ())]


def test_joint_questions_and_a_member_alone() -> None:
    found = stages_of(
        ["Inbreng van de leden van de fracties van GroenLinks en PvdA", "Inbreng van het lid Vermeer"], Stage("asking")
    )
    assert (found[1].fractions, found[2].member) == (("GroenLinks", "PvdA"), "Vermeer")


@pytest.mark.parametrize(
    ("text", "fractions"),
    [
        ("De leden van de VVD-fractie hebben vragen over de SP", ("VVD",)),
        ("De leden van de fracties van GroenLinks en PvdA vragen", ("GroenLinks", "PvdA")),
        ("De aan het woord zijnde leden van de CDA-fractie lezen", ("CDA",)),
        ("Met zorg hebben de leden van de SGP-fractie kennisgenomen", ("SGP",)),
        ("Het lid van de Volt-fractie sluit zich aan bij de leden van de VVD-fractie", ("Volt",)),
        ("Deze leden vragen", ()), ("Kan de regering dit toelichten?", ()), ("", ()),
    ],
)
def test_the_fractions_a_paragraph_begins_with(text: str, fractions: tuple[str, ...]) -> None:
    assert leading_fractions(text) == fractions


@pytest.mark.parametrize(
    ("headings", "parts"),
    [
        ([f"I {FRACTIONS}", f"II {REPLY}"], True), ([f"I {FRACTIONS}"], False), ([FRACTIONS, REPLY], False),
        ([], False),
    ],
)
def test_what_has_two_parts(headings: list[str], parts: bool) -> None:
    assert has_two_parts(headings) is parts
