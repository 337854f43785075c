"""A model that reads question and passage together: the protocol it keeps, and cross-encoders through it.

None is used unless somebody names one. It reads the first N passages of the ranking, each in its context
(`index.context`), and what it finds is one more part of their score:

    reranker = WEIGHT · 1 / (1 + exp(-logit))                                        in [0, WEIGHT]

After Nogueira & Cho, "Passage Re-ranking with BERT" (2019), with the score of the ranking kept beside it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from index.arrays import FloatArray
from index.context import embedding_text
from index.prepared import Prepared
from index.st_loading import clean, load_model
from ingest.errors import ModelUnavailable

PART = "reranker"

# The first passage stands at most this far above the twentieth (development questions, all under 1.51, 95 % under
# 1.32): sure of one and sure against another, the reranker decides; where it hardly tells them apart, the ranking does.
# It is never negative, so that nothing read falls under what was not read.
WEIGHT = 1.5

_BATCH = 8
_STEEPEST = 30.0  # logits beyond are 0 or 1 all the same


class Reranker(Protocol):
    """How well texts answer a question; safe to call from several threads at once."""

    @property
    def name(self) -> str:
        """What to call the model in messages."""

    def scores(self, question: str, texts: Sequence[str]) -> FloatArray:
        """Logits: float32 (len(texts),), in the order given, higher is better. A text too long is cut by the model."""


@dataclass(frozen=True, slots=True)
class Reranking:
    """A reranker, and how many of the first passages it reads (1 or more)."""

    reranker: Reranker
    first: int

    def parts(self, question: str, passages: Sequence[Prepared]) -> list[float]:
        """What is added to the score of each passage, in [0, WEIGHT]. Raises ModelUnavailable for scores that are none.
        """
        if not passages:
            return []
        texts = [embedding_text(one.document, one.passage) for one in passages]
        logits = np.asarray(self.reranker.scores(question, texts), dtype=np.float64)
        finite = int(np.isfinite(logits).sum())
        if logits.shape != (len(texts),) or finite < len(texts):
            raise ModelUnavailable(
                f"{self.reranker.name}: expected a finite score for each of {len(texts)} passages, found {finite} in "
                f"shape {logits.shape}; choose another reranker, or leave it out"
            )
        certain: list[float] = (WEIGHT / (1.0 + np.exp(-np.clip(logits, -_STEEPEST, _STEEPEST)))).tolist()
        return certain


class CrossEncoderReranker:
    """A `Reranker` over a loaded CrossEncoder with one output."""

    def __init__(self, model: Any, name: str) -> None:
        from torch.nn import Identity

        self._model, self.name = model, name
        self._logits = Identity()  # some models squash by themselves, some do not: here none does
        self._lock = threading.Lock()  # its tokenizer changes state while it pads

    def scores(self, question: str, texts: Sequence[str]) -> FloatArray:
        """Logits: float32 (len(texts),), in the order given."""
        if not texts:
            return np.empty(0, dtype=np.float32)
        pairs = [(clean(question), clean(text)) for text in texts]
        with self._lock:
            found = self._model.predict(
                pairs, batch_size=_BATCH, activation_fn=self._logits, show_progress_bar=False, convert_to_numpy=True
            )
        return np.ascontiguousarray(found, dtype=np.float32)


def load_reranker(name: str, *, threads: int | None = None) -> CrossEncoderReranker:
    """The cross-encoder `name`: a folder, or a name on the model hub. `threads` bounds the processor cores used.

    Raises ModelUnavailable: no such model, its packages are missing, or it does not score pairs of texts.
    """
    model = load_model("CrossEncoder", name, "leave the reranker out", threads=threads)
    wrong = _unfit(model)
    if wrong:
        raise ModelUnavailable(f"{name}: expected a cross-encoder that gives one score to two texts, found {wrong}")
    return CrossEncoderReranker(model, name)


def _unfit(model: Any) -> str:
    """Why a model scores no pairs, empty where it does. A bare encoder loads too, with a random last layer."""
    if model.num_labels != 1:
        return f"one with {model.num_labels} outputs; choose one trained for ranking"
    names = getattr(model.config, "architectures", None) or []
    bare = names and not any(one.endswith(("ForSequenceClassification", "ForCausalLM")) for one in names)
    if bare and sum(1 for _ in model.children()) == 1:
        return f"an encoder ({', '.join(names)}); it belongs to --model"
    return ""

