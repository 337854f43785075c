"""Any sentence-transformers model through the `Encoder` protocol. torch is imported when one is loaded, not before."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import FloatArray
from index.st_loading import clean, load_model

BATCH = 8
PASSAGE_PROMPTS = ("passage", "document")
FALLBACK_LENGTH = 512  # a model without position limit still gets passages of a readable size


class StEncoder:
    """An `Encoder` over a loaded SentenceTransformer; questions and passages get the model's own prompts, if any."""

    def __init__(self, model: Any, name: str, fingerprint: str) -> None:
        self._model, self.name, self.fingerprint = model, name, fingerprint
        prompts: dict[str, str] = dict(model.prompts or {})
        self._query_prompt = prompts.get("query") or ""
        self._passage_prompt = next((prompts[key] for key in PASSAGE_PROMPTS if prompts.get(key)), "")
        self._lock = threading.Lock()  # its tokenizer changes state while it pads
        self.dimension = int(model.encode([""], show_progress_bar=False).shape[1])
        with_prompts = (self._query_prompt, self._passage_prompt)
        overhead = max(len(_token_ids(model, [prompt], special=True)[0]) for prompt in with_prompts)
        self.max_tokens = int(model.max_seq_length or FALLBACK_LENGTH) - overhead

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of questions: float32 (len(texts), dimension), L2-normalised."""
        return self._encode(self._query_prompt, texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatArray:
        """Vectors of passages: float32 (len(texts), dimension), L2-normalised."""
        return self._encode(self._passage_prompt, texts)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without prompt and special tokens."""
        if not texts:
            return []
        with self._lock:
            return [len(ids) for ids in _token_ids(self._model, [clean(text) for text in texts], special=False)]

    def _encode(self, prompt: str, texts: Sequence[str]) -> FloatArray:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._lock:
            vectors = self._model.encode(
                [clean(text) for text in texts], prompt=prompt, batch_size=BATCH, normalize_embeddings=True,
                show_progress_bar=False, convert_to_numpy=True,
            )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def load_sentence_transformer(name: str, *, threads: int | None = None) -> StEncoder:
    """The sentence-transformers model `name`: a folder, or a name on the model hub. Raises ModelUnavailable."""
    folder = Path(name)
    model = load_model("SentenceTransformer", name, "leave the model out to use the one that ships", threads=threads)
    fingerprint = _folder_fingerprint(folder) if folder.is_dir() else model_fingerprint(model, name)
    return StEncoder(model, name, fingerprint)


def _folder_fingerprint(folder: Path) -> str:
    """sha256 over names and contents of a model's files; its documentation and hidden files do not count."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        inside = file.relative_to(folder)
        if file.suffix == ".md" or any(part.startswith(".") for part in inside.parts):
            continue
        digest.update(inside.as_posix().encode() + b"\0")
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def model_fingerprint(model: Any, name: str) -> str:
    """sha256 over name, prompts, vocabulary and weights of a model from a hub, whose files may lie anywhere."""
    import torch

    digest = hashlib.sha256(json.dumps([name, model.prompts, model.max_seq_length], sort_keys=True).encode())
    digest.update(json.dumps(model.tokenizer.get_vocab(), sort_keys=True).encode())
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(f"{key} {tuple(tensor.shape)} {tensor.dtype}".encode())
        digest.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def _token_ids(model: Any, texts: Sequence[str], *, special: bool) -> list[list[int]]:
    """Token ids by the model's own tokenizer: a transformers one, or a bare one of the tokenizers library."""
    tokenizer = model.tokenizer
    if callable(tokenizer):
        ids: list[list[int]] = tokenizer(list(texts), add_special_tokens=special, truncation=False)["input_ids"]
        return ids
    return [encoding.ids for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=special)]
