"""Cross-encoders by small real ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.filters import Filters
from index.reranker import PART, CrossEncoderReranker, Reranking, load_reranker
from index.search import search
from index.snapshot import Snapshot
from ingest.errors import ModelUnavailable
from tests.index.cross_encoder import save_model
from tests.index.making import HashEncoder
from tests.index.samples import sample_snapshot

QUESTION = "Wat antwoordde de minister op de vraag over ouders?"
TEXTS = ["de minister antwoordt", "het onderzoek van de kamer " * 200, "ouders", ""]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("reranker") / "model")


@pytest.fixture(scope="module")
def reranker(folder: Path) -> CrossEncoderReranker:
    return load_reranker(str(folder), threads=1)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with sample_snapshot(tmp_path_factory.mktemp("cross") / "index") as made:
        yield made


@pytest.mark.slow
def test_scores_are_the_models_logits_in_order(reranker: CrossEncoderReranker, folder: Path) -> None:
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    found = reranker.scores(QUESTION, TEXTS)
    assert found.dtype == np.float32
    assert found.shape == (4,)
    model, tokenizer = AutoModelForSequenceClassification.from_pretrained(folder), AutoTokenizer.from_pretrained(folder)
    read = tokenizer([QUESTION] * 4, TEXTS, padding=True, truncation=True, return_tensors="pt")
    with torch.no_grad():
        expected = model.eval()(**read).logits[:, 0].numpy()
    np.testing.assert_allclose(found, expected, atol=1e-4)
    assert len(set(found.round(4).tolist())) == 4
    np.testing.assert_allclose(reranker.scores(QUESTION, TEXTS[::-1]), found[::-1], atol=1e-4)


@pytest.mark.slow
def test_no_texts_and_lone_surrogates(reranker: CrossEncoderReranker) -> None:
    assert reranker.scores(QUESTION, []).shape == (0,)
    assert np.isfinite(reranker.scores("de \ud800 kamer", ["\udfff"])).all()


@pytest.mark.slow
def test_threads_may_share_it(reranker: CrossEncoderReranker) -> None:
    asked = [f"{QUESTION} {'de kamer ' * at}" for at in range(16)]
    expected = [reranker.scores(one, TEXTS) for one in asked]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda one: reranker.scores(one, TEXTS), asked))
    np.testing.assert_allclose(found, expected, atol=1e-5)


@pytest.mark.slow
def test_it_reorders_the_first_of_a_search(snapshot: Snapshot, reranker: CrossEncoderReranker) -> None:
    plain = search(snapshot, HashEncoder(), QUESTION, 20, Filters())
    found = search(snapshot, HashEncoder(), QUESTION, 20, Filters(), reranking=Reranking(reranker, 20))
    ids, before = ([hit.passage.id for hit in one.hits] for one in (found, plain))
    assert ids != before
    assert sorted(ids) == sorted(before)
    assert len({hit.parts[PART] for hit in found.hits}) > 10


@pytest.mark.slow
def test_a_bare_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"found an encoder \(BertModel\); it belongs to --model"):
        load_reranker(str(save_model(tmp_path, head=False)))


@pytest.mark.slow
def test_a_model_of_several_outputs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="found one with 3 outputs; choose one trained for ranking"):
        load_reranker(str(save_model(tmp_path, outputs=3)))


@pytest.mark.slow
def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="the folder holds no model it can read"):
        load_reranker(str(tmp_path))


@pytest.mark.slow
def test_a_name_no_hub_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)  # no test needs a network
    with pytest.raises(ModelUnavailable, match="no such folder, nor on the hub"):
        load_reranker("griffier-tests/no-such-model")


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(ModelUnavailable, match=r"\./geen-map: no such folder"):
        load_reranker("./geen-map")


def test_a_missing_package_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelUnavailable, match=r'pip install "griffier\[models\]"`, or leave the reranker out'):
        load_reranker("organisation/model")
