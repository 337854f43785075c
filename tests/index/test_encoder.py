"""The encoder that ships, against vectors and pieces of the untrimmed fp32 model (encoder_reference.json)."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.encoder import Encoder, FloatArray, load_encoder
from index.onnx_encoder import CONFIG, MODEL, SHIPPED, TOKENIZER, OnnxEncoder, load_shipped
from index.weights_build.check import PROMPTS, read_vector
from ingest.errors import ModelUnavailable

REFERENCE = json.loads(Path(__file__).with_name("encoder_reference.json").read_text(encoding="utf-8"))
SENTENCES = REFERENCE["sentences"]
SIZE_LIMIT = 60_000_000  # bytes of weights, tokenizer, licence and model card together


@pytest.fixture(scope="module")
def shipped() -> OnnxEncoder:
    return load_shipped()


def encode(encoder: Encoder, prompt: str, texts: list[str]) -> FloatArray:
    return encoder.encode_queries(texts) if prompt == "query" else encoder.encode_passages(texts)


@pytest.mark.parametrize("prompt", list(PROMPTS))
def test_vectors_are_those_of_the_untrimmed_fp32_model(shipped: OnnxEncoder, prompt: str) -> None:
    rows = [row for row in SENTENCES if row["prompt"] == prompt]
    expected = np.array([read_vector(row["vector"]) for row in rows])
    found = encode(shipped, prompt, [row["text"] for row in rows])
    cosines = (found * expected).sum(axis=1)
    assert cosines.min() >= 0.99, rows[int(cosines.argmin())]["text"]


def test_text_splits_as_with_the_untrimmed_vocabulary() -> None:
    tokenizer = Tokenizer.from_file(str(SHIPPED / TOKENIZER))
    found = [tokenizer.encode(PROMPTS[row["prompt"]] + row["text"]).tokens for row in SENTENCES]
    assert found == [row["pieces"] for row in SENTENCES]


def test_reference_is_broad_enough() -> None:
    assert len(SENTENCES) >= 40
    assert {row["prompt"] for row in SENTENCES} == set(PROMPTS)


def test_folder_keeps_its_size_and_carries_licence_and_card() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) <= SIZE_LIMIT
    assert "MIT License" in (SHIPPED / "LICENSE").read_text(encoding="utf-8")
    assert "multilingual-e5-small" in (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_nothing_heavy_is_imported() -> None:
    program = (
        "import sys\nimport index.encoder\n"
        "assert 'onnxruntime' not in sys.modules, 'the protocol alone must stay light'\n"
        "index.encoder.load_encoder().encode_queries(['Wie tekende de brief?'])\n"
        "print(*(name for name in ('torch', 'transformers', 'sentence_transformers') if name in sys.modules))\n"
    )
    root = SHIPPED.parent.parent
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_default_is_the_one_that_ships(shipped: OnnxEncoder) -> None:
    assert load_encoder().fingerprint == load_encoder("default").fingerprint == shipped.fingerprint
    assert len(shipped.fingerprint) == 64


def test_vectors_keep_order_shape_and_length(shipped: OnnxEncoder) -> None:
    texts = ["De minister antwoordt.", "Kort.", "Een andere zin, over de haven van Rotterdam en het goederenvervoer."]
    vectors = shipped.encode_passages(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, shipped.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(shipped.encode_passages(texts[::-1]), vectors[::-1], atol=1e-5)


def test_no_texts_give_no_vectors(shipped: OnnxEncoder) -> None:
    assert shipped.encode_queries([]).shape == (0, shipped.dimension)
    assert shipped.encode_passages([]).shape == (0, shipped.dimension)
    assert shipped.count_tokens([]) == []


def test_a_vector_does_not_depend_on_what_is_encoded_with_it(shipped: OnnxEncoder) -> None:
    texts = [row["text"] for row in SENTENCES]
    alone = np.concatenate([shipped.encode_passages([text]) for text in texts])
    np.testing.assert_allclose(shipped.encode_passages(texts), alone, atol=1e-5)


def test_threads_may_share_it(shipped: OnnxEncoder) -> None:
    texts = [row["text"] for row in SENTENCES[:8]]
    expected = shipped.encode_queries(texts)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: shipped.encode_queries(texts), range(8)):
            np.testing.assert_allclose(found, expected, atol=1e-5)


def test_thread_count_does_not_change_vectors(shipped: OnnxEncoder) -> None:
    texts = [row["text"] for row in SENTENCES]
    np.testing.assert_allclose(
        load_shipped(threads=1).encode_passages(texts), shipped.encode_passages(texts), atol=1e-5
    )


def test_question_and_passage_differ_by_their_prompt(shipped: OnnxEncoder) -> None:
    assert not np.allclose(shipped.encode_queries(["huurtoeslag"]), shipped.encode_passages(["huurtoeslag"]), atol=1e-2)


def test_tokens_are_counted_without_prompt_and_special_tokens(shipped: OnnxEncoder) -> None:
    assert shipped.count_tokens(["", "de", "de de de"]) == [0, 1, 3]


def test_text_is_read_up_to_max_tokens_and_no_further(shipped: OnnxEncoder) -> None:
    full = " ".join(["de"] * shipped.max_tokens)
    assert shipped.count_tokens([full]) == [shipped.max_tokens]
    other_end, exact = shipped.encode_passages([full.removesuffix("de") + "ja", full])
    assert not np.allclose(other_end, exact, atol=1e-4)
    longer, longest = shipped.encode_passages([full + " ja" * 10, full + " ja" * 1000])
    np.testing.assert_allclose(longer, longest, atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80))
def test_any_text_has_a_vector(shipped: OnnxEncoder, text: str) -> None:
    vector = shipped.encode_queries([text])[0]
    assert np.isfinite(vector).all()
    assert abs(float(np.linalg.norm(vector)) - 1) < 1e-4


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("de minister antwoordt Kamer stikstof 2021 nr. § €".split()), min_size=1, max_size=12))
def test_white_space_does_not_matter(shipped: OnnxEncoder, words: list[str]) -> None:
    plain, spread = " ".join(words), "\n " + " \t\n ".join(words) + " \r\n"
    np.testing.assert_allclose(shipped.encode_passages([spread]), shipped.encode_passages([plain]), atol=1e-5)


def copy_of_shipped(folder: Path, without: str = "") -> Path:
    for name in {MODEL, TOKENIZER, CONFIG} - {without}:
        (folder / name).symlink_to(SHIPPED / name)
    return folder


def test_another_prompt_is_another_fingerprint(shipped: OnnxEncoder, tmp_path: Path) -> None:
    config = json.loads((SHIPPED / CONFIG).read_text(encoding="utf-8"))
    folder = copy_of_shipped(tmp_path, without=CONFIG)
    (folder / CONFIG).write_text(json.dumps({**config, "query_prompt": "vraag: "}), encoding="utf-8")
    assert load_shipped(folder).fingerprint != shipped.fingerprint


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, CONFIG])
def test_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelUnavailable, match=rf"{name}: No such file.*reinstall griffier"):
        load_shipped(copy_of_shipped(tmp_path, without=name))


def test_damaged_file_is_named(tmp_path: Path) -> None:
    content = bytearray((SHIPPED / TOKENIZER).read_bytes())
    content[len(content) // 2] ^= 1
    (copy_of_shipped(tmp_path, without=TOKENIZER) / TOKENIZER).write_bytes(content)
    with pytest.raises(ModelUnavailable, match=r"tokenizer\.json: damaged, its sha256 should begin with"):
        load_shipped(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", '{"name": "x"}', "\x00"])
def test_unreadable_settings_are_named(tmp_path: Path, content: str) -> None:
    (copy_of_shipped(tmp_path, without=CONFIG) / CONFIG).write_text(content, encoding="utf-8")
    with pytest.raises(ModelUnavailable, match=r"config\.json: not the encoder's settings"):
        load_shipped(tmp_path)


def test_model_onnxruntime_cannot_read(tmp_path: Path) -> None:
    config = json.loads((SHIPPED / CONFIG).read_text(encoding="utf-8"))
    folder = copy_of_shipped(tmp_path, without=CONFIG)
    (folder / MODEL).unlink()
    (folder / MODEL).write_bytes(b"no protobuf")
    config["sha256"][MODEL] = hashlib.sha256(b"no protobuf").hexdigest()
    (folder / CONFIG).write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelUnavailable, match=r"onnxruntime .* cannot load the encoder"):
        load_shipped(folder)
