"""Which words of a passage are nearest to a question."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.arrays import FloatArray
from index.nearest import nearest_unit
from index.units import Unit, units_of
from ingest.model import Footnote, Span
from tests.index.making import make_passage
from tests.index.samples import make_document


def _cosines(*values: float) -> FloatArray:
    return np.array(values, dtype=np.float32)


def _sentences(*lengths: int) -> list[Unit]:
    """A passage of sentences so long, a space between."""
    ends = np.cumsum([length + 1 for length in lengths]).tolist()
    parts = [Unit("s", Span(end - length - 1, end - 1)) for end, length in zip(ends, lengths, strict=True)]
    return [Unit("whole", Span(0, ends[-1] - 1)), *parts]


def _found(units: list[Unit], *cosines: float) -> tuple[int, int]:
    span = nearest_unit(units, _cosines(*cosines)).span
    return span.start, span.end


def test_a_passage_without_parts_is_its_own() -> None:
    whole = Unit("whole", Span(0, 30))
    assert nearest_unit([whole], _cosines(-0.4)) is whole


@pytest.mark.parametrize(("best", "span"), [(1, (0, 10)), (2, (11, 31)), (3, (32, 62))])
def test_the_nearest_sentence_and_never_the_whole(best: int, span: tuple[int, int]) -> None:
    cosines = [0.9, 0.1, 0.1, 0.1]
    cosines[best] = 0.5
    assert _found(_sentences(10, 20, 30), *cosines) == span


def test_a_neighbour_about_as_near_is_taken_in() -> None:
    units = _sentences(10, 20, 30, 40)
    assert _found(units, 0.0, 0.1, 0.5, 0.495, 0.1) == (11, 62)
    assert _found(units, 0.0, 0.495, 0.5, 0.1, 0.1) == (0, 31)
    assert _found(units, 0.0, 0.495, 0.5, 0.495, 0.1) == (0, 62)
    assert _found(units, 0.0, 0.1, 0.5, 0.4, 0.1) == (11, 31)
    assert _found(units, 0.0, 0.5, 0.1, 0.499, 0.1) == (0, 10)  # not beside it


def test_a_quote_does_not_grow_to_a_paragraph() -> None:
    assert _found(_sentences(300, 300), 0.0, 0.5, 0.5) == (0, 300)
    assert _found(_sentences(1000, 20), 0.0, 0.5, 0.1) == (0, 1000)
    assert _found(_sentences(300, 50, 300), 0.0, 0.499, 0.5, 0.499) == (301, 652)


def test_a_note_keeps_its_number_and_sentence() -> None:
    note = Footnote("3", 9, "Kamerstuk 26 695")
    passage = make_passage("d", 1, "Een brief. Nog iets. Slot.", footnotes=(note,))
    units = units_of(make_document("d"), passage)
    at = next(place for place, unit in enumerate(units) if unit.note)
    cosines = [0.1] * len(units)
    cosines[at] = 0.8
    found = nearest_unit(units, _cosines(*cosines))
    assert (found.note, passage.text[found.span.start:found.span.end]) == ("3", "Een brief.")
    assert found.text == units[at].text


def test_a_sentence_is_as_near_as_its_note() -> None:
    units = [Unit("w", Span(0, 21)), Unit("a", Span(0, 10)), Unit("b", Span(11, 21)), Unit("n", Span(11, 21), "1")]
    assert nearest_unit(units, _cosines(0.0, 0.5, 0.1, 0.495)) == Unit("a", Span(0, 21))


def test_a_cell_keeps_its_column_and_row() -> None:
    units = [Unit("w", Span(0, 9)), *(Unit(one, Span(0, 9), column=one) for one in ("A", "B", "C"))]
    assert nearest_unit(units, _cosines(0.9, 0.1, 0.7, 0.695)) == units[2]


COSINES = st.floats(-1, 1, width=32)
PASSAGES = st.lists(st.tuples(st.integers(1, 500), COSINES), min_size=1, max_size=12)


@given(PASSAGES, COSINES)
def test_the_span_holds_the_nearest_whole_sentence(drawn: list[tuple[int, float]], whole: float) -> None:
    units = _sentences(*(length for length, _ in drawn))
    cosines = _cosines(whole, *(cosine for _, cosine in drawn))
    found = nearest_unit(units, cosines)
    best = units[int(np.argmax(cosines[1:])) + 1].span
    assert 0 <= found.span.start <= best.start < best.end <= found.span.end <= units[0].span.end
    assert found.span == best or found.span.end - found.span.start <= 420
    edges = {unit.span.start for unit in units[1:]}, {unit.span.end for unit in units[1:]}
    assert found.span.start in edges[0]
    assert found.span.end in edges[1]
