"""The rows of the ablation over the real index: the last one is the search that ships."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import astuple, replace

import pytest
from click.testing import CliRunner

from eval.ablation.__main__ import main
from eval.ablation.measured import Asked, gold_asked, measure
from eval.ablation.naive import Bare, bare_of
from eval.ablation.printed import markdown
from eval.ablation.rows import EXPLAINED, rankers, weights_by_step
from eval.gold import PAPERS
from index.build import update_index
from index.encoder import Encoder, load_encoder
from index.filters import Filters
from index.ranking import shipped_weights
from index.search import search
from index.snapshot import Snapshot, open_index

QUESTION = "Wat zegt de minister over thuiszitters?"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    """Of the shortest paper alone: encoding it twice takes no time."""
    folder = tmp_path_factory.mktemp("ablation")
    update_index(folder, [PAPERS / "kst-26695-135.md"], encoder)
    with closing(open_index(folder, encoder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def bare(snapshot: Snapshot, encoder: Encoder) -> Bare:
    return bare_of(snapshot, encoder)


def test_every_step_lets_in_more_and_the_last_is_what_ships() -> None:
    steps = list(weights_by_step(shipped_weights()).values())
    assert steps[-1] == shipped_weights()
    used = [sum(value != 0 for value in astuple(one)) for one in steps]
    assert used == sorted(used)
    assert steps[0].whole == 1
    assert steps[0].lexical_nl == shipped_weights().lexical_nl


def test_every_row_ranks_passages_and_the_last_like_the_product(
    bare: Bare, encoder: Encoder, snapshot: Snapshot
) -> None:
    made = rankers(bare, encoder)
    assert list(made) == [name for name in EXPLAINED if name != "+ trained encoder"]
    for rank in made.values():
        ids = [one.id for one in rank(QUESTION)]
        assert 0 < len(ids) == len(set(ids)) <= 100
    hits = search(snapshot, encoder, QUESTION, 100, Filters()).hits
    assert [one.id for one in list(made.values())[-1](QUESTION)] == [hit.passage.id for hit in hits]


def test_a_question_without_a_word_of_the_papers_finds_nothing_by_words(bare: Bare, encoder: Encoder) -> None:
    made = rankers(bare, encoder)
    assert made["BM25 only"]("xyzzy") == []
    assert len(made["RRF"]("xyzzy")) > 0


def test_measured_and_printed(bare: Bare, encoder: Encoder, snapshot: Snapshot) -> None:
    dev, test = gold_asked(snapshot)
    few = Asked(dev.name, dict(list(dev.questions.items())[:4]), dev.qrels, by_document=False)
    found = measure(few, rankers(bare, encoder)["BM25 only"])
    assert found.queries == 4
    assert len(test.questions) > 90
    lines = markdown({"BM25 only": [found]}, "e5", "e5").splitlines()
    assert lines[0].startswith("| | gold dev (4) hit@1 | gold dev (4) hit@5 |")
    assert {line.count("|") for line in lines[:3]} == {lines[0].count("|")}


def test_the_steps_are_those_of_the_ladder_and_each_lets_in_what_it_names() -> None:
    steps = weights_by_step(shipped_weights())
    assert list(steps)[2:6] == ["+ questions", "+ speaker", "+ words, pairs, sort", "+ compounds"]
    before, after = steps["+ speaker"], steps["+ words, pairs, sort"]
    assert (before.held, before.pairs, before.sort, before.compounds) == (0, 0, 0, 0)
    ships = shipped_weights()
    assert after == replace(before, held=ships.held, part=ships.part, pairs=ships.pairs, sort=ships.sort)
    assert steps["+ compounds"] == replace(after, compounds=ships.compounds)


def test_wrong_use() -> None:
    done = CliRunner().invoke(main, ["--beir", "nowhere"])
    assert done.exit_code == 2
    assert "does not exist" in done.stderr
