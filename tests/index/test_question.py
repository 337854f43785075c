"""Who must speak, as a question tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import Reading, read_question

NAMES = {"slob": "minister", "nispen": "lid"}


def _read(question: str, names: dict[str, str] | None = None) -> tuple[set[str], set[str]]:
    reading = read_question(question, names)
    return set(reading.speakers), set(reading.addressees)


@pytest.mark.parametrize(("question", "speakers", "addressees"), [
    ("Wat antwoordde de minister op de vraag van de SGP?", {"minister"}, {"sgp"}),
    ("Wat antwoordde de minister de SGP?", {"minister"}, {"sgp"}),
    ("Wat antwoordde de minister aan de leden van D66 over verzuim?", {"minister"}, {"d66"}),
    ("How did the minister respond to the question of the CU?", {"minister"}, {"christenunie"}),
    ("What did the minister answer to the VVD and to the SP?", {"minister"}, {"vvd", "sp"}),
])
def test_a_party_spoken_to_is_the_addressee(question: str, speakers: set[str], addressees: set[str]) -> None:
    assert _read(question) == (speakers, addressees)


@pytest.mark.parametrize(("question", "speakers"), [
    ("What did the SGP ask the minister about absence?", {"sgp"}),
    ("Wat vroeg de SGP aan de minister over verzuim?", {"sgp"}),
    ("Why does the SGP want the minister to act?", {"sgp"}),
    ("What do the SGP and the ChristenUnie ask the government?", {"sgp", "christenunie"}),
    ("In the view of the SGP, what should the minister do?", {"sgp"}),
])
def test_who_asks_the_minister_speaks(question: str, speakers: set[str]) -> None:
    assert read_question(question) == Reading(frozenset(speakers))


@pytest.mark.parametrize(("question", "speaker"), [
    ("Wat is volgens D66 de oorzaak van verzuim?", "d66"),
    ("Wat is volgens de leden van de SGP de oorzaak?", "sgp"),
    ("What is the cause according to the minister?", "minister"),
    ("According to the minister, how many pupils are absent?", "minister"),
    ("Wat vraagt het lid namens de PvdA?", "pvda"),
])
def test_according_to_names_the_speaker(question: str, speaker: str) -> None:
    assert _read(question) == ({speaker}, set())


@pytest.mark.parametrize(("question", "speakers"), [
    ("Wat zegt het kabinet over zorg?", {"government"}),
    ("What did the cabinet decide?", {"government"}),
    ("What did the prime minister say?", {"minister-president"}),
    ("What did the minister-president say?", {"minister-president"}),
    ("Wat zei de STAATSSECRETARIS?", {"staatssecretaris"}),
    ("What did the junior minister say?", {"staatssecretaris"}),
    ("Wat schrijven de minister en de staatssecretaris over zorg?", {"minister", "staatssecretaris"}),
    ("What do the minister and the state secretary say about care?", {"minister", "staatssecretaris"}),
])
def test_members_of_government(question: str, speakers: set[str]) -> None:
    assert _read(question) == (speakers, set())


@pytest.mark.parametrize(("question", "speakers"), [
    ("Wat vinden CDA en VVD van het plan?", {"cda", "vvd"}),
    ("Wat vindt de Partij van de Arbeid ervan?", {"pvda"}),
    ("Welke vragen stelden de fracties?", {"fractie"}),
    ("What did members of parliament want to know?", {"fractie"}),
])
def test_parties_in_any_spelling(question: str, speakers: set[str]) -> None:
    assert _read(question) == (speakers, set())


def test_the_only_one_named_speaks_even_when_spoken_to() -> None:
    assert _read("Wat werd aan de minister gevraagd?") == ({"minister"}, set())
    assert _read("Wat is het antwoord op de vraag van de SGP?") == ({"sgp"}, set())


@pytest.mark.parametrize("question", [
    "", "Hoeveel leerlingen zitten thuis?", "How many pupils were absent?", "Wat vindt de XYZ-partij van verzuim?",
    "What does the ministerial order say?", "Wat doet een gespecialiseerde school?",
])
def test_no_speaker_is_left_open(question: str) -> None:
    assert read_question(question) == Reading()


def test_surnames_of_the_index_speak() -> None:
    assert _read("Wat zegt Slob over verzuim?") == (set(), set())
    assert _read("Wat zegt Slob over verzuim?", NAMES) == ({"slob"}, set())
    assert _read("Wat antwoordde Slob op de vraag van de PvdA?", NAMES) == ({"slob"}, {"pvda"})
    assert _read("What did Slob reply to the PvdA?", NAMES) == ({"slob"}, {"pvda"})
    assert _read("Waar ligt een slob in de polder?", NAMES) == (set(), set())


WORDS = st.sampled_from(
    "wat zei vroeg antwoordde aan de het van volgens minister kabinet fractie SGP D66 CU Slob said asked to the of over"
    .split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_nobody_both_speaks_and_is_spoken_to(question: str) -> None:
    reading = read_question(question, NAMES)
    assert not reading.speakers & reading.addressees
    assert not reading.addressees or reading.speakers
    assert read_question(f"  {question} ?", NAMES) == reading


@pytest.mark.parametrize(("question", "speakers", "addressees"), [
    ("Wat vindt de SGP-fractie?", {"sgp"}, set()),
    ("Wat vinden de leden van de SGP-fractie?", {"sgp"}, set()),
    ("Wat vroegen de leden van de SGP-fractie de minister?", {"sgp"}, set()),
    ("Wat antwoordde de minister op de vraag van de leden van de SGP?", {"minister"}, {"sgp"}),
])
def test_the_members_of_a_party_are_that_party(question: str, speakers: set[str], addressees: set[str]) -> None:
    assert _read(question) == (speakers, addressees)


def test_a_name_is_narrower_than_its_office() -> None:
    reading = read_question("Wat zei minister Slob?", {"slob": "minister"})
    assert reading == Reading(frozenset({"slob"}), frozenset(), frozenset({"minister"}))
    assert _read("Wat vroeg Kwint de minister?", {"kwint": "lid"}) == ({"kwint"}, set())
