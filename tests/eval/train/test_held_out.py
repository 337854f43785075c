"""The validation questions as a collection of their own."""

from __future__ import annotations

from pathlib import Path

from eval.beir import BeirDocument, Collection, load_collection
from eval.train.data import Pair
from eval.train.held_out import write_held_out

ALL = Collection(
    "all", (BeirDocument("a", "", "Een é\nnog een"), BeirDocument("b", "Titel", "Twee")),
    {"q1": "Wat is een?", "q2": "Wat is twee?"}, {"dev": {"q1": {"a": 1}, "q2": {"b": 1}}},
)


def test_the_whole_corpus_and_the_held_out_questions_alone(tmp_path: Path) -> None:
    write_held_out(tmp_path / "validation", ALL, [Pair("q2", "b"), Pair("q2", "a")])
    read = load_collection(tmp_path / "validation")
    assert read.corpus == ALL.corpus
    assert read.queries == {"q2": "Wat is twee?"}
    assert read.qrels == {"validation": {"q2": {"a": 1, "b": 1}}}
