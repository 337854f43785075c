"""The encoder that ships: an int8 ONNX model driven by onnxruntime and tokenizers; neither torch nor transformers.

Small batches of texts of similar length run side by side, one thread each: measured, this is faster than large
batches that share the cores (figures in weights/MODEL_CARD.md). A text's vector does not depend on its batch.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from index.encoder import FloatArray
from ingest.errors import ModelUnavailable

SHIPPED = Path(__file__).parent / "weights"
MODEL, TOKENIZER, CONFIG = "model.onnx", "tokenizer.json", "config.json"
BATCH_TOKENS = 192  # short texts share a run up to this; a long one has its own


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """`config.json` beside the weights; `sha256` holds the checksums of the other two files."""

    name: str
    dimension: int
    max_length: int  # tokens in all: prompt and special tokens too
    query_prompt: str
    passage_prompt: str
    sha256: dict[str, str]


class OnnxEncoder:
    """An `Encoder` over an onnxruntime session whose graph pools and normalises."""

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, config: ModelConfig, threads: int
    ) -> None:
        self._session, self._tokenizer, self._config, self._threads = session, tokenizer, config, threads
        self.name, self.dimension = config.name, config.dimension
        prompts = (config.query_prompt, config.passage_prompt)
        identity = json.dumps([config.sha256, *prompts, config.max_length], sort_keys=True)
        self.fingerprint = hashlib.sha256(identity.encode()).hexdigest()
        self.max_tokens = config.max_length - max(len(tokenizer.encode(prompt).ids) for prompt in prompts)

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of questions: float32 (len(texts), dimension), L2-normalised."""
        return self._encode(self._config.query_prompt, texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of passages: float32 (len(texts), dimension), L2-normalised."""
        return self._encode(self._config.passage_prompt, texts)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without prompt and special tokens."""
        encodings = self._tokenizer.encode_batch_fast([_clean(text) for text in texts], add_special_tokens=False)
        return [len(encoding.ids) for encoding in encodings]

    def _encode(self, prompt: str, texts: Sequence[str]) -> FloatArray:
        encodings = self._tokenizer.encode_batch_fast([prompt + _clean(text) for text in texts])
        tokens = [self._truncated(encoding.ids) for encoding in encodings]
        vectors = np.empty((len(tokens), self.dimension), dtype=np.float32)

        def fill(batch: list[int]) -> None:
            ids = np.zeros((len(batch), max(len(tokens[i]) for i in batch)), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, i in enumerate(batch):
                ids[row, : len(tokens[i])], mask[row, : len(tokens[i])] = tokens[i], 1
            vectors[batch] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]

        batches = _batches([len(ids) for ids in tokens])
        if len(batches) < 2 or self._threads == 1:
            for batch in batches:
                fill(batch)
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                list(pool.map(fill, batches))  # the list raises what a thread raised
        return vectors

    def _truncated(self, ids: list[int]) -> list[int]:
        """The first `max_length` tokens, the closing special token kept."""
        limit = self._config.max_length
        return ids if len(ids) <= limit else [*ids[: limit - 1], ids[-1]]


def load_shipped(folder: Path = SHIPPED, *, threads: int | None = None) -> OnnxEncoder:
    """The encoder in `folder`, its files checked against their checksums. Raises ModelUnavailable."""
    config = _read_config(folder / CONFIG)
    files = {name: _read_checked(folder / name, expected) for name, expected in config.sha256.items()}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        tokenizer = Tokenizer.from_buffer(files[TOKENIZER])
        session = onnxruntime.InferenceSession(files[MODEL], options, providers=["CPUExecutionProvider"])
    except Exception as error:  # neither library has a base class for what it raises here
        raise ModelUnavailable(
            f"{folder}: onnxruntime {onnxruntime.__version__} cannot load the encoder ({error}); "
            "upgrade with `pip install -U onnxruntime tokenizers`"
        ) from error
    return OnnxEncoder(session, tokenizer, config, threads or available_cores())


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Positions grouped into batches of at most BATCH_TOKENS padded tokens, longest first: none is left for the end."""
    batches: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batches and (len(batches[-1]) + 1) * lengths[batches[-1][0]] <= BATCH_TOKENS:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


def available_cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_config(file: Path) -> ModelConfig:
    try:
        data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        config = ModelConfig(**data)
    except OSError as error:
        raise ModelUnavailable(f"{file}: {error.strerror}; reinstall griffier, its encoder is incomplete") from error
    except (TypeError, ValueError) as error:
        raise ModelUnavailable(f"{file}: not the encoder's settings ({error}); reinstall griffier") from error
    if set(config.sha256) != {MODEL, TOKENIZER}:
        raise ModelUnavailable(f"{file}: expected checksums of {MODEL} and {TOKENIZER}; reinstall griffier")
    return config


def _read_checked(file: Path, expected: str) -> bytes:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ModelUnavailable(f"{file}: {error.strerror}; reinstall griffier, its encoder is incomplete") from error
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise ModelUnavailable(
            f"{file}: damaged, its sha256 should begin with {expected[:12]} and begins with {found[:12]}; "
            "reinstall griffier (in a clone: `git checkout` the file)"
        )
    return content


def _clean(text: str) -> str:
    """`text` without lone surrogates, which no tokenizer takes (they come from file names and broken JSON)."""
    return text.encode("utf-8", "replace").decode("utf-8")
