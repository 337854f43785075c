"""The Kamer is told of where a letter says `u`, and does not speak there."""

from dataclasses import replace

import pytest

from ingest.model import Speaker
from service.generate.evidence import Evidence, evidence_of
from tests.service.generate.passages import faults, hit

TEXT = "Ik informeer u in mei over de uitkomsten voor scholen."
MINISTER = Speaker("minister", "A. Slob", None, (), "Basisonderwijs")


def _sent(text: str = TEXT, speaker: Speaker | None = MINISTER, kind: str = "brief regering",
          citation: str = "Kamerstukken II 2020/21, 26 695, nr. 135") -> dict[int, Evidence]:
    found = hit(text, speaker=speaker)
    prepared = replace(found.prepared, document=replace(found.document, kind=kind),
                       passage=replace(found.passage, citation=citation))
    return {1: evidence_of(replace(found, prepared=prepared))}


@pytest.mark.parametrize("sentence", [
    "De minister informeert de Kamer in mei over de uitkomsten [1].", "De Kamer wordt in mei geïnformeerd [1].",
    "De uitkomsten gaan in mei naar de Tweede Kamer [1].", "The minister will inform the House in May [1].",
    "The House of Representatives will hear of it in May [1].",
])
def test_who_a_letter_calls_u_is_the_kamer(sentence: str) -> None:
    assert faults(sentence, _sent()) == []
    assert faults(sentence, _sent("Uw Kamer hoort in mei van ons.")) == []


@pytest.mark.parametrize("sentence", [
    "De Kamer schrijft dat de uitkomsten er in mei zijn [1].", "Volgens de Kamer zijn de uitkomsten er in mei [1].",
    "In mei vraagt de Kamer naar de uitkomsten [1].", "The House says that it will be in May [1].",
    "According to the House it will be in May [1].",
])
def test_it_does_not_speak_there(sentence: str) -> None:
    assert faults(sentence, _sent()) != []


@pytest.mark.parametrize("sent", [
    _sent("Ik informeer scholen in mei."), _sent(speaker=None), _sent(speaker=Speaker("fractie", None, "VVD", ())),
    _sent(kind="handelingen"), _sent("Dat staat in ‘uwv’ in mei."),
])
def test_elsewhere_nobody_is_addressed(sent: dict[int, Evidence]) -> None:
    assert ("name", "Kamer") in faults("De minister informeert de Kamer in mei [1].", sent)


def test_a_letter_whose_kamer_is_not_known_is_to_a_kamer() -> None:
    sent = _sent(citation="Kamerstukken I 2020/21, 26 695, A")
    assert faults("De minister informeert de Kamer in mei [1].", sent) == []
    assert faults("De minister informeert de Tweede Kamer in mei [1].", sent) == [("name", "Tweede Kamer")]
    assert faults("De minister informeert de Eerste Kamer in mei [1].", sent) == [("name", "Eerste Kamer")]
