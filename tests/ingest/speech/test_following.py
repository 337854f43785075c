"""Answers that send the reader on, and those that only look so."""

from __future__ import annotations

import pytest

from tests.ingest.speech.reading import verslag

ASKED = {
    "VVD": "vragen hoeveel zwanen er in het park leven.",
    "SP": "vragen naar de zwanen in het park.",
}
FIRST = "## VVD-fractie\n\nDe leden van de VVD-fractie vragen naar zwanen.\n\nHet zijn er veertig.\n\n"
SECOND = "## SP-fractie\n\nDe leden van de SP-fractie vragen naar de zwanen in het park.\n\n"


@pytest.mark.parametrize(
    "sent",
    [
        "Zie hiervoor het antwoord aan de leden van de VVD-fractie.",
        "Ik verwijs naar mijn antwoord op de vraag van de leden van de VVD-fractie.",
        "Zoals ik hierboven aan de VVD-fractie heb geantwoord, is dat bekend.",
    ],
)
def test_an_answer_to_another_fraction_answers_as_well(sent: str) -> None:
    assert verslag(ASKED, f"{FIRST}{SECOND}{sent}") == {2: [5], 3: [5, 7]}


@pytest.mark.parametrize(
    "said",
    [
        "Ik zie geen reden voor een ander antwoord dan de VVD-fractie kreeg.",
        "Zoals door de leden van de VVD-fractie is aangegeven, nestelen zij aan het water.",
        "Zie het antwoord op eerdere Kamervragen van de VVD-fractie.",
        "Zie het antwoord aan de leden van de CDA-fractie.",
    ],
)
def test_other_words_about_a_fraction_send_nobody_on(said: str) -> None:
    assert verslag(ASKED, f"{FIRST}{SECOND}{said}") == {2: [5], 3: [7]}


def test_a_theme_is_named_by_its_heading() -> None:
    theme = "## Vogels in parken\n\nEr broeden steeds meer dieren.\n\n"
    answers = f"{theme}{SECOND}Ik verwijs naar het kopje Vogels in parken."
    assert verslag({"SP": ASKED["SP"]}, answers) == {2: [3, 5]}
    elsewhere = answers.replace("kopje Vogels in parken.", "kopje Vogels.")
    assert verslag({"SP": ASKED["SP"]}, elsewhere) == {2: [5]}


def test_answers_that_send_on_to_each_other_end() -> None:
    answers = (
        "## VVD-fractie\n\nDe leden van de VVD-fractie vragen naar zwanen.\n\n"
        f"Zie het antwoord aan de leden van de SP-fractie.\n\n{SECOND}"
        "Zie het antwoord aan de leden van de VVD-fractie."
    )
    assert verslag(ASKED, answers) == {2: [5, 7], 3: [5, 7]}
