"""A service under load for a few seconds, and one that is not there."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from eval.bench.load import Seen, main, send
from eval.bench.load_calls import Call
from eval.bench.running import free_port, running_service


@pytest.mark.slow
def test_two_generations_are_taken_up_and_no_request_is_lost(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "load.json"
    done = CliRunner().invoke(main, ["--minutes", "0.2", "--clients", "2", "--index", str(sample), "--out", str(file)])
    assert done.exit_code == 0, done.output
    result = json.loads(file.read_text())
    assert result["lost"] == []
    assert len(result["generations"]) == 3
    assert result["requests"] == sum(one["n"] for one in result["ms"].values())
    assert all(one["p50"] <= one["p95"] <= one["p99"] <= one["max"] for one in result["ms"].values())
    assert result["memory_mib"][0]["second"] == 0


def test_no_reply_and_a_wrong_status_are_lost_requests(sample: Path, tmp_path: Path) -> None:
    call = Call("wrong", "GET", "/nowhere", None, frozenset({200}))
    nobody, somebody = Seen(), Seen()
    with httpx.Client(base_url=f"http://127.0.0.1:{free_port()}") as client:
        send(client, call, nobody)
    with running_service(sample, tmp_path / "log") as service, httpx.Client(base_url=service.url) as client:
        send(client, call, somebody)
        send(client, call._replace(right=frozenset({404})), somebody)
    assert ["ConnectError" in one["why"] for one in nobody.lost] == [True]
    assert [one["why"][:10] for one in somebody.lost] == ["status 404"]
    assert len(somebody.took["wrong"]) == 2
