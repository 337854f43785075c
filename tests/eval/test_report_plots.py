from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.compare import compare
from eval.gold import Answer
from eval.outcome import Given
from eval.report import page
from eval.report_plots import latency_histogram, quality, reliability_diagram, risk_coverage_curve, wilson
from eval.result import summarise
from eval.svg import Frame, axes, steps, text
from tests.eval.material import outcome, question
from tests.eval.test_compare import runs
from tests.eval.test_result import RIGHT, result

OUTCOMES = result().outcomes


@pytest.mark.parametrize(
    "drawn",
    [
        quality(result().ranking),
        reliability_diagram(OUTCOMES),
        risk_coverage_curve(OUTCOMES),
        latency_histogram(OUTCOMES),
        reliability_diagram([]),
        risk_coverage_curve([]),
    ],
)
def test_every_picture_is_whole_and_inside_its_frame(drawn: str) -> None:
    root = ElementTree.fromstring(drawn)
    assert root.get("aria-label")
    width, height = map(float, str(root.get("viewBox")).split()[2:])
    for one in root.iter():
        for name, most in (("x", width), ("cx", width), ("x1", width), ("y", height), ("cy", height), ("y1", height)):
            assert 0 <= float(one.get(name, "0")) <= most


def test_a_frame_puts_the_origin_at_the_lower_left() -> None:
    frame = Frame(most_x=2, most_y=4)
    assert (frame.x(0), frame.y(0)) == (frame.left, frame.height - frame.bottom)
    assert (frame.x(2), frame.y(4)) == (frame.width - frame.right, frame.top)


@given(st.floats(0.01, 1e6))
def test_steps_are_round_even_and_few(most: float) -> None:
    found = steps(most)
    assert found[0] == 0
    assert found[-1] <= most * (1 + 1e-9)
    assert len(found) <= 12


def test_both_axes_are_named() -> None:
    drawn = "".join(axes(Frame(), (0, 1), (0, 1), "confidence", "share <right>"))
    assert ">confidence</text>" in drawn
    assert ">share &lt;right&gt;</text>" in drawn
    assert 'transform="rotate(-90 ' in drawn


def test_words_are_escaped() -> None:
    assert "&lt;b&gt;" in text(0, 0, "<b>")


@given(st.integers(1, 50), st.floats(0, 1))
def test_a_wilson_interval_holds_the_share(n: int, share: float) -> None:
    low, high = wilson(share, n)
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 1


def test_the_page_stands_alone_and_shows_score_parts_and_the_comparison() -> None:
    html = page(result(), [], compare(*runs()))
    assert not re.search(r"(?:src|href)=|@import|url\(", html)
    assert 'name="viewport"' in html
    assert "prefers-color-scheme: dark" in html
    assert "Compared with before" in html
    assert html.count("<svg") == 4
    answer = Answer("brief.md", "De cijfers stijgen", "text")
    failed = outcome(question("lost", "fact", answer), RIGHT, given=Given("extract", "De", 0.9, "brief#1", 0, 2))
    scored = replace(failed, parts=({"base": 1.0, "speaker": 0.2},))
    shown = page(summarise("all", "g1", [scored], [], resamples=10), [])
    assert "score 1.200 = base +1.000 speaker +0.200" in shown
    assert "minister A. Slob" in shown
