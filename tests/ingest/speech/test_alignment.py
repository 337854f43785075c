"""Answers given to questions in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.speech.alignment import align

SCORES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.floats(0, 1), min_size=width, max_size=width), min_size=1, max_size=6)
)


def test_the_best_order() -> None:
    assert align([[0.9, 0.1], [0.2, 0.1], [0.0, 0.8]]) == [[0, 1], [2]]
    assert align([[0.0, 0.9], [0.5, 0.6]]) == [[], [0, 1]]
    assert align([]) == []


@given(SCORES)
def test_every_answer_goes_to_one_question_and_no_order_is_broken(scores: list[list[float]]) -> None:
    found = align(scores)
    assert len(found) == len(scores[0])
    assert [place for places in found for place in places] == list(range(len(scores)))
