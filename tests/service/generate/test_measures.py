"""What numbers measure: a sentence may not change it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import TableRow
from service.generate.evidence import evidence_of
from tests.service.generate.passages import evidence, faults, hit

TEXT = (
    "Na 12 weken volgt een gesprek, na drie aaneengesloten maanden een melding; de termijn is 4 tot 6 weken. Het kost "
    "€ 15 mln. per jaar, 3.500 euro per leerling. Het aandeel steeg met 2 procentpunt naar 18%. Het gaat om "
    "4.790 leerlingen van 5 tot 16 jaar in twee jaar tijd. Binnen één maand komt er een brief."
)
SENT = evidence(TEXT)
ROW = TableRow("Uitgaven (x € 1 mln)", ("Jaar", "Uitgaven", "Aandeel (%)"), "2020",
               {"Uitgaven": "15", "Aandeel (%)": "7"}, {"Uitgaven": 15.0, "Aandeel (%)": 7.0},
               {"Uitgaven": "x € 1 mln", "Aandeel (%)": "%"})


@pytest.mark.parametrize("sentence", [
    "Na 12 weken volgt een gesprek [1].", "After twelve weeks there is a talk [1].", "Het zijn 12 gesprekken [1].",
    "Na drie maanden volgt een melding [1].", "It is reported after 3 months [1].",
    "De termijn is vier tot zes weken [1].", "The term is 4 to 6 weeks [1].", "The term is at least 4 weeks [1].",
    "Het kost 15 miljoen euro per jaar [1].", "It costs €15 million a year [1].", "Het kost 15 mln [1].",
    "Per leerling is dat € 3500 [1].", "That is EUR 3,500 for each pupil [1].", "That is 3,500 a pupil [1].",
    "Het steeg met 2 procentpunt tot 18 procent [1].", "It rose by two percentage points to 18 per cent [1].",
    "Het gaat om 4790 leerlingen van 5 tot 16 jaar [1].", "Pupils of 5 to 16 years, over two years [1].",
    "Binnen 1 maand komt er een brief [1].",
])
def test_the_same_measure_in_either_language_may_leave(sentence: str) -> None:
    assert faults(sentence, SENT) == []


@pytest.mark.parametrize(("sentence", "what"), [
    ("Na 12 maanden volgt een gesprek [1].", "12"), ("After twelve days there is a talk [1].", "twelve"),
    ("Na drie weken volgt een melding [1].", "drie"), ("De termijn is 4 tot 6 maanden [1].", "6"),
    ("Het kost $ 15 mln [1].", "15 mln"), ("Het is 15 mln procent [1].", "15 mln"),
    ("Per leerling is dat 3500 dollar [1].", "3500"), ("Het steeg met 2 procent [1].", "2"),
    ("It rose by 18 percentage points [1].", "18"), ("Het kost 4.790 euro [1].", "4.790"),
    ("Dat is € 4790 [1].", "4790"), ("Het is 4790% [1].", "4790"), ("Binnen 1 week komt er een brief [1].", "1"),
    ("It takes 16 hours [1].", "16"),
])
def test_another_measure_is_another_number(sentence: str, what: str) -> None:
    assert ("number", what) in faults(sentence, SENT)


@pytest.mark.parametrize(("sentence", "wrong"), [
    ("In 2020 was het € 15 mln [1].", []), ("In 2020 was het 15 miljoen euro, of 7% [1].", []),
    ("In 2020 was het 15 miljoen dollar [1].", [("number", "15 miljoen")]),
    ("In 2020 was het 7 weken [1].", [("number", "7")]),
])
def test_a_cell_measures_what_its_column_says(sentence: str, wrong: list[tuple[str, str]]) -> None:
    sent = {1: evidence_of(hit("2020\t15\t7", table=ROW))}
    assert faults(sentence, sent) == wrong


@pytest.mark.parametrize(("sentence", "wrong"), [
    ("Het duurt een half jaar [1].", []), ("It takes half a year [1].", []), ("The coming half-year counts [1].", []),
    ("Het komende halfjaar telt [1].", []), ("Het duurt een halfuur [1].", [("number", "half")]),
    ("Het duurt een halve maand [1].", [("number", "halve")]),
])
def test_a_halfjaar_is_half_a_year(sentence: str, wrong: list[tuple[str, str]]) -> None:
    assert faults(sentence, evidence("Dat doen zij het komend halfjaar bij gemeenten.")) == wrong
    assert ("number", "half") in faults("Het komend halfjaar telt [1].", evidence("Het duurt twee jaar."))


_STRETCHES = {"dagen": "days", "weken": "weeks", "maanden": "months", "jaar": "years", "euro": "euros", "%": "per cent"}


@given(st.integers(2, 9999), st.sampled_from([*_STRETCHES]), st.sampled_from([*_STRETCHES]))
def test_what_is_said_of_one_measure_is_not_said_of_another(number: int, said: str, claimed: str) -> None:
    sent = evidence(f"Het gaat om {number} {said} in totaal.")
    found = faults(f"It is about {number} {_STRETCHES[claimed]} [1].", sent)
    assert found == ([] if said == claimed else [("number", str(number))])
