"""Other models, by a tiny real one: a BERT of random weights saved as a sentence-transformers folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from index.encoder import load_encoder
from index.st_encoder import StEncoder
from ingest.errors import ModelUnavailable

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] vraag tekst : de minister antwoordt kamer".split()
SPECIAL = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers folder with prompts for questions and documents."""
    from sentence_transformers import SentenceTransformer
    from transformers import BertConfig, BertModel

    plain = tmp_path_factory.mktemp("plain")
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    words.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    words.save(str(plain / "tokenizer.json"))
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 16, **SPECIAL}
    (plain / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    shape = BertConfig(
        vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=16,
    )
    BertModel(shape).save_pretrained(plain)
    model = SentenceTransformer(str(plain), prompts={"query": "vraag : ", "document": "tekst : "}, device="cpu")
    out = tmp_path_factory.mktemp("model")
    model.save(str(out))
    return out


@pytest.fixture(scope="module")
def encoder(folder: Path) -> StEncoder:
    loaded = load_encoder(str(folder))
    assert isinstance(loaded, StEncoder)
    return loaded


def test_vectors_are_normalised_and_in_order(encoder: StEncoder) -> None:
    vectors = encoder.encode_passages(["de minister", "de kamer antwoordt"])
    assert vectors.shape == (2, 8)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_passages(["de kamer antwoordt"])[0], vectors[1], atol=1e-5)


def test_models_own_prompts_are_used(encoder: StEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    bare = SentenceTransformer(encoder.name, device="cpu")
    expected = bare.encode(["vraag : de kamer", "tekst : de kamer"], prompt="", normalize_embeddings=True)
    np.testing.assert_allclose(encoder.encode_queries(["de kamer"])[0], expected[0], atol=1e-5)
    np.testing.assert_allclose(encoder.encode_passages(["de kamer"])[0], expected[1], atol=1e-5)


def test_tokens_and_window(encoder: StEncoder) -> None:
    assert encoder.count_tokens(["", "de minister antwoordt", "de " * 40]) == [0, 3, 40]
    assert encoder.max_tokens == 16 - 2 - 2  # two special tokens, two of the prompt


def test_no_texts_give_no_vectors(encoder: StEncoder) -> None:
    assert encoder.encode_queries([]).shape == encoder.encode_passages([]).shape == (0, 8)
    assert encoder.count_tokens([]) == []


def test_lone_surrogates_are_taken(encoder: StEncoder) -> None:
    assert np.isfinite(encoder.encode_queries(["de \ud800 kamer"])).all()


def test_fingerprint_follows_the_files(encoder: StEncoder, folder: Path, tmp_path: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            (tmp_path / file.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.relative_to(folder)).write_bytes(file.read_bytes())
    (tmp_path / "README.md").write_text("Other words.", encoding="utf-8")
    assert load_encoder(str(tmp_path)).fingerprint == encoder.fingerprint
    settings = tmp_path / "config_sentence_transformers.json"
    content = json.loads(settings.read_text(encoding="utf-8"))
    settings.write_text(json.dumps({**content, "prompts": {"query": "", "document": ""}}), encoding="utf-8")
    assert load_encoder(str(tmp_path)).fingerprint != encoder.fingerprint


def test_fingerprint_of_a_model_from_a_hub_follows_its_weights(folder: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer

    from index.st_encoder import model_fingerprint

    model = SentenceTransformer(str(folder), device="cpu")
    before = model_fingerprint(model, "organisation/model")
    assert before == model_fingerprint(SentenceTransformer(str(folder), device="cpu"), "organisation/model")
    with torch.no_grad():
        next(iter(model.parameters())).add_(0.5)
    assert model_fingerprint(model, "organisation/model") != before


def test_folder_that_is_not_there() -> None:
    with pytest.raises(ModelUnavailable, match=r"\./geen-map: no such folder"):
        load_encoder("./geen-map")


def test_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="the folder holds no model it can read"):
        load_encoder(str(tmp_path))


def test_name_no_hub_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)  # no test needs a network
    with pytest.raises(ModelUnavailable, match="no such folder, nor on the hub"):
        load_encoder("griffier-tests/no-such-model")


def test_missing_package_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelUnavailable, match=r'pip install "griffier\[models\]"'):
        load_encoder("organisation/model")
