"""Who asks and who answers, from the title lines of Kamervragen."""

from __future__ import annotations

import pytest

from ingest.model import Signatory, Speaker
from ingest.speech.members import (
    askers_in,
    first_askers,
    first_offices,
    jointly,
    offices_in,
    portfolio_in,
    respondents_in,
    speaker_of,
)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Vragen van het lid Van Houten (FVD) aan de Minister van X over Y", [("Van Houten", "FVD")]),
        ("Vragen van de leden Aalders (PvdA) en El Bakkali (GroenLinks) aan", [
            ("Aalders", "PvdA"), ("El Bakkali", "GroenLinks"),
        ]),
        ("Vragen van de leden Bos en Patijn(beiden GL-PvdA) aan de", [
            ("Bos", "GroenLinks-PvdA"), ("Patijn", "GroenLinks-PvdA"),
        ]),
        ("de vragen van de leden Mulder, Laan (PvDA), Boswijk (CDA) en\nVan der Helder (BBB) over", [
            ("Mulder", "PvdA"), ("Laan", "PvdA"), ("Boswijk", "CDA"), ("Van der Helder", "BBB"),
        ]),
        ("Vragen van de leden Becker (VVD) en het lid ’t Hart (PvdD)", [("Becker", "VVD"), ("’t Hart", "PvdD")]),
        ("Vragen van het lid Anna vanDijk (CDA) aan", [("Anna vanDijk", "CDA")]),
        ("Vragen van het lid Jansen (Nieuwe Partij)", [("Jansen", "Nieuwe Partij")]),
        ("Vragen van het lid Omtzigt aan de Minister", [("Omtzigt", None)]),
        ("Vragen over de begroting", []),
    ],
)
def test_askers_with_the_party_beside_their_name(line: str, people: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.party) for one in askers_in(line)] == people
    assert all(one.role == "lid" for one in askers_in(line))


@pytest.mark.parametrize(
    ("line", "offices"),
    [
        ("Antwoord van Minister Agema (Volksgezondheid, Welzijn en Sport) (ontvangen 23 juli 2024).", [
            ("minister", "Agema", "Volksgezondheid, Welzijn en Sport"),
        ]),
        (
            "Antwoord van Staatssecretaris Van Rijn (Financiën – Fiscaliteit), mede namens de Minister voor "
            "Buitenlandse Handel (ontvangen 21 mei 2024). Zie ook Aanhangsel Handelingen, nr. 12.",
            [("staatssecretaris", "Van Rijn", "Financiën – Fiscaliteit"), ("minister", None, "Buitenlandse Handel")],
        ),
        (
            "Antwoorden van de minister van Justitie en Veiligheid mede namens de minister van Landbouw, Visserij en "
            "Natuur op Kamervragen van het lid X (PvdD)",
            [("minister", None, "Justitie en Veiligheid"), ("minister", None, "Landbouw, Visserij en Natuur")],
        ),
        ("Mededeling van Minister De Vries (Financiën) (ontvangen 7 juni 2024).", [
            ("minister", "De Vries", "Financiën"),
        ]),
        ("Antwoord van Minister-president Smit (Algemene Zaken) (ontvangen 2 mei 2022)", [
            ("minister-president", "Smit", "Algemene Zaken"),
        ]),
        ("De minister van Financiën antwoordde laat.", []),
    ],
)
def test_offices_that_answer(line: str, offices: list[tuple[str, str | None, str | None]]) -> None:
    assert [(one.role, one.name, one.portfolio) for one in offices_in(line)] == offices
    assert [(one.role, one.name, one.portfolio) for one in respondents_in(line)] == offices


@pytest.mark.parametrize(
    ("text", "portfolio"),
    [
        ("II Reactie van de minister voor Media", "Media"), ("minister van JenV", "JenV"),
        ("minister van Onderwijs, Cultuur en Wetenschap", "Onderwijs, Cultuur en Wetenschap"),
        ("de minister voor Basis- en Voortgezet Onderwijs en Media", "Basis- en Voortgezet Onderwijs en Media"),
        ("staatssecretaris van Financiën – Fiscaliteit en Douane", "Financiën – Fiscaliteit en Douane"),
        ("de Minister van Financiën naar aanleiding van de inbreng", "Financiën"),
        ("Reactie van de minister van Financiën d.d. 3 mei", "Financiën"),
        ("de minister van Financiën en Staatssecretaris van Defensie", "Financiën"),
        ("minister-president", None), ("minister zonder portefeuille", None), ("Reactie van de minister", None),
        ("minister van de Kroon", None), ("", None),
    ],
)
def test_the_portfolio_ends_where_its_words_do(text: str, portfolio: str | None) -> None:
    assert portfolio_in(text) == portfolio


def test_a_member_has_a_party_and_no_portfolio() -> None:
    assert speaker_of(Signatory("lid", "Bos", "SP")) == Speaker("lid", "Bos", "SP")
    assert speaker_of(Signatory("minister", "Smit", "Financiën")) == Speaker("minister", "Smit", portfolio="Financiën")


def test_several_who_ask_speak_as_one_and_each_party_is_kept() -> None:
    one = jointly(askers_in("de leden Aalders (PvdA) en Bos (SP)"))
    assert one == Speaker("lid", "Aalders", "PvdA", (Signatory("lid", "Bos", "SP"),))
    assert one.jointly_with[0].party == "SP"
    assert jointly([]) is None


def test_the_chamber_is_nobody_who_asks() -> None:
    texts = [
        "Vragen gesteld door de leden der Kamer", "een motie van het lid Jansen (VVD)",
        "antwoorden op de vragen van het lid Bos", "vragen van het lid Bos (SP) over vis",
    ]
    assert first_askers(texts) == (Speaker("lid", "Bos", "SP"),)
    assert first_askers(texts[:2]) == ()


def test_an_office_that_is_asked_answers_where_nothing_else_says_so() -> None:
    asked = "Vragen van het lid Bos (SP) aan de Staatssecretaris van Financiën over vis"
    assert first_offices([asked]) == (Signatory("staatssecretaris", None, "Financiën"),)
    told = "Antwoord van Minister Smit (Financiën) (ontvangen 1 mei 2020)"
    assert first_offices([asked, told]) == (Signatory("minister", "Smit", "Financiën"),)
    assert first_offices(["Hierbij de brief."]) == ()
