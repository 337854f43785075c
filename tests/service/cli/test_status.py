import json
from pathlib import Path

from service.griffier import Griffier
from tests.service.running import griffier, one_line, process


def test_what_the_index_holds(index: Path, here: Griffier) -> None:
    run = process("status", "--json", "--index", index)
    status = json.loads(run.stdout)
    stats = here.snapshot.stats()
    assert run.returncode == 0
    assert status["index"] == str(index)
    assert (status["generation"], status["documents"], status["passages"]) == (
        stats.generation, 5, stats.passages)
    assert (status["model"], status["vectors"]) == (here.encoder.name, "flat")
    assert 50_000 < stats.bytes < status["disk_bytes"]
    assert 20e6 < status["memory_bytes"] < 2e9
    assert status["settings"]["port"] == 8000


def test_for_the_eye(index: Path, here: Griffier) -> None:
    run = process("status", GRIFFIER_INDEX=str(index))
    assert run.returncode == 0
    assert f"5 documents, {here.snapshot.stats().passages} passages" in run.stdout
    assert "MB, model included" in run.stdout


def test_without_an_index_it_says_so(tmp_path: Path) -> None:
    run = griffier("status", "--json", "--index", tmp_path / "none")
    status = json.loads(run.stdout)
    assert run.returncode == 1
    assert one_line(run.stderr, "no index here yet")
    assert (status["usable"], status["generation"], status["disk_bytes"]) == (False, None, 0)
    assert "no index here yet" in status["problem"]
