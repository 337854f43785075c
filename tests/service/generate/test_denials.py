"""A *not* that a model puts in or leaves out."""

from __future__ import annotations

import pytest

from ingest.model import TableRow
from service.generate.evidence import evidence_of
from tests.service.generate.passages import evidence, faults, hit

SENT = evidence(
    "Scholen waren in het voorjaar niet verplicht om verzuim te melden. Gemeenten kregen daarvoor extra middelen.",
    "Uit de evaluatie blijkt dat de samenwerking tussen partners is versterkt.",
)


@pytest.mark.parametrize("sentence", [
    "Scholen waren niet verplicht om verzuim te melden [1].", "Schools were not obliged to report absence [1].",
    "Gemeenten kregen extra middelen [1].", "De samenwerking tussen partners is versterkt [2].",
    "Cooperation has been strengthened [2].", "Niet alleen scholen, ook gemeenten komen aan bod [2].",
])
def test_what_is_denied_as_the_passage_denies_it_may_leave(sentence: str) -> None:
    assert faults(sentence, SENT) == []


@pytest.mark.parametrize(("sentence", "what"), [
    ("Scholen waren in het voorjaar verplicht om verzuim te melden [1].", "verplicht"),
    ("In spring schools were obliged to report absence [1].", "verplicht"),
    ("De samenwerking tussen partners is niet versterkt [2].", "niet"),
    ("Cooperation hasn't been strengthened [2].", "n't"), ("Er is nooit samengewerkt [2].", "nooit"),
])
def test_a_negation_put_in_or_left_out_is_withheld(sentence: str, what: str) -> None:
    assert ("negation", what) in faults(sentence, SENT)


def test_the_cells_of_a_table_deny_nothing() -> None:
    row = TableRow("Verzuim", ("Jaar", "Ingeschreven"), "2020", {"Ingeschreven": "0"}, {"Ingeschreven": 0.0}, {})
    sent = {1: evidence_of(hit("2020\t0", table=row))}
    assert faults("In 2020 was nobody enrolled [1].", sent) == []
