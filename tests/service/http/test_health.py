import re
import signal
from pathlib import Path

import httpx
import pytest

from service.griffier import Griffier
from tests.service.running import KOHNSTAMM, griffier, letter, one_line, process
from tests.service.serving import Served, serve


def test_alive_and_ready(client: httpx.Client, here: Griffier) -> None:
    assert client.get("/health/live").json() == {"status": "live", "index": None, "generates": False}
    assert client.get("/health/ready").json() == {"status": "ready", "index": here.snapshot.generation,
                                                  "generates": False}


def _value(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.M)
    return float(found[1]) if found else 0.0


def test_metrics_count_what_happens(client: httpx.Client, here: Griffier) -> None:
    answered = 'griffier_requests_total{method="POST",path="/ask",status="200"}'
    refused = 'griffier_requests_total{method="POST",path="/ask",status="422"}'
    embedded = 'griffier_stage_seconds_count{stage="embed"}'
    before = client.get("/metrics").text
    client.post("/ask", json={"question": KOHNSTAMM})
    client.post("/ask", json={"question": ""})
    client.get("/documents/kst-26695-135")
    response = client.get("/metrics")
    after = response.text
    assert response.headers["content-type"].startswith("text/plain")
    assert [_value(after, name) - _value(before, name) for name in (answered, refused, embedded)] == [1, 1, 1]
    assert 'path="/documents/{document_id}",status="200"' in after
    assert "kst-26695-135" not in after
    assert _value(after, "griffier_index_documents") == 5
    assert f'generation="{here.snapshot.generation}"' in after
    assert 'griffier_stage_seconds_bucket{le="0.1",stage="search"}' in after


def test_a_service_without_an_index_waits_for_one_and_follows_it(tmp_path: Path) -> None:
    index, papers = tmp_path / "index", tmp_path / "papers"
    letter(papers / "a.md", "De cijfers stijgen.")
    with serve(index) as served, httpx.Client(base_url=served.url, timeout=30) as client:
        assert any("not ready yet" in line for line in served.lines)
        assert client.get("/health/live").status_code == 200
        for response in (client.get("/health/ready"), client.post("/ask", json={"question": "Waarom?"})):
            assert response.status_code == 503
            assert response.headers["content-type"] == "application/problem+json"
            assert response.headers["retry-after"] == "5"
            assert response.json()["type"] == "urn:griffier:problem:no-index"
            assert "griffier ingest" in response.json()["detail"]
        assert client.get("/metrics").status_code == 200

        assert griffier("ingest", papers, "--index", index).returncode == 0
        first = client.get("/health/ready").json()["index"]
        assert client.get("/documents").json()["total"] == 1

        letter(papers / "b.md", "De cijfers dalen.")
        assert griffier("ingest", papers, "--index", index).returncode == 0
        assert client.get("/health/ready").json()["index"] != first
        assert client.get("/documents").json()["total"] == 2

        (index / "CURRENT").unlink()
        assert client.get("/documents").json()["total"] == 2


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_to(tmp_path: Path, how: signal.Signals) -> None:
    with serve(tmp_path / "none") as served:
        assert httpx.get(f"{served.url}/health/live").status_code == 200
        served.process.send_signal(how)
        served.process.wait(timeout=10)
    assert served.process.returncode == 0
    assert not any("Traceback" in line for line in served.lines)


def test_a_port_in_use_is_told_in_one_line(service: Served, index: Path) -> None:
    port = service.url.rsplit(":", 1)[1]
    run = process("serve", "--port", port, "--index", index)
    assert (run.returncode, run.stdout) == (1, "")
    assert one_line(run.stderr, f"cannot listen on 127.0.0.1 port {port}")
