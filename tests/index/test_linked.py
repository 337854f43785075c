"""The questions that a passage answers are part of what it is found by, as far as the weights let them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.candidates import find_candidates
from index.embeddings import key_of, keys_of
from index.filters import Filters
from index.lexical import WEIGHTS, open_lexical
from index.lexical_build import write_lexical
from index.ranking import shipped_weights
from index.search import search
from index.snapshot import Snapshot
from index.units import ASKED, MOST_ASKED, PLACES, asked_in, question_text, units_of
from tests.index.making import HashEncoder, make_paper, make_passage
from tests.index.samples import sample_snapshot

QUESTION = make_passage("d", 1, "Hoeveel zwemvesten koopt de minister?")
ANSWER = replace(make_passage("d", 2, "Dat zijn er drie."), answers=("d#1",), asked_in=("d#1", "elders#4"))
PAPER = make_paper("d", [QUESTION, ANSWER])


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with sample_snapshot(tmp_path_factory.mktemp("linked")) as opened:
        yield opened


def test_a_question_is_a_unit_of_its_answer_and_nothing_new_to_embed() -> None:
    first, second = keys_of(PAPER, "model")
    assert asked_in(ANSWER) == ("d#1", "elders#4")
    assert second[ASKED] == first[0] == key_of("model", question_text(PAPER.document, QUESTION))
    assert set(second) == {*range(len(units_of(PAPER.document, ANSWER))), ASKED}
    many = replace(ANSWER, answers=tuple(f"d#{at}" for at in range(99)))
    assert len(asked_in(many)) == MOST_ASKED <= PLACES - ASKED


def test_the_words_of_a_question_find_its_answer(tmp_path: Path) -> None:
    write_lexical(tmp_path / "lexical", None, [], [(PAPER.document, [(1, QUESTION), (2, ANSWER)])])
    index = open_lexical(tmp_path / "lexical")
    assert index.search("zwemvesten", 9)[0].tolist() == [1]
    assert index.search("zwemvesten", 9, None, {**WEIGHTS, "questions": 0.5})[0].tolist() == [1, 2]


def test_what_is_shipped_counts_them_by_its_weights(snapshot: Snapshot) -> None:
    weights = replace(shipped_weights(), linked=0.0, questions=0.0)
    encoder = HashEncoder()
    question = "Wat vragen de leden over de representativiteit van het onderzoek?"
    vector = encoder.encode_queries([question])[0]
    plain = find_candidates(snapshot, vector, question, None, weights)
    passages = snapshot.passages_at(plain.rows)
    linked = [bool(asked_in(one)) for one in passages]
    assert any(linked)
    assert not np.any(plain.asked[~np.array(linked)])
    assert all(len(units) == len(units_of(snapshot.document(one.document_id), one))
               for units, one in zip(plain.units, passages, strict=True))
    by_id = {one.id: at for at, one in enumerate(passages)}
    for at, one in enumerate(passages):
        known = [float(plain.whole[by_id[name]]) for name in asked_in(one) if name in by_id]
        if known and len(known) == len(asked_in(one)):
            assert plain.asked[at] == pytest.approx(max(known), abs=1e-5)
    found = search(snapshot, encoder, question, 50, Filters(), replace(weights, linked=0.4))
    assert any(hit.parts["linked"] > 0 for hit in found.hits)
    before = search(snapshot, encoder, question, 50, Filters(), weights)
    assert all(hit.parts["linked"] == 0 for hit in before.hits)
    assert [hit.passage.id for hit in found.hits] != [hit.passage.id for hit in before.hits]


def test_a_filter_on_everything_ranks_as_none(snapshot: Snapshot) -> None:
    encoder, weights = HashEncoder(), shipped_weights()
    everything = Filters(document=tuple(one.id for one in snapshot.documents()))
    for question in ("verzuim in 2018", "representativiteit", "vrijstellingen onder 5 jaar"):
        free, filtered = (search(snapshot, encoder, question, 20, one, weights) for one in (Filters(), everything))
        assert [hit.passage.id for hit in free.hits] == [hit.passage.id for hit in filtered.hits]
