"""What the report says of answers that quote the right passage and still do not answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.faults import faults
from eval.gold import Answer
from eval.outcome import Given
from eval.report_failed import CHARACTERS, failed_questions
from ingest.model import Footnote, Passage, TableRow
from tests.eval.material import outcome, passage, question

HELD = frozenset({"brief#1"})
NOTED = passage("brief#1", "De cijfers dalen. Ik deel dat.", notes=(Footnote("1", 16, "Kamerstuk 31 497, nr. 392."),))
CELLS = {"Jaar": "2019", "Langdurig": "12", "Kort": "3"}
ROW = passage("brief#1", "2019\t12\t3", table=TableRow(None, tuple(CELLS), "2019", CELLS))
CELL = Answer("brief.md", "2019", "table", "12", "Langdurig")
GIVEN = Given("extract", "Ik deel dat.", 0.9, "brief#1", 18, 30, note="Iets anders", column="Kort", value="3")


@pytest.mark.parametrize(
    ("kind", "answer", "served", "fault"),
    [
        ("fact", Answer("brief.md", "De cijfers dalen", "text"), NOTED, "quote lacks the words that answer"),
        ("footnote", Answer("brief.md", "nr. 392", "footnote"), NOTED, "note given is not the one that answers"),
        ("table", CELL, ROW, "cell given is not the one that answers"),
    ],
)
def test_an_answer_from_the_right_passage_may_still_miss(
    kind: str, answer: Answer, served: Passage, fault: str
) -> None:
    missed = outcome(question("q1", kind, answer), served, relevant=HELD, given=GIVEN)
    assert faults(missed) == (fault,)
    shown = failed_questions([missed])
    assert fault in shown
    assert "→ Kort: 3 Note: Iets anders" in shown


def test_a_right_passage_is_shown_whole_and_others_are_cut() -> None:
    answer = Answer("brief.md", "het einde", "text")
    right = passage("brief#1", "woord " * CHARACTERS + "het einde.")
    other = replace(right, id="brief#2", text="anders " * CHARACTERS + "het slot.")
    shown = failed_questions([outcome(question("q1", "fact", answer), other, right, relevant=HELD)])
    assert "het einde.<" in shown
    assert "het slot" not in shown
    assert "…" in shown
