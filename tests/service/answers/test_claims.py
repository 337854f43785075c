"""When two sentences say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.answers.claims import same_claim

CLAIM = "Het aantal leerlingen dat in Utrecht drie maanden thuis zat, steeg in januari van 4.479 naar 4.790 kinderen."


def _same(one: str, other: str) -> bool:
    return same_claim(one, other, lambda _: 1.0)


@pytest.mark.parametrize("other", [
    CLAIM,
    CLAIM.replace("kinderen", "kinderen¹").replace("¹", ""),
    CLAIM.replace("4.479", "4479"),
    CLAIM.replace("Het aantal", "Ook het aantal"),
])
def test_the_same_words_say_the_same(other: str) -> None:
    assert _same(CLAIM, other)
    assert _same(other, CLAIM)


@pytest.mark.parametrize("other", [
    CLAIM.replace("4.790", "4.791"),  # a number
    CLAIM.replace("Utrecht", "Arnhem"),  # a name
    CLAIM.replace("januari", "februari"),  # a date
    CLAIM.replace("drie", "zes"),  # a numeral
    CLAIM.replace("thuis zat", "niet thuis zat"),  # a negation
    CLAIM.replace("steeg", "daalde"),  # a direction
    CLAIM.replace("Het aantal", "Geen enkel aantal"),
    CLAIM[:-1] + "?",  # a question states nothing
    CLAIM[:-1],  # nor does a heading
    "De minister heeft in januari in Utrecht met drie scholen gesproken.",
])
def test_what_differs_in_a_particular_does_not(other: str) -> None:
    assert not _same(CLAIM, other)
    assert not _same(other, CLAIM)


def test_a_few_words_are_too_little_to_tell() -> None:
    assert not _same("De cijfers zijn bijgevoegd.", "De cijfers zijn bijgevoegd.")


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_only_equal_numbers_agree(one: int, other: int) -> None:
    words = "Vorig jaar zijn {} leerlingen van de Rotterdamse scholen langdurig afwezig geweest wegens ziekte."
    assert _same(words.format(one), words.format(other)) == (one == other)
