"""Whether an answer shows what proves it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.gold import Answer
from eval.outcome import Given
from eval.proof import proof_values, quoted_length
from ingest.model import Footnote, TableRow
from tests.eval.material import outcome, passage, question

TEXT = Answer("brief.md", "cijfers  dalen", "text")
NOTE = Answer("brief.md", "nr. 134", "footnote")
CELL = Answer("brief.md", "2019", "table", "12", "Langdurig verzuim")
FOOTNOTE = Footnote("1", 5, "Kamerstuk 26 695, nr. 134.")
SAID = passage("brief#1", "Ik deel dat niet. De cijfers dalen.", notes=(FOOTNOTE,))
CELLS = {"Jaar": "2019", "Langdurig ver zuim": "12", "Kort": "3"}
ROW = passage("brief#1", "2019\t12\t3", table=TableRow(None, tuple(CELLS), "2019", CELLS))
GIVEN = Given("extract", "De cijfers dalen.", 0.9, "brief#1", 18, 35)
RIGHT = frozenset({"brief#1"})


@pytest.mark.parametrize(("words", "right"), [("De cijfers dalen.", True), ("Ik deel dat niet.", False)])
def test_the_golds_words_are_among_those_quoted(words: str, right: bool) -> None:
    given = replace(GIVEN, text=words)
    assert proof_values(outcome(question("q", "fact", TEXT), SAID, relevant=RIGHT, given=given)) == {"words": right}


@pytest.mark.parametrize(("note", "right"), [("Kamerstuk 26 695, nr. 134.", True), ("nr. 135", False), (None, False)])
def test_the_note_given_is_the_golds(note: str | None, right: bool) -> None:
    given = replace(GIVEN, note=note)
    assert proof_values(outcome(question("q", "footnote", NOTE), SAID, relevant=RIGHT, given=given)) == {"note": right}


@pytest.mark.parametrize(("column", "value", "right"), [
    ("Langdurig ver zuim", "12", True), ("Kort", "3", False), ("Langdurig ver zuim", "13", False), (None, None, False),
])
def test_the_cell_given_is_the_golds(column: str | None, value: str | None, right: bool) -> None:
    given = replace(GIVEN, column=column, value=value)
    assert proof_values(outcome(question("q", "table", CELL), ROW, relevant=RIGHT, given=given)) == {"cell": right}


def test_a_wrong_passage_or_a_refusal_counts_for_none() -> None:
    asked = question("q", "fact", TEXT)
    assert proof_values(outcome(asked, SAID, given=GIVEN)) == {}
    assert proof_values(outcome(asked, SAID, relevant=RIGHT)) == {}


def test_the_length_is_that_of_the_middle_answer() -> None:
    lengths = (outcome(question(), SAID, given=replace(GIVEN, text="x" * size)) for size in (3, 5, 90))
    assert quoted_length([*lengths, outcome(question(), SAID)]) == 5
    assert quoted_length([outcome(question(), SAID)]) is None
