"""The side of the comparison that needs no peer: what they are given, and how what they find is scored."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from eval.bench.peers.environment import PEERS, REQUIREMENTS, run_peer
from eval.bench.peers.material import Material, material_of, ranks_of_chunks
from eval.bench.peers.scored import markdown, peer_rows
from eval.errors import EvaluationError
from eval.gold import Answer
from index.encoder import load_encoder
from index.snapshot import open_index
from tests.eval.material import question

TEXT = Answer("brief.md", "het aantal thuiszitters daalt", "text")
CELL = Answer("brief.md", "Absoluut verzuim", "table", "4.790", "2018-2019")


@pytest.mark.parametrize(
    ("answer", "chunks", "rank"),
    [
        (TEXT, [("brief.md", "Iets anders."), ("brief.md", "Zo blijkt dat het aantal thuis-\nzitters3 daalt.")], 2),
        (TEXT, [("ander.md", "het aantal thuiszitters daalt")], None),
        (TEXT, [("brief.md", "het aantal"), ("brief.md", "thuiszitters daalt")], None),
        (CELL, [("brief.md", "| Absoluut  verzuim | 4.790 | 5.956 |")], 1),
        (CELL, [("brief.md", "Absoluut verzuim daalde tot 4790.")], None),
    ],
)
def test_a_chunk_holds_an_answer_by_its_letters(
    answer: Answer, chunks: list[tuple[str, str]], rank: int | None
) -> None:
    assert ranks_of_chunks(question("q1", "fact", answer), chunks) == rank


def test_peers_are_given_every_paper_passage_and_answerable_question(sample: Path) -> None:
    with closing(open_index(sample, load_encoder())) as snapshot:
        given = material_of(snapshot)
    assert len(given.papers) == 5
    assert len(given.passages) > 250
    assert all(given.relevant[one.id] <= given.passages.keys() for one in given.questions)
    assert len(given.as_json()["questions"]) == len(given.questions) > 200
    with closing(open_index(sample, load_encoder())) as snapshot:
        few = material_of(snapshot, 20)
    assert len(few.questions) == len(set(few.questions)) == 20
    assert set(few.questions) < set(given.questions)
    whole = [(name, text) for name, text in given.papers.items()]
    found = [ranks_of_chunks(one, whole) for one in given.questions]
    assert found.count(None) <= 0.05 * len(found)  # a quote over a page break is in no raw text


def test_rows_of_what_was_found() -> None:
    asked = (question("q1", "fact", TEXT), question("q2", "fact", TEXT))
    material = Material({}, {}, asked, {"q1": frozenset({"brief#1"}), "q2": frozenset({"brief#2"})})
    ids: list[Any] = [
        {"id": "q1", "found": [["brief#1", "een twee"]], "ms": 4.0},
        {"id": "q2", "found": [["brief#1", "een twee"], ["brief#2", "drie vier"]], "ms": 6.0},
    ]
    chunks: list[Any] = [{"id": name, "found": [], "ms": 5.0} for name in ("q1", "q2")]
    papers, passages = peer_rows("Peer", {"papers": {"each": chunks}, "passages": {"each": ids}}, material)
    assert (papers.hit1.value, papers.words) == (0.0, 0.0)
    assert (passages.hit1.value, passages.hit5.value, passages.mrr.value) == (0.5, 1.0, 0.75)
    assert (passages.p50_ms, passages.words) == (5.0, 2.0)
    assert "| Peer | griffier's | 0.500 [" in markdown([papers, passages])


def test_every_peer_has_a_script_and_a_pinned_package() -> None:
    pinned = [line.partition("==")[0] for line in REQUIREMENTS.read_text("utf-8").splitlines() if "==" in line]
    assert set(PEERS) == {"Haystack", "LlamaIndex", "txtai"}
    assert {"haystack-ai", "llama-index-core", "txtai"} <= set(pinned)
    assert all((REQUIREMENTS.parent / f"{script}.py").is_file() for script in PEERS.values())


def test_a_peer_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no_such_peer"):
        run_peer(Path(sys.executable), "no_such_peer", tmp_path / "a", tmp_path / "b")
