"""What turns text into vectors: the protocol every encoder keeps, and the one place that chooses between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

DEFAULT = "default"


class Encoder(Protocol):
    """Questions and passages to vectors of one space; safe to call from several threads at once."""

    @property
    def name(self) -> str:
        """What to call the model in status lines and messages."""

    @property
    def fingerprint(self) -> str:
        """sha256 (hex) over weights, tokenizer and prompts: equal when vectors may stand in one index."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """Most tokens of a text that are read, prompt and special tokens already taken off."""

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of questions: float32 (len(texts), dimension), L2-normalised, in the order given."""

    def encode_passages(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of passages: float32 (len(texts), dimension), L2-normalised, in the order given."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without prompt and special tokens."""


def load_encoder(name: str | None = None, *, threads: int | None = None) -> Encoder:
    """The encoder called `name`: None or "default" is the one that ships, anything else a sentence-transformers model
    (hub name or folder). `threads` bounds the processor cores used; None takes those available.

    Raises ModelUnavailable when it cannot be loaded.
    """
    # Imported here: torch must stay away from the default path, and onnxruntime from code that only needs the protocol.
    if name is None or name == DEFAULT:
        from index.onnx_encoder import load_shipped

        return load_shipped(threads=threads)
    from index.st_encoder import load_sentence_transformer

    return load_sentence_transformer(name, threads=threads)
