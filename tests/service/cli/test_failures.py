"""An index or service that cannot answer: one line that says what to do, exit status 1, nothing on stdout."""

import json
import shutil
from pathlib import Path

import pytest

from tests.service.running import KOHNSTAMM, griffier, one_line, process


@pytest.mark.parametrize("command", [("ask", "Waarom?"), ("show", "kst-1"), ("export",)])
def test_no_index(command: tuple[str, ...], tmp_path: Path) -> None:
    run = process(*command, "--index", tmp_path / "none")
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "no index here yet; make one with `griffier ingest PATH…`")
    assert not (tmp_path / "none").exists()


def _copy_with(index: Path, folder: Path, **changed: object) -> Path:
    """A copy of the index whose manifest says something else."""
    shutil.copytree(index, folder)
    manifest = folder / "generations" / (folder / "CURRENT").read_text().strip() / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **changed}))
    return folder


def test_an_index_of_another_format(index: Path, tmp_path: Path) -> None:
    other = _copy_with(index, tmp_path / "index", format=99)
    run = griffier("ask", "Waarom?", "--index", other)
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "has format 99", "ingest the papers again")


def test_an_index_of_another_model(index: Path, tmp_path: Path) -> None:
    other = _copy_with(index, tmp_path / "index", model="another-model", fingerprint="0" * 64)
    run = griffier("ask", "Waarom?", "--index", other)
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "made with the model another-model", "--model another-model")


def test_an_index_with_a_file_missing(index: Path, tmp_path: Path) -> None:
    shutil.copytree(index, tmp_path / "index")
    next((tmp_path / "index").rglob("store.sqlite")).unlink()
    run = griffier("ask", "Waarom?", "--index", tmp_path / "index")
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "store.sqlite", "missing")


def test_a_model_that_is_not_there(index: Path, tmp_path: Path) -> None:
    run = griffier("ask", "Waarom?", "--index", index, "--model", tmp_path / "no-such-model")
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "no-such-model")


def test_a_service_that_is_not_there() -> None:
    run = process("ask", KOHNSTAMM, GRIFFIER_URL="http://127.0.0.1:1")
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "http://127.0.0.1:1", "does not answer", "griffier serve")


def test_an_address_that_is_none() -> None:
    run = griffier("ask", KOHNSTAMM, GRIFFIER_URL="nonsense")
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, "nonsense", "does not answer")


def test_a_setting_that_does_not_fit() -> None:
    run = griffier("ask", KOHNSTAMM, GRIFFIER_TIMEOUT="soon")
    assert (run.returncode, run.stdout) == (2, "")
    assert one_line(run.stderr, "GRIFFIER_TIMEOUT is 'soon'")
