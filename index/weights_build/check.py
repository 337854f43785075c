"""How far the encoder that ships is from the untrimmed fp32 model, on sentences no choice was made by."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from index.encoder import FloatArray

from .source import EPSILON, FEED_FORWARD, HEADS, HIDDEN, LAYERS, POSITIONS, Array, Source
from .vocabulary import tokenizer_of

PROMPTS = {"query": "query: ", "passage": "passage: "}


class FullPrecision:
    """The model in fp32 as transformers runs it: the reference for the graph that ships."""

    def __init__(self, tensors: dict[str, Array], pieces: Sequence[tuple[str, float]]) -> None:
        import torch
        from transformers import BertConfig, BertModel

        words = tensors["embeddings.word_embeddings.weight"]
        config = BertConfig(
            vocab_size=len(words), hidden_size=HIDDEN, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
            intermediate_size=FEED_FORWARD, max_position_embeddings=POSITIONS, layer_norm_eps=EPSILON, pad_token_id=1,
        )
        self.tokenizer: Tokenizer = tokenizer_of(pieces)
        self._model = BertModel(config, add_pooling_layer=False).train(mode=False)
        state = {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in tensors.items()}
        missing = self._model.load_state_dict(state, strict=False).missing_keys
        if missing:
            raise ValueError(f"the weights lack {missing[:3]}")

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of texts that carry their prompt: float32 (len(texts), 384), L2-normalised."""
        import torch

        vectors = np.empty((len(texts), HIDDEN), dtype=np.float32)
        with torch.inference_mode():
            for i, text in enumerate(texts):
                ids = self.tokenizer.encode(text).ids[:POSITIONS]
                mean = self._model(torch.tensor([ids])).last_hidden_state[0].mean(dim=0).numpy()
                vectors[i] = mean / np.linalg.norm(mean)
        return vectors


def trimmed(source: Source, ids: Sequence[int]) -> FullPrecision:
    """The fp32 model with the vocabulary cut to `ids`."""
    words = "embeddings.word_embeddings.weight"
    tensors = {**source.tensors, words: source.tensors[words][list(ids)]}
    return FullPrecision(tensors, [source.pieces[i] for i in ids])


def write_reference(file: Path, source: Source, sentences: Sequence[dict[str, str]]) -> None:
    """Pieces and vectors (fp32, base64, little-endian) of the untrimmed model for `sentences` of prompt and text."""
    full = FullPrecision(source.tensors, source.pieces)
    texts = [PROMPTS[sentence["prompt"]] + sentence["text"] for sentence in sentences]
    content = {
        "provenance": f"untrimmed fp32 model ({source.origin}) by transformers and torch; "
        "written by `python -m index.weights_build`",
        "dimension": HIDDEN,
        "sentences": [
            {**sentence, "pieces": full.tokenizer.encode(text).tokens, "vector": _packed(vector)}
            for sentence, text, vector in zip(sentences, texts, full.encode(texts), strict=True)
        ],
    }
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_vector(packed: str) -> FloatArray:
    """The float32 vector that `write_reference` packed."""
    return np.frombuffer(base64.b64decode(packed), dtype="<f4").astype(np.float32)


def _packed(vector: FloatArray) -> str:
    return base64.b64encode(vector.astype("<f4").tobytes()).decode()
