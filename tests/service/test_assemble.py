"""What a Griffier is put together of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.arrays import FloatArray
from index.encoder import Encoder
from index.reranker import Reranking
from service.assemble import open_griffier, open_reranking
from service.settings import Settings
from tests.service.running import KOHNSTAMM


class Reversed:
    """Puts the last first."""

    name = "reversed"

    def scores(self, question: str, texts: Sequence[str]) -> FloatArray:
        return np.linspace(-30, 30, len(texts), dtype=np.float32)


def test_models_given_are_not_loaded_again(index: Path, encoder: Encoder) -> None:
    reranking = Reranking(Reversed(), 2)
    settings = Settings(index=index, model="./geen-map", reranker="./geen-map")
    griffier = open_griffier(settings, encoder, reranking)
    assert (griffier.encoder, griffier.reranking) == (encoder, reranking)


def test_a_reranker_takes_part_in_every_question(index: Path, encoder: Encoder) -> None:
    plain = open_griffier(Settings(index=index), encoder).ask(KOHNSTAMM, 3)
    found = open_griffier(Settings(index=index), encoder, Reranking(Reversed(), 2)).ask(KOHNSTAMM, 3)
    before, after = ([hit.passage.id for hit in reply.result.hits] for reply in (plain, found))
    assert after == [before[1], before[0], before[2]]
    assert 0 <= found.answer.confidence <= 1


def test_none_without_a_name() -> None:
    assert open_reranking(Settings()) is None
