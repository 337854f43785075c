"""Trained weights as a transformers folder, which `python -m index.weights_build --from FOLDER` takes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from eval.train.network import Weights
from index.weights_build.source import EPSILON, HEADS, HIDDEN, LAYERS, POSITIONS, Source
from index.weights_build.vocabulary import tokenizer_of


def merged(source: Source, weights: Weights, origin: str) -> Source:
    """The source with the tensors that were trained in place of its own."""
    trained = {name: np.asarray(value.detach().numpy(), dtype=np.float32) for name, value in weights.items()}
    return Source(origin, {**source.tensors, **trained}, source.pieces)


def write_folder(source: Source, folder: Path) -> None:
    """`model.safetensors`, `tokenizer.json` with the whole vocabulary, and `config.json`."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: np.ascontiguousarray(value) for name, value in source.tensors.items()}
    save_file(tensors, folder / "model.safetensors")
    tokenizer_of(source.pieces).save(str(folder / "tokenizer.json"), pretty=False)
    config = {
        "architectures": ["BertModel"], "model_type": "bert", "hidden_size": HIDDEN, "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS, "intermediate_size": 4 * HIDDEN, "max_position_embeddings": POSITIONS,
        "layer_norm_eps": EPSILON, "pad_token_id": 1, "vocab_size": len(source.pieces),
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
