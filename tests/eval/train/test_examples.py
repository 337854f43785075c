"""What was written becomes examples of its answer."""

from __future__ import annotations

import json

import pytest

from eval.beir import BeirDocument, Collection
from eval.train.written import WRITTEN
from index.weights_build.source import Source

pytestmark = pytest.mark.slow
ROWS = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()[:400]]
FORMAL = next(row for row in ROWS if "formal" in row)
SHORT = next(row for row in ROWS if "formal" not in row)
COLLECTION = Collection(
    "made",
    tuple(BeirDocument(row["id"], "", f"Het hele antwoord op: {row['short'][0]}") for row in (FORMAL, SHORT)),
    {"q1": "wat zegt de wet", "q2": "een lange vraag over de leerplicht"},
    {"dev": {"q1": {FORMAL["id"]: 1}, "q2": {SHORT["id"]: 1}}},
)


def test_short_and_formal_questions_are_examples_of_the_same_answer(source: Source) -> None:
    from eval.train.data import Pair, Split
    from eval.train.examples import real_examples
    from eval.train.network import network_of

    network = network_of(source, 10, 32)
    split = Split((Pair("q1", FORMAL["id"]), Pair("q2", SHORT["id"])), ())
    real, other, *made = real_examples(COLLECTION, split, network, network.upper())
    assert [(one.key, one.alike) for one in (real, other)] == [(FORMAL["id"], False), (SHORT["id"], False)]
    assert len(made) == 3
    assert {(one.key, one.queries) for one in made} == {
        (FORMAL["id"], tuple(FORMAL["short"])), (FORMAL["id"], (FORMAL["formal"],)),
        (SHORT["id"], tuple(SHORT["short"])),
    }
    assert all(one.alike for one in made)
    held = Split(split.train[1:], split.train[:1])
    assert {one.key for one in real_examples(COLLECTION, held, network, network.upper())} == {SHORT["id"]}
