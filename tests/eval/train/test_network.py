"""The network as functions against transformers, a step of training on it, and the folder it is written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.weights_build.source import Source, read_folder
from tests.eval.train.conftest import LETTERS

pytestmark = pytest.mark.slow
TEXTS = ["de wet", "een lange vraag over de leerplicht", "brief"]


@pytest.mark.parametrize("frozen", [0, 6])
def test_vectors_are_those_of_transformers(source: Source, frozen: int) -> None:
    from eval.train.network import network_of
    from index.weights_build.check import FullPrecision

    network = network_of(source, frozen, 64)
    found = network.encode(network.upper(), "query", TEXTS)
    expected = FullPrecision(source.tensors, source.pieces).encode([f"query: {text}" for text in TEXTS])
    assert (found * expected).sum(1) == pytest.approx(1, abs=1e-3)


def test_training_tells_pairs_apart_and_leaves_the_rest(source: Source) -> None:
    from eval.train.network import network_of
    from eval.train.train import Example, Recipe, train

    network = network_of(source, 10, 32)
    before = {name: value.clone() for name, value in network.upper().items()}
    examples = [Example((f"{one} {one}",), (f"{one * 3} wet",), (f"{one} brief",)) for one in LETTERS[:8]]
    recipe = Recipe(epochs=4, batch=4, rate=1e-3, dropout=0.0, negatives=2, made=2, keep=2, temperature=0.05)
    saved: list[int] = []
    lines: list[str] = []
    after = train(
        network, examples, [examples], [("query", "de wet"), ("passage", "brief")], recipe,
        lambda epoch, _: saved.append(epoch), lines.append,
    )
    asked = network.encode(after, "query", [one.queries[0] for one in examples])
    found = network.encode(after, "passage", [one.passages[0] for one in examples])
    assert (asked @ found.T).argmax(1).tolist() == list(range(8))
    assert saved == [1, 2, 3, 4]
    assert all((network.upper()[name] == value).all() for name, value in before.items())
    assert {name.split(".")[2] for name in after} == {"10", "11"}


def test_the_folder_reads_back(source: Source, tmp_path: Path) -> None:
    from eval.train.export import merged, write_folder
    from eval.train.network import network_of

    weights = {name: value + 1 for name, value in network_of(source, 11, 32).upper().items()}
    write_folder(merged(source, weights, "trained"), tmp_path)
    again = read_folder(tmp_path)
    name = "encoder.layer.11.output.dense.bias"
    assert again.tensors[name] == pytest.approx(source.tensors[name] + 1)
    frozen = "encoder.layer.10.output.dense.bias"
    assert (again.tensors[frozen] == source.tensors[frozen]).all()
    assert again.pieces == source.pieces
