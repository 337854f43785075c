"""Answers that set a subject apart, and whose questions they then still answer."""

from __future__ import annotations

import pytest

from tests.ingest.speech.reading import verslag

ASKED = {
    "VVD": "vragen hoe de aanbevelingen van het rapport over veren worden uitgevoerd.",
    "SP": "vragen of het rapport over veren volledig is en hoe dit rapport wordt gebruikt.",
}
BEGINS = (
    "## Rapport\n\nDe leden van de VVD- en SP-fracties vragen hoe het rapport over veren wordt gebruikt.\n\n"
    "Ik gebruik het volledige rapport voor mijn plan.\n\n"
)


@pytest.mark.parametrize(
    "apart",
    [
        "Eén specifieke aanbeveling uit het rapport wil ik apart toelichten.",
        "Op één aanbeveling wil ik nader ingaan.",
        "Over één concrete aanbeveling wil ik kort iets opmerken en nog specifiek stilstaan bij de gevolgen.",
    ],
)
def test_what_is_set_apart_is_for_who_asked_about_it(apart: str) -> None:
    found = verslag(ASKED, f"{BEGINS}{apart}\n\nSchippers krijgen een vaarbewijs.")
    assert found == {2: [5, 6, 7], 3: [5]}


def test_another_paragraph_goes_on_about_the_question() -> None:
    assert verslag(ASKED, f"{BEGINS}Schippers krijgen een vaarbewijs.") == {2: [5, 6], 3: [5, 6]}


def test_a_topic_is_for_who_asked_about_it_if_anybody_did() -> None:
    asked = {"VVD": "vragen naar de kosten en de boten van het veer.", "SP": "vragen naar de boten van het veer."}
    begins = (
        "## Veer\n\nDe leden van de VVD- en SP-fracties vragen naar de boten van het veer.\n\nHet zijn er vier.\n\n"
    )
    assert verslag(asked, f"{begins}Wat betreft de kosten geldt dat zij dalen.") == {2: [5, 6], 3: [5]}
    assert verslag(asked, f"{begins}Wat betreft de bemanning geldt dat zij blijft.") == {2: [5, 6], 3: [5, 6]}
