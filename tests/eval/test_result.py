from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console

from eval.errors import ReportError
from eval.faults import faults, first_right
from eval.floor import Shortfall
from eval.gold import Answer, GoldSpeaker
from eval.matching import Missing
from eval.outcome import Given
from eval.report import page, write_report
from eval.result import GoldResult, summarise
from eval.table import print_gold
from ingest.model import Speaker
from tests.eval.material import outcome, passage, question

MINISTER, SP = Speaker("minister", "A. Slob"), Speaker("fractie", party="SP")
RIGHT = passage("brief#1", "De cijfers dalen <snel>.", speaker=MINISTER)
WRONG = passage("brief#2", "Dalen de cijfers?", speaker=SP)
HELD, ANSWER = frozenset({"brief#1"}), Answer("brief.md", "De cijfers dalen", "text")
QUOTE = Given("extract", "De cijfers dalen", 0.9, "brief#1", 0, 16)
SAID = GoldSpeaker("minister", None, None)


def result() -> GoldResult:
    return summarise(
        "all",
        "g1",
        [
            outcome(question("good", "fact", ANSWER), RIGHT, WRONG, relevant=HELD, given=QUOTE),
            outcome(question("late", "fact", ANSWER, language="en"), WRONG, RIGHT, relevant=HELD),
            outcome(question("lost", "speaker", ANSWER, speaker=SAID), WRONG, relevant=HELD, given=QUOTE),
            outcome(question("gone", "footnote", ANSWER)),
            outcome(question("none", "unanswerable"), WRONG, given=QUOTE),
        ],
        [Missing("gone", ANSWER)],
        resamples=50,
    )


def test_figures_are_over_every_answerable_question() -> None:
    figures = result().figures()
    assert figures["hit@1"] == 0.25
    assert figures["hit@5"] == 0.5
    assert figures["hit@5 fact"] == 1.0
    assert figures["hit@5 en"] == 1.0
    assert figures["MRR@10"] == pytest.approx((1 + 0.5) / 4)
    assert figures["speaker"] == 0.0
    assert figures["refused"] == 0.0
    assert figures["answered"] == 0.5
    assert figures["auroc"] == pytest.approx((0.5 + 0 + 0.5 + 0) / 4)


def test_slices_are_all_then_kinds_and_languages_that_occur() -> None:
    found = {one.name: one.queries for one in result().ranking}
    assert found == {"all": 4, "speaker": 1, "fact": 2, "footnote": 1, "nl": 3, "en": 1}


def test_faults_are_in_words_and_a_good_outcome_has_none() -> None:
    by_id = {one.question.id: one for one in result().outcomes}
    assert faults(by_id["good"]) == ()
    assert faults(by_id["late"]) == ("right passage at rank 2", "no answer given")
    assert faults(by_id["lost"]) == ("right passage not found", "first passage has another speaker")
    assert faults(by_id["gone"]) == ("right passage not found", "note not shown", "no answer given")
    assert faults(by_id["none"]) == ("answered, though the papers do not",)
    assert first_right(by_id["gone"]) is None


def test_json_is_plain_and_has_a_line_for_each_question() -> None:
    data = json.loads(json.dumps(result().as_json()))
    assert [one["id"] for one in data["each"]] == ["good", "late", "lost", "gone", "none"]
    assert data["ranking"]["en"]["hit@5"]["value"] == 1.0
    assert data["missing"] == ['gone: no passage of brief.md has in its text "De cijfers dalen"']


def test_tables_fit_100_columns() -> None:
    out = Console(width=100, record=True, quiet=True)
    out.quiet = False
    with out.capture() as captured:
        print_gold(result(), out)
    lines = captured.get().splitlines()
    assert max(map(len, lines)) <= 100
    assert any(line.split()[1:3] == ["all", "│"] and "0.250 [" in line for line in lines)
    assert "…" not in captured.get()


def test_the_page_shows_what_failed_and_escapes_it(tmp_path: Path) -> None:
    short = [Shortfall("all", "hit@1", 0.25, 0.6)]
    file = tmp_path / "report.html"
    write_report(file, result(), short)
    html = file.read_text(encoding="utf-8")
    assert html == page(result(), short)
    assert "Failed: 4 of 5" in html
    assert "all: hit@1 is 0.250, its floor is 0.600" in html
    assert "De cijfers dalen &lt;snel&gt;." in html
    assert "<snel>" not in html
    assert "http" not in html


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="the report cannot be written"):
        write_report(tmp_path / "no" / "report.html", result(), [])
