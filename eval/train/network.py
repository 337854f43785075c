"""The encoder as functions over named tensors, in two parts: lower layers that stay as they are, upper ones that learn.

What the lower layers make of a text never changes, so it is computed once and kept; training and every check of a
checkpoint then cost the upper layers only. Tensors carry their BertModel names (see `index.weights_build.source`), so
checkpoints can be subtracted and averaged by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.arrays import FloatArray
from index.weights_build.source import EPSILON, HEADS, LAYERS, Source
from index.weights_build.vocabulary import select, tokenizer_of

PROMPTS = {"query": "query: ", "passage": "passage: "}
GROUP = 12  # texts of like length that run together: little padding, still wide products
Weights = dict[str, Tensor]


class Network:
    """Lower layers, tokenizer and cache. Texts are (prompt, text); vectors come L2-normalised."""

    def __init__(self, weights: Weights, tokenizer: Tokenizer, frozen: int, limit: int) -> None:
        """`frozen` lower layers; texts are cut at `limit` tokens."""
        self._weights, self._tokenizer, self._limit = weights, tokenizer, limit
        self.frozen = frozen
        self._states: dict[tuple[str, str], Tensor] = {}

    def upper(self) -> Weights:
        """The tensors that learn, as they were read; float32."""
        prefixes = tuple(f"encoder.layer.{i}." for i in range(self.frozen, LAYERS))
        return {name: value for name, value in self._weights.items() if name.startswith(prefixes)}

    def vectors(self, weights: Weights, texts: Sequence[tuple[str, str]], dropout: float = 0.0) -> Tensor:
        """Vectors (len(texts), 384) by the upper layers `weights`, differentiable in them."""
        states = self.lower(texts)
        made: list[Tensor] = [torch.empty(0)] * len(texts)
        for group in grouped([len(one) for one in states]):
            x, mask = padded([states[i] for i in group])
            for layer in range(self.frozen, LAYERS):
                x = _layer(x, mask, weights, f"encoder.layer.{layer}.", dropout)
            for i, one in zip(group, pooled(x, mask), strict=True):
                made[i] = one
        return torch.stack(made)

    def encode(self, weights: Weights, prompt: str, texts: Sequence[str]) -> FloatArray:
        """Vectors (len(texts), 384), float32, without gradient."""
        made = np.empty((len(texts), 384), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        with torch.inference_mode(), autocast():
            for at in range(0, len(order), 8 * GROUP):
                rows = order[at : at + 8 * GROUP]
                made[rows] = self.vectors(weights, [(prompt, texts[i]) for i in rows]).float().numpy()
        return made

    def lower(self, texts: Sequence[tuple[str, str]]) -> list[Tensor]:
        """What the lower layers make of each text: (tokens, 384), half precision."""
        missing = [one for one in dict.fromkeys(texts) if one not in self._states]
        with torch.no_grad(), autocast():
            tokens = [self._ids(*one) for one in missing]
            for group in grouped([len(one) for one in tokens]):
                x, mask = padded([self._embedded(tokens[i]) for i in group])
                for layer in range(self.frozen):
                    x = _layer(x, mask, self._weights, f"encoder.layer.{layer}.", 0.0)
                for i, one in zip(group, x, strict=True):
                    self._states[missing[i]] = one[: len(tokens[i])].half().clone()
        return [self._states[one] for one in texts]

    def _ids(self, prompt: str, text: str) -> list[int]:
        ids = self._tokenizer.encode(PROMPTS[prompt] + text).ids
        return list(ids) if len(ids) <= self._limit else [*ids[: self._limit - 1], ids[-1]]

    def _embedded(self, ids: list[int]) -> Tensor:
        name = "embeddings."
        x = self._weights[name + "word_embeddings.weight"][ids]
        x = x + self._weights[name + "position_embeddings.weight"][: len(ids)]
        x = x + self._weights[name + "token_type_embeddings.weight"][0]
        return _normalised(x, self._weights, name + "LayerNorm")


def network_of(source: Source, frozen: int, limit: int) -> Network:
    """The network of a source, its vocabulary trimmed as it will ship (Dutch and English split alike)."""
    ids = select(source.pieces)
    words = "embeddings.word_embeddings.weight"
    arrays = {**source.tensors, words: source.tensors[words][ids]}
    weights = {name: torch.from_numpy(np.array(value)) for name, value in arrays.items()}
    return Network(weights, tokenizer_of([source.pieces[i] for i in ids]), frozen, limit)


def autocast() -> torch.autocast:
    """bfloat16 products: twice as fast on processors that have them, and exact enough to train with."""
    return torch.autocast("cpu", dtype=torch.bfloat16)


def grouped(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of texts by length, `GROUP` at a time."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    return (order[at : at + GROUP] for at in range(0, len(order), GROUP))


def padded(states: Iterable[Tensor]) -> tuple[Tensor, Tensor]:
    """(n, longest, 384) float32 and the mask (n, longest), True where there is a token."""
    rows = [one.float() for one in states]
    x = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
    lengths = torch.tensor([len(one) for one in rows])
    return x, torch.arange(x.shape[1])[None] < lengths[:, None]


def pooled(x: Tensor, mask: Tensor) -> Tensor:
    """Mean over tokens, L2 norm 1: (n, 384) float32."""
    kept = mask[:, :, None].float()
    return functional.normalize((x.float() * kept).sum(1) / kept.sum(1), dim=-1)


def _layer(x: Tensor, mask: Tensor, weights: Weights, prefix: str, dropout: float) -> Tensor:
    """One transformer layer (Vaswani et al., 2017) with the norm after each part, as in BERT."""

    def linear(value: Tensor, name: str) -> Tensor:
        return functional.linear(value, weights[f"{prefix}{name}.weight"], weights[f"{prefix}{name}.bias"])

    def heads(name: str) -> Tensor:
        return linear(x, f"attention.self.{name}").view(len(x), x.shape[1], HEADS, -1).transpose(1, 2)

    attended = functional.scaled_dot_product_attention(
        heads("query"), heads("key"), heads("value"), attn_mask=mask[:, None, None, :]
    )
    part = linear(attended.transpose(1, 2).reshape(x.shape), "attention.output.dense")
    x = _normalised(x + functional.dropout(part, dropout), weights, f"{prefix}attention.output.LayerNorm")
    part = linear(functional.gelu(linear(x, "intermediate.dense")), "output.dense")
    return _normalised(x + functional.dropout(part, dropout), weights, f"{prefix}output.LayerNorm")


def _normalised(x: Tensor, weights: Weights, name: str) -> Tensor:
    return functional.layer_norm(
        x.float(), (x.shape[-1],), weights[f"{name}.weight"], weights[f"{name}.bias"], EPSILON
    )
