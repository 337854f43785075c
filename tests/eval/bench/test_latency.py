"""A real service process, a few questions."""

from __future__ import annotations

import json
import os
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from eval.bench.latency import main
from eval.bench.machine import provenance, resident_mib
from eval.bench.running import running_service
from eval.errors import EvaluationError


def test_a_result_has_every_time_and_where_it_was_made(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "latency.json"
    done = CliRunner().invoke(
        main, ["--index", str(sample), "--questions", "3", "--seed", "7", "--out", str(file)]
    )
    assert done.exit_code == 0, done.output
    assert "POST /ask over the loopback, 3 questions: p50 " in done.output
    result = json.loads(file.read_text())
    assert result["seed"] == 7
    assert len(result["raw"]) == 3
    assert 0 < result["ms"]["p50"] <= result["ms"]["p95"] <= result["ms"]["max"]
    assert all(one["server_ms"]["total"] <= one["ms"] for one in result["raw"])
    assert set(result["machine"]) == {"system", "processor", "cores", "memory_gib", "load_before"}


def test_the_service_ends_with_the_benchmark(sample: Path, tmp_path: Path) -> None:
    with running_service(sample, tmp_path / "log") as service:
        assert httpx.get(f"{service.url}/health/ready").status_code == 200
    with pytest.raises(httpx.ConnectError, match="refused"):
        httpx.get(f"{service.url}/health/ready")


def test_a_service_that_ends_at_once_is_told(tmp_path: Path) -> None:
    file = tmp_path / "no-folder"
    file.write_text("x")
    with (
        pytest.raises(EvaluationError, match="the service was not ready"),
        running_service(file, tmp_path / "log"),
    ):
        pass


def test_provenance_of_this_process() -> None:
    found = provenance()
    assert found["machine"]["cores"] >= 1
    assert found["packages"]["numpy"]
    memory = resident_mib(os.getpid())
    assert memory == {} or 0 < memory["now"] <= memory["highest"]
    assert resident_mib(-1) == {}
