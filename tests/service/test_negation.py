"""What denies, and what is denied."""

from __future__ import annotations

import pytest

from index.analysis import words_of
from service.negation import NEGATION, denied


@pytest.mark.parametrize(("text", "words"), [
    ("Scholen zijn niet verplicht om dit te melden.", {"verplicht"}),
    ("Hier zitten geen persoonsgegevens in.", set(words_of("persoonsgegevens"))),
    ("Wij delen die zorgen niet.", {"zorg"}),
    ("Er is geen zicht, maar beperkt zicht.", set()),
    ("Dat neemt niet weg dat het steeg.", set()), ("Niet alleen jongens zitten thuis.", set()),
    ("Niet-ingeschreven kinderen kwamen terug.", set()), ("Zij zitten thuis.", set()),
])
def test_the_words_that_are_denied(text: str, words: set[str]) -> None:
    found = denied(text)
    assert words <= found
    assert bool(found) == bool(words)


@pytest.mark.parametrize(("text", "denies"), [
    ("The schools did not report.", True), ("They didn't report.", True), ("No school reported.", True),
    ("No, the schools reported.", False), ("Not only boys stay home.", False), ("Notes were added.", False),
    ("Nee: zij meldden dit.", False), ("Niemand meldde dit.", True),
])
def test_what_denies(text: str, denies: bool) -> None:
    assert bool(NEGATION.search(text)) == denies
