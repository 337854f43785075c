"""What the confidence is measured from, over hashed words and made-up hits."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import words_of
from index.filters import Filters
from index.inquiry import inquire
from index.search import SearchResult, search
from index.snapshot import Snapshot
from service.confidence import FEATURES, coefficients, confidence_of, measured, threshold
from tests.index.making import HashEncoder, make_passage
from tests.index.samples import make_hit, make_result, sample_snapshot, unit_at

FILE = Path(__file__).parents[2] / "service" / "confidence.json"
QUESTIONS = [
    "Hoeveel thuiszitters waren er in 2018-2019?", "What did the SGP ask the minister about the study?",
    "Wat zei Wilders in 1999 over Kohnstamm?", "zzz", "",
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with sample_snapshot(tmp_path_factory.mktemp("confidence") / "index") as made:
        yield made


def _search(snapshot: Snapshot, question: str, k: int = 5) -> SearchResult:
    return search(snapshot, HashEncoder(), question, k, Filters())


def _one(text: str, **figures: float) -> SearchResult:
    passage = make_passage("kst-1-1", 1, text, section=("Ouders",))
    hit = make_hit(passage, unit_at(passage, text))
    return make_result(replace(hit, measured=hit.measured | figures))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_is_complete(language: str) -> None:
    model = coefficients(language)
    assert set(model) == {"bias", *FEATURES}
    assert all(math.isfinite(value) for value in model.values())
    assert model == json.loads(FILE.read_text(encoding="utf-8"))[language]


def test_the_threshold_can_be_met_and_missed() -> None:
    assert 0 < threshold() < 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_for_any_number_of_hits(snapshot: Snapshot, question: str) -> None:
    results = [_search(snapshot, question, k) for k in (1, 4, 5, 60)]
    assert len({len(result.hits) for result in results}) == 4
    values = [measured(question, result) for result in results]
    assert set(values[0]) == set(FEATURES)
    assert values == [values[0]] * 4
    found = {confidence_of(question, result) for result in results}
    assert len(found) == 1
    assert 0 <= found.pop() <= 1


def test_what_a_reranker_adds_is_no_margin(snapshot: Snapshot) -> None:
    plain = _search(snapshot, QUESTIONS[0], 60)
    lifted = [replace(hit, score=hit.score + 1.0 / hit.rank, parts={**hit.parts, "reranker": 1.0 / hit.rank})
              for hit in plain.ranked]
    found = replace(plain, hits=tuple(lifted), ranked=tuple(lifted))
    assert measured(QUESTIONS[0], found) == pytest.approx(measured(QUESTIONS[0], plain))
    turned = replace(plain, ranked=plain.ranked[4::-1] + plain.ranked[5:])
    assert measured(QUESTIONS[0], turned)["margin"] == pytest.approx(-measured(QUESTIONS[0], plain)["margin"])


def test_nothing_found_is_not_sure_at_all() -> None:
    assert confidence_of("Hoeveel?", make_result()) == 0.0
    assert confidence_of("How many?", make_result()) == 0.0


FIGURES = st.fixed_dictionaries({
    "nearest": st.floats(-1e6, 1e6), "lexical": st.floats(0, 1e6), "speaker": st.sampled_from([-1.0, -0.5, 0.0, 1.0]),
})


@given(FIGURES, st.sampled_from(QUESTIONS), st.floats(-1e6, 1e6))
def test_between_0_and_1_whatever_is_measured(figures: dict[str, float], question: str, score: float) -> None:
    one = _one("Ouders zijn blij.", **figures).hits[0]
    other = replace(one, rank=2, score=-score)
    assert 0 <= confidence_of(question, make_result(replace(one, score=score), other)) <= 1


def _asked(question: str, rarities: Mapping[str, float] | None = None, lexical: float = 0.0) -> dict[str, float]:
    """Measured of one passage, for a question whose words are as rare as said, else all alike."""
    rare = {words_of(word)[0]: rarity for word, rarity in (rarities or {}).items()}
    inquiry = inquire(question, {}, lambda meant: rare.get(meant[0], 1.0))
    return measured(question, replace(_one("Leerlingen zijn blij.", lexical=lexical), inquiry=inquiry))


def test_coverage_is_the_share_of_words_held_each_by_its_rarity() -> None:
    assert _asked("leerlingen")["coverage"] == 1.0
    assert _asked("leerlingen en ouders")["coverage"] == 1.0  # a heading's word counts
    assert _asked("leerlingen fietsen")["coverage"] == 0.5
    assert _asked("leerlingen fietsen", {"fietsen": 3.0})["coverage"] == 0.25
    assert _asked("fietsen")["coverage"] == 0.0
    assert _asked("")["coverage"] == 0.0


def test_what_no_passage_holds_is_unknown() -> None:
    assert _asked("leerlingen fietsen", {"fietsen": 3.0})["unknown"] == 0.75
    assert _asked("Are the pupils happy?")["unknown"] == _asked("the pupils happy")["unknown"] < 1.0


def test_words_count_as_a_share_of_what_they_can_score() -> None:
    assert _asked("leerlingen fietsen", lexical=4.0)["lexical"] == 2.0
    assert _asked("leerlingen", lexical=4.0)["agreement"] == 1.0
    assert _asked("leerlingen", lexical=0.0)["agreement"] == 0.0


def test_names_and_years_that_nothing_holds() -> None:
    result = _one("Het lid Kwint sprak in 2021 over ouders.")
    assert measured("Sprak Kwint in 2021?", result).items() >= {"names": 0.0, "year": 0.0}.items()
    assert measured("Sprak Kwint in 1999?", result).items() >= {"names": 1.0, "year": 1.0}.items()
    assert measured("Sprak Wilders in 2021?", result).items() >= {"names": 1.0, "year": 0.0}.items()
    many = measured("Spraken Wilders, Balkenende, Melkert, Zalm en Bolkestein?", result)["names"]
    assert 1 < many == measured("Spraken Wilders, Balkenende, Melkert, Zalm?", result)["names"]


def test_margin_standout_and_speaker() -> None:
    passage = make_passage("kst-1-1", 1, "Ouders.")
    unit = unit_at(passage, "Ouders.")
    figures = [(0.9, 0.8), (0.7, 0.9), (0.6, 0.1), (0.5, 0.1), (0.4, 0.1), (0.1, 0.1)]
    hits = [
        make_hit(passage, unit, rank=rank, score=score, cosine=cosine)
        for rank, (score, cosine) in enumerate(figures, start=1)
    ]
    values = measured("ouders", make_result(*hits))
    assert values["margin"] == pytest.approx(0.5)
    assert values["nearest"] == 0.8
    assert values["standout"] == pytest.approx(0.8 - 2.1 / 6)
    assert (values["speaker"], values["elsewhere"]) == (0.0, 0.0)
    wrong = replace(hits[0], measured=hits[0].measured | {"speaker": -1.0})
    values = measured("ouders", make_result(wrong, *hits[1:]))
    assert (values["speaker"], values["elsewhere"]) == (-1.0, 0.0)  # nobody that was asked for is there
    right = replace(hits[0], measured=hits[0].measured | {"speaker": 1.0})
    other = replace(hits[1], measured=hits[1].measured | {"speaker": -1.0})
    values = measured("ouders", make_result(right, other, *hits[2:]))
    assert values["speaker"] == 0.0
    assert values["elsewhere"] == pytest.approx(0.1)
