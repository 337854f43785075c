"""A network of the right shape that needs no download."""

from __future__ import annotations

import numpy as np
import pytest

from index.weights_build.source import HIDDEN, LAYERS, POSITIONS, Source
from index.weights_build.vocabulary import SPECIAL

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="session")
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
