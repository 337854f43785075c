"""The confidence over the real index: what it is made of, and that it does not depend on how much is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.encoder import Encoder, load_encoder
from index.filters import Filters
from index.search import SearchResult, search
from index.snapshot import Snapshot, open_index
from service.confidence import FEATURES, coefficients, confidence_of, measured, threshold

SAID = "Wat zei de minister over de representativiteit van het Kohnstamm-onderzoek?"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def snapshot(sample_index: Path, encoder: Encoder) -> Iterator[Snapshot]:
    with closing(open_index(sample_index, encoder)) as opened:
        yield opened


def ask(snapshot: Snapshot, encoder: Encoder, question: str, k: int = 5) -> SearchResult:
    return search(snapshot, encoder, question, k, Filters())


def test_it_is_the_same_for_any_number_of_passages(snapshot: Snapshot, encoder: Encoder) -> None:
    found = [confidence_of(SAID, ask(snapshot, encoder, SAID, k)) for k in (1, 5, 20)]
    assert found == pytest.approx([found[0]] * 3)
    assert threshold() < found[0] <= 1


def test_every_feature_has_a_coefficient(snapshot: Snapshot, encoder: Encoder) -> None:
    values = measured(SAID, ask(snapshot, encoder, SAID))
    assert set(values) == set(FEATURES)
    for language in ("nl", "en"):
        assert set(coefficients(language)) == {"bias", *FEATURES}


def test_a_year_and_a_name_that_no_paper_has_count_against(snapshot: Snapshot, encoder: Encoder) -> None:
    strange = "Hoeveel thuiszitters telde Zoetermeer in 2011-2012?"
    values = measured(strange, ask(snapshot, encoder, strange))
    assert (values["names"], values["year"]) == (2.0, 1.0)
    plain = measured(SAID, ask(snapshot, encoder, SAID))
    assert (plain["names"], plain["year"]) == (0.0, 0.0)
    assert confidence_of(strange, ask(snapshot, encoder, strange)) < threshold()


def test_a_question_about_something_else_stands_out_less(snapshot: Snapshot, encoder: Encoder) -> None:
    other = "Hoeveel stikstof mag een melkveehouder uitstoten?"
    first, second = (measured(one, ask(snapshot, encoder, one))["standout"] for one in (SAID, other))
    assert first > second


def test_without_hits_there_is_no_confidence(snapshot: Snapshot, encoder: Encoder) -> None:
    nothing = search(snapshot, encoder, SAID, 5, Filters(since="2035-01-01"))
    assert confidence_of(SAID, nothing) == 0.0
