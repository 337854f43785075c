"""What is ranked in memory is what the search ranks, under any weights."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.asking import papers_of
from eval.fit.coordinate import GRIDS
from eval.fit.gathered import Gathered, gather, gather_gold
from eval.fit.scoring import ranked, worth
from eval.fit.weights import GOLD, fit_weights, held_out, objective
from eval.gold import load_questions
from index.encoder import Encoder, load_encoder
from index.filters import Filters
from index.ranking import Weights, shipped_weights
from index.search import POOL, search
from index.snapshot import Snapshot, open_index


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def snapshot(sample: Path, encoder: Encoder) -> Iterator[Snapshot]:
    with closing(open_index(sample, encoder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def gathered(snapshot: Snapshot, encoder: Encoder) -> list[Gathered]:
    questions = [one for one in load_questions(split="dev") if one.answerable][::6]
    return gather_gold(snapshot, encoder, questions, papers_of(snapshot))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_is_that_of_the_search(
    gathered: list[Gathered], snapshot: Snapshot, encoder: Encoder, seed: int
) -> None:
    generator = np.random.default_rng(seed)
    shipped = shipped_weights()
    # What the search looks at depends on these fields, and on whether `linked` is 0: gathered again, once written.
    grids = {**GRIDS, "questions": [shipped.questions], "compounds": [shipped.compounds]}
    grids["linked"] = [value for value in GRIDS["linked"] if (value > 0) == (shipped.linked > 0)]
    weights = replace(shipped, **{name: float(generator.choice(grid)) for name, grid in grids.items()})
    for one in gathered[:8]:
        hits = search(snapshot, encoder, one.question, POOL, Filters(), weights).hits
        rows = [snapshot.store.row_of(hit.passage.id) for hit in hits]
        assert one.rows[ranked(one, weights)].tolist() == rows


def test_worth_counts_ranks_and_a_lost_question_as_zero(gathered: list[Gathered]) -> None:
    weights = shipped_weights()
    one = gathered[0]
    best = ranked(one, weights)[0]
    first = replace(one, gains=(np.arange(len(one.rows)) == best).astype(np.float32), ideal=np.ones(1, np.float32))
    lost = replace(one, gains=np.zeros(len(one.rows), np.float32), ideal=np.ones(1, np.float32))
    assert worth([first], weights).gold == pytest.approx(1.0)
    both = worth([first, lost], weights)
    assert (both.hit1, both.hit5, both.mrr, both.ndcg) == (0.5, 0.5, 0.5, 0.5)


def test_a_document_in_parts_counts_once(snapshot: Snapshot, encoder: Encoder) -> None:
    one = gather(snapshot, encoder, "q", "Wat zegt de minister over thuiszitters?", lambda p: p.document_id, {"x": 1})
    assert len(set(one.items.tolist())) <= 5
    found = worth([replace(one, gains=(one.items == one.items[0]).astype(np.float32))], shipped_weights())
    assert 0.2 <= found.mrr <= 1  # at most five documents can stand before it


def test_a_fit_is_no_worse_than_its_start(gathered: list[Gathered]) -> None:
    start = shipped_weights()
    few = {GOLD: gathered[:6]}
    fitted = fit_weights(few, start)
    assert objective(few, fitted) >= objective(few, start)
    assert fitted == fit_weights(few, start)
    assert 0 <= held_out(few, start, seed=1, folds=2).gold <= 1
    assert isinstance(fitted, Weights)
