"""Every spelling of a party is that party; nothing else is one."""

from __future__ import annotations

import pytest

from ingest.speech.parties import canonical_party, fraction_in, fractions_in, parties_in, spellings


@pytest.mark.parametrize(
    ("written", "party"),
    [
        ("CU", "ChristenUnie"), ("christenunie", "ChristenUnie"), ("SGP-fractie", "SGP"), ("GroenLinks", "GroenLinks"),
        ("GL", "GroenLinks"), ("GL/PvdA", "GroenLinks-PvdA"), ("PvdA-GroenLinks", "GroenLinks-PvdA"), ("d66", "D66"),
        ("Partij voor de Dieren", "PvdD"), ("FvD", "FVD"), ("50+", "50PLUS"), (" BIJ1 fracties ", "BIJ1"),
        ("OCW", None), ("", None), ("fractie", None), ("Kamer", None),
    ],
)
def test_a_party_as_written(written: str, party: str | None) -> None:
    assert canonical_party(written) == party


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Zowel de leden van D66, CDA, PvdA als de CU-fractie", ["D66", "CDA", "PvdA", "ChristenUnie"]),
        ("De leden van de VVD- en GroenLinks-fracties, en nog eens de VVD", ["VVD", "GroenLinks"]),
        ("De fractie van GroenLinks-PvdA", ["GroenLinks-PvdA"]),
        ("De motie-Kwint (SP) en de motie van BIJ1", ["SP", "BIJ1"]),
        ("GLUREN en CDAers spelen SPel met 50.000", []),
    ],
)
def test_parties_of_a_text_in_order_each_once(text: str, parties: list[str]) -> None:
    assert parties_in(text) == parties


@pytest.mark.parametrize(
    ("heading", "party"),
    [
        ("Inbreng van de leden van de SGP-fractie", "SGP"),
        ("Vragen en opmerkingen van de leden van de fractie van de VVD", "VVD"),
        ("Reactie op de vragen van de leden van de CU-fractie", "ChristenUnie"),
        ("Inbreng van het lid van de BIJ1-fractie", "BIJ1"),
        ("Inbreng van de leden van de Vrij Nederland-fractie", "Vrij Nederland"),
        ("Cijfers", None),
    ],
)
def test_the_fraction_of_a_heading(heading: str, party: str | None) -> None:
    assert fraction_in(heading) == party


@pytest.mark.parametrize(
    ("heading", "parties"),
    [
        ("Inbreng van de leden van de fracties van GroenLinks en de PvdA", ["GroenLinks", "PvdA"]),
        ("De leden van de fractie van GroenLinks-PvdA", ["GroenLinks-PvdA"]), ("Groep Wilders", ["Groep Wilders"]),
        ("Inbreng van de Fractie-Nanninga", ["Fractie Nanninga"]), ("Inbreng van het lid Omtzigt", ["Lid Omtzigt"]),
        ("Inbreng van de leden van de Groep Bontes/Van Klaveren", ["Groep Bontes/Van Klaveren"]), ("Cijfers", []),
    ],
)
def test_every_fraction_of_a_heading(heading: str, parties: list[str]) -> None:
    assert fractions_in(heading) == parties


def test_every_spelling_found_in_a_text_has_a_name() -> None:
    text = "De leden van 50PLUS, GL-PvdA, Lid Gündoğan en Groep Van Haga (BVNL) spreken."
    found = [match[0] for match in spellings().finditer(text)]
    assert found == ["50PLUS", "GL-PvdA", "Lid Gündoğan", "Groep Van Haga", "BVNL"]
    assert [canonical_party(one) for one in found] == [
        "50PLUS", "GroenLinks-PvdA", "Lid Gündoğan", "Groep Van Haga", "Groep Van Haga"
    ]
