from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from eval.answers import auroc
from eval.gold import Answer
from eval.outcome import Given, Outcome
from eval.report import page
from eval.result import GoldResult, summarise
from eval.table import print_gold
from eval.unanswerable import ALL, UNSORTED, auroc_interval, by_sort
from tests.eval.material import outcome, question

CONFIDENCES = st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), min_size=1, max_size=8)


def unanswerable(id: str, sort: str | None, confidence: float, kind: str = "extract") -> Outcome:
    asked = replace(question(id, "unanswerable"), sort=sort)
    return outcome(asked, given=Given(kind, "De cijfers", confidence))


def outcomes() -> list[Outcome]:
    answer = Answer("brief.md", "De cijfers dalen", "text")
    sure = [outcome(question(f"a{at}", "fact", answer), given=Given("extract", "De", at / 10)) for at in (4, 8)]
    return [
        *sure,
        unanswerable("u1", "wrong-year", 0.1, "none"),
        unanswerable("u2", "wrong-year", 0.6),
        unanswerable("u3", "off-topic", 0.0, "none"),
        unanswerable("u4", None, 0.9),
    ]


def result() -> GoldResult:
    return summarise("all", "g1", outcomes(), [], resamples=100)


def test_each_sort_is_measured_against_all_answerable_questions() -> None:
    found = {one.name: one for one in by_sort(outcomes(), resamples=100)}
    assert list(found) == [UNSORTED, "off-topic", "wrong-year", ALL]
    assert [one.questions for one in found.values()] == [1, 1, 2, 4]
    assert [one.refused.value for one in found.values()] == [0.0, 1.0, 0.5, 0.5]
    assert [one.auroc.value for one in found.values()] == [0.0, 1.0, 0.75, pytest.approx(2.5 / 4)]


def test_nothing_unanswerable_makes_no_rows() -> None:
    assert by_sort(outcomes()[:2]) == ()
    alone = by_sort(outcomes()[2:], resamples=10)
    assert [one.auroc.value for one in alone] == [None, None, None, None]


@given(CONFIDENCES, CONFIDENCES)
def test_the_interval_holds_the_area_and_stays_in_range(positive: list[float], negative: list[float]) -> None:
    found = auroc_interval(positive, negative, resamples=200)
    assert found.value == auroc(positive, negative)
    assert found.low is not None
    assert found.high is not None
    assert -1e-9 <= found.low <= found.high <= 1 + 1e-9
    assert found.n == len(negative)


def test_an_area_that_no_draw_can_change_has_no_width() -> None:
    found = auroc_interval([0.8, 0.9], [0.1, 0.2, 0.3], resamples=50)
    assert found.value == 1.0
    assert found.low == pytest.approx(1.0)
    assert found.high == pytest.approx(1.0)


def test_it_is_printed_written_and_on_the_page() -> None:
    found = result()
    data = json.loads(json.dumps(found.as_json()))["unanswerable"]
    assert data["wrong-year"]["auroc"]["value"] == 0.75
    out = Console(width=100)
    with out.capture() as captured:
        print_gold(found, out)
    assert "Unanswerable questions" in captured.get()
    assert "wrong-year" in captured.get()
    assert "<td>wrong-year</td><td class=n>2</td><td class=n>0.500 [" in page(found, [])


def test_a_page_without_unanswerable_questions_says_nothing_of_them() -> None:
    assert "Unanswerable" not in page(summarise("all", "g1", outcomes()[:2], [], resamples=10), [])
