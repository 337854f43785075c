"""The network as functions against transformers, a step of training on it, and the folder it is written to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.weights_build.source import HIDDEN, LAYERS, POSITIONS, Source, read_folder
from index.weights_build.vocabulary import SPECIAL

pytestmark = pytest.mark.slow
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TEXTS = ["de wet", "een lange vraag over de leerplicht", "brief"]


@pytest.fixture(scope="module")
def source() -> Source:
    """A model of the right shape with small random weights and an alphabet for a vocabulary."""
    numbers = np.random.default_rng(3)

    def array(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return (0.05 * numbers.standard_normal(shape)).astype(np.float32)

    pieces = [(one, 0.0) for one in (*SPECIAL, "▁", *LETTERS)]
    tensors = {
        "embeddings.word_embeddings.weight": array(len(pieces), HIDDEN),
        "embeddings.position_embeddings.weight": array(POSITIONS, HIDDEN),
        "embeddings.token_type_embeddings.weight": array(2, HIDDEN),
    }
    linear = {
        "attention.self.query": (HIDDEN, HIDDEN), "attention.self.key": (HIDDEN, HIDDEN),
        "attention.self.value": (HIDDEN, HIDDEN), "attention.output.dense": (HIDDEN, HIDDEN),
        "intermediate.dense": (4 * HIDDEN, HIDDEN), "output.dense": (HIDDEN, 4 * HIDDEN),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}."
        for name, (rows, columns) in linear.items():
            tensors[f"{prefix}{name}.weight"], tensors[f"{prefix}{name}.bias"] = array(rows, columns), array(rows)
        norms += [f"{prefix}attention.output.LayerNorm", f"{prefix}output.LayerNorm"]
    for name in norms:
        tensors[f"{name}.weight"], tensors[f"{name}.bias"] = 1 + array(HIDDEN), array(HIDDEN)
    return Source("made", tensors, pieces)


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
