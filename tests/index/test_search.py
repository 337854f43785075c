"""From a question to ranked passages, over an index of the sample papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from index.filters import Filters
from index.ranking import Weights
from index.search import Hit, SearchResult, search
from index.snapshot import Snapshot
from index.units import asked_in, row_of, units_of
from ingest.errors import BadRequest
from tests.index.making import HashEncoder
from tests.index.samples import FEATURES, sample_snapshot

VERSLAG = "26695-verslag-schriftelijk-overleg"
PLAIN = Weights(
    whole=0.5, lexical_nl=0.5, lexical_en=0.5, asked=0.0, speaker=0.0, addressee=0.0, restates=0.0, question=0.0,
    short=0.0, exact=0.0,
)
ANSWERING = replace(PLAIN, speaker=0.5, addressee=0.5, asked=0.2, restates=-0.3)
QUESTIONS = [
    "Wat antwoordde de minister op de vraag van de SGP over ouders?",
    "What did the SGP ask the minister about the study?",
    "Hoeveel thuiszitters waren er in 2018-2019?",
    "zzz",
    "",
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with sample_snapshot(tmp_path_factory.mktemp("search") / "index") as made:
        yield made


def _search(
    snapshot: Snapshot, question: str, k: int = 5, filters: Filters | None = None, weights: Weights | None = None
) -> SearchResult:
    return search(snapshot, HashEncoder(), question, k, filters or Filters(), weights)


def _ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.passage.id for hit in hits]


def _rank_of(found: SearchResult, passage_id: str) -> int:
    return next(hit.rank for hit in found.ranked if hit.passage.id == passage_id)


def _best_answer(found: SearchResult, passage_id: str) -> int:
    return next(hit.rank for hit in found.ranked if passage_id in hit.passage.asked_in)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("weights", [PLAIN, ANSWERING, None])
def test_ranks_scores_and_parts(snapshot: Snapshot, question: str, weights: Weights | None) -> None:
    found = _search(snapshot, question, 7, weights=weights)
    assert len(found.hits) == 7
    assert found.ranked[:7] == found.hits
    assert [hit.rank for hit in found.ranked] == list(range(1, len(found.ranked) + 1))
    assert len(set(_ids(found.ranked))) == len(found.ranked)
    scores = [hit.score for hit in found.ranked]
    assert scores == sorted(scores, reverse=True)
    for hit in found.ranked:
        assert hit.score == pytest.approx(sum(hit.parts.values()))
        assert set(hit.parts) == {"base", *FEATURES}
        assert set(hit.measured) == {"whole", "nearest", "lexical", "lead", *FEATURES}
        assert 0 <= hit.parts["base"] <= 1 + 1e-6
        assert hit.measured["whole"] <= hit.measured["nearest"] <= 1 + 1e-5
        assert hit.measured["lexical"] >= 0
        assert hit.document.id == hit.passage.document_id
        assert 0 <= hit.nearest.span.start < hit.nearest.span.end <= len(hit.passage.text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_every_time(snapshot: Snapshot, question: str) -> None:
    first, again = _search(snapshot, question), _search(snapshot, question)
    assert first.ranked == again.ranked
    assert first.searched == again.searched
    assert np.array_equal(first.vector, again.vector)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_hits_do_not_depend_on_how_many_are_asked_for(snapshot: Snapshot, question: str) -> None:
    most = _search(snapshot, question, 60)
    assert len(most.hits) == 60
    for k in (1, 5, 30):
        fewer = _search(snapshot, question, k)
        assert fewer.hits == most.hits[:k]
        assert fewer.ranked == most.ranked


@pytest.mark.parametrize("filters", [
    Filters(document=("kst-31497-422",)), Filters(speaker=("SGP",)), Filters(speaker=("BIJ1",), document=(VERSLAG,)),
])
def test_filters_cut_before_the_ranking(snapshot: Snapshot, filters: Filters) -> None:
    """However far down a passage stands among all, it comes back where the filters leave nothing better."""
    allowed = snapshot.allowed(filters)
    assert allowed is not None
    passing = {one.id for one in snapshot.passages_at(allowed)}
    assert 0 < len(passing) < snapshot.counts()[1] / 2
    unfiltered = _search(snapshot, "Hoeveel thuiszitters waren er in 2018-2019?", 10)
    assert not passing >= set(_ids(unfiltered.hits))
    found = _search(snapshot, "Hoeveel thuiszitters waren er in 2018-2019?", min(10, len(passing)), filters)
    assert len(found.hits) == min(10, len(passing))
    assert set(_ids(found.ranked)) <= passing
    assert (found.searched.documents, found.searched.passages) == (1, len(passing))
    assert found.searched.index == snapshot.generation
    assert found.searched.filters["speaker"] == list(filters.speaker)


def test_more_hits_than_there_are_passages(snapshot: Snapshot) -> None:
    assert len(_search(snapshot, "thuiszitters", 100).hits) == 100
    few = Filters(speaker=("BIJ1",))
    found = _search(snapshot, "thuiszitters", 100, few)
    assert len(found.hits) == snapshot.counts(few)[1]


def test_filters_that_leave_nothing(snapshot: Snapshot) -> None:
    found = _search(snapshot, "thuiszitters", filters=Filters(since="2050-01-01"))
    assert (found.hits, found.ranked) == ((), ())
    assert (found.searched.documents, found.searched.passages) == (0, 0)
    with pytest.raises(BadRequest, match="unknown speaker"):
        _search(snapshot, "thuiszitters", filters=Filters(speaker=("Wilders",)))


def test_an_answer_stands_above_the_question_it_restates(snapshot: Snapshot) -> None:
    question = "Wat antwoordde de minister op de vraag van de SGP of voldoende inspanning verricht wordt voor ouders?"
    found = _search(snapshot, question, 60, weights=ANSWERING)
    first = found.hits[0].passage
    assert first.asked_in == (f"{VERSLAG}#103",)
    assert first.about == ()
    assert found.hits[0].parts["addressee"] > 0
    asked = f"{VERSLAG}#103"
    plain = _search(snapshot, question, 60, weights=PLAIN)
    assert _rank_of(plain, asked) < _best_answer(plain, asked)  # by its words alone the restatement is nearer
    assert _rank_of(found, asked) > _best_answer(found, asked)
    assert all(hit.parts["restates"] < 0 for hit in found.ranked if hit.passage.about)


def test_an_answer_shares_in_the_score_of_its_question(snapshot: Snapshot) -> None:
    found = _search(snapshot, "Wat vraagt de SGP over voldoende inspanning voor ouders?", 100, weights=ANSWERING)
    base = {hit.passage.id: hit.parts["base"] for hit in found.hits}
    answers = [hit for hit in found.hits if set(hit.passage.asked_in) & set(base)]
    assert answers
    for hit in answers:
        assert hit.parts["asked"] == pytest.approx(0.2 * max(base[one] for one in hit.passage.asked_in if one in base))
    others = [hit.parts["asked"] for hit in found.hits if hit not in answers]
    assert others
    assert set(others) == {0.0}


def test_the_one_who_must_speak_is_ranked_first(snapshot: Snapshot) -> None:
    found = _search(snapshot, "What did the SGP ask the minister about the study?", 60, weights=ANSWERING)
    speakers = [hit.passage.speaker for hit in found.hits]
    assert speakers[0] is not None
    assert speakers[0].party == "SGP"
    assert found.hits[0].measured["speaker"] == 1.0
    surname = _search(snapshot, "Wat zegt Slob over de fracties?", 100, weights=ANSWERING)
    assert snapshot.names()["slob"] == "minister"
    # 1 is Slob himself, 0.5 a minister whom the paper does not name, -1 somebody else
    assert {hit.measured["speaker"] for hit in surname.hits} >= {1.0, 0.5, -1.0}


def test_the_base_is_words_alone_or_vectors_alone(snapshot: Snapshot) -> None:
    question = "representativiteit van het onderzoek"
    worded = _search(snapshot, question, 20, weights=replace(PLAIN, lexical_nl=1.0)).hits
    assert [hit.measured["lexical"] for hit in worded] == sorted((h.measured["lexical"] for h in worded), reverse=True)
    near = _search(snapshot, question, 20, weights=replace(PLAIN, lexical_nl=0.0, whole=1.0)).hits
    assert [hit.measured["whole"] for hit in near] == sorted((h.measured["whole"] for h in near), reverse=True)
    assert _ids(worded) != _ids(near)


def test_every_unit_of_every_passage_has_a_vector(snapshot: Snapshot) -> None:
    ids = snapshot.vectors.ids
    rows, counts = np.unique([row_of(int(unit)) for unit in ids], return_counts=True)
    passages = snapshot.passages_at(rows)
    assert len(passages) == snapshot.counts()[1]
    documents = {one.id: one for one in snapshot.documents()}
    assert counts.tolist() == [
        len(units_of(documents[one.document_id], one)) + len(asked_in(one)) for one in passages
    ]
    assert any(map(asked_in, passages))
