"""Part II of a verslag: what restates a question, whose it is, and what answers it."""

from __future__ import annotations

import pytest

from ingest.model import Paper, Passage
from ingest.read import paper_of
from ingest.source import File
from ingest.speech.restating import is_passing, is_restatement, split_restated

ALL_SIX = ("VVD", "D66", "SP", "PvdA", "GroenLinks", "ChristenUnie")
# By hand, from the paper: the ordinal of each restatement in part II, its parties, the last ordinal that answers it.
RESTATED = [
    (48, ("VVD", "GroenLinks"), 55),
    (56, ("ChristenUnie", "D66", "PvdA", "SGP", "GroenLinks"), 60),
    (61, ("D66", "ChristenUnie", "BIJ1"), 62),
    (63, ("D66", "CDA", "PvdA", "ChristenUnie"), 64),
    (65, ALL_SIX, 73),
    (74, ("SP", "PvdA"), 76),
    (77, ("VVD",), 78),
    (79, ("D66",), 80),
    (81, ("CDA",), 83),
    (84, ("CDA",), 86),
    (87, ("SP",), 90),
    (91, ("SP",), 97),
    (98, ("ChristenUnie",), 102),
    (103, ("SGP",), 109),
    (110, ("BIJ1",), 112),  # 112 restates a further request and answers it in the same paragraph
    (113, ("BIJ1",), 114),
]


def part_two(paper: Paper) -> list[Passage]:
    return [one for one in paper.passages if one.section and one.section[0].startswith("II ")]


def test_every_restatement_of_the_verslag_names_whose_question_it_is(verslag: Paper) -> None:
    found = [(one.ordinal, set(one.about)) for one in verslag.passages if one.about]
    assert found == [(ordinal, set(parties)) for ordinal, parties, _ in RESTATED]


def test_every_answer_of_the_verslag_is_tied_to_what_it_answers(verslag: Paper) -> None:
    expected = {
        ordinal: (f"{verslag.document.id}#{asked}",)
        for asked, _, last in RESTATED for ordinal in range(asked + 1, last + 1)
        if ordinal not in (76, 112)  # says what comes next; answers what it restates itself
    }
    found = {one.ordinal: one.asked_in for one in verslag.passages if one.asked_in}
    assert found == expected
    neither = [one.ordinal for one in part_two(verslag) if not one.about and not one.asked_in]
    assert neither == [46, 47, 76, 112]  # the opening words answer nobody in particular


def test_part_one_restates_and_answers_nothing(verslag: Paper) -> None:
    first = [one for one in verslag.passages if one not in part_two(verslag)]
    assert len(first) == 45
    assert not any(one.about or one.asked_in for one in first)


@pytest.mark.parametrize(
    "text",
    [
        "De leden van de VVD-fractie vragen zich af wat de stand van zaken is.",
        "Deze leden vragen verder of ik reden zie om in te grijpen.",
        "De BIJ1-fractie vraagt mij waarom er zo weinig wordt geschreven over uitval.",
        "Tot slot vraagt het lid zich af hoe ik tegen dit citaat aan kijk. ‘Waarom is er iets mis?’",
        "Zowel de leden van D66, CDA als de CU-fractie vragen zich af of het klopt.",
        "Daarnaast vragen de leden van de SP-fractie een reactie van mij op het rapport. Zij vragen wat ik ervan vind.",
        "Ook willen deze leden weten hoeveel leerlingen thuiszitten.",
        "De leden van de fracties van VVD en SP zijn benieuwd naar de planning.",
    ],
)
def test_words_about_a_question_are_a_restatement(text: str) -> None:
    assert is_restatement(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ik deel de zorgen van de leden van de VVD-fractie.",
        "Zoals ik aangaf in de meest recente brief, wordt de motie uitgevoerd.",
        "De leden van de SP-fractie vragen hiernaar. Ik zal de Kamer daarover in het najaar informeren.",
        "Het lid van de BIJ1-fractie vraagt om een plan. In mijn brief van 12 juli noem ik de knelpunten.",
        "De scholen hebben hun plannen ingediend.",
        "Hieronder zal ik op specifieke vragen van de fracties ingaan.",
        "",
    ],
)
def test_an_answer_in_the_first_person_is_no_restatement(text: str) -> None:
    assert not is_restatement(text)


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("De leden van de SP-fractie vragen naar de kosten.", " Die zijn gering."),
        ("Het lid vraagt of dit klopt. ‘Ik weet het niet’, staat er. Waarom?", ""),
        ("Op de vraag van de leden van de VVD-fractie naar de kosten: die zijn gering.", " Zeer gering."),
        ("", "De leden van de SGP-fractie kan ik melden dat dit klopt."),
        ("", "De kosten zijn gering."),
    ],
)
def test_the_sentences_that_restate(asked: str, rest: str) -> None:
    assert split_restated(asked + rest)[0] == asked


def test_words_that_only_say_what_comes_next() -> None:
    assert is_passing("Hieronder ga ik in op de vragen van de verschillende fracties.")
    assert not is_passing("Hieronder staat hoeveel sluizen er zijn.")


def test_a_long_answer_after_the_question_is_not_about_it_even_without_first_person() -> None:
    asked, answer = meeting(
        "De leden van de SP-fractie vragen naar de kosten. De kosten van de keuring bedragen volgens de laatste raming "
        "van het Rijk negen miljoen euro, waarvan de helft in 2027 wordt betaald en de rest in de jaren daarna.\n\n"
        "Dat bedrag staat in de begroting.\n"
    )
    assert (asked.about, answer.about, answer.asked_in) == ((), (), (asked.id,))


def meeting(answers: str) -> list[Passage]:
    text = (
        "Verslag van een schriftelijk overleg\n\n"
        "De commissie heeft vragen voorgelegd over de brief van de minister van 20 mei.\n\n"
        "I Vragen en opmerkingen uit de fracties\n\nInbreng van de leden van de VVD-fractie\n\n"
        "De leden van de VVD-fractie vragen hoeveel leerlingen er thuiszitten.\n\n"
        f"II Reactie van de minister\n\n{answers}"
    )
    return part_two(paper_of(File("v.md", text.encode())))


def test_two_restatements_in_a_row_are_answered_together() -> None:
    one, two, answer, third, last = meeting(
        "De leden van de VVD-fractie vragen hoeveel leerlingen er thuiszitten.\n\n"
        "De leden van de SP-fractie vragen waarom dat zo is.\n\nDe cijfers staan in de brief van februari.\n\n"
        "De leden van de SP-fractie vragen naar de kosten.\n\nDe kosten zijn gering en bekend.\n"
    )
    assert [one.about, two.about, third.about] == [("VVD",), ("SP",), ("SP",)]
    assert (answer.asked_in, last.asked_in) == ((one.id, two.id), (third.id,))


def test_a_heading_ends_an_answer_and_names_the_party_of_members_without_one() -> None:
    asked, answer, members, second = meeting(
        "Cijfers\n\nDe leden van de PvdA-fractie vragen naar de cijfers.\n\nDe cijfers zijn bekend en openbaar.\n\n"
        "Reactie op de vragen van de leden van de D66-fractie\n\nDeze leden vragen naar de planning.\n\n"
        "De planning volgt in het najaar.\n"
    )
    assert (asked.about, answer.asked_in) == (("PvdA",), (asked.id,))
    assert (members.about, second.asked_in) == (("D66",), (members.id,))


def test_members_that_nothing_names_are_unknown() -> None:
    asked, _ = meeting("Deze leden vragen naar de planning.\n\nDe planning volgt in het najaar.\n")
    assert asked.about == ("onbekend",)
