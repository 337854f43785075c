"""Questions that take too long, clients that do, and a service that is told to stop meanwhile."""

from __future__ import annotations

import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from tests.service.running import KOHNSTAMM
from tests.service.serving import Served, serve, serve_by

ROOT = Path(__file__).parents[3]
SLOW = {"question": "Langzaam: wat zegt de minister over thuiszitters?"}


@contextmanager
def slow(index: Path, seconds: float, **settings: str) -> Iterator[Served]:
    """A service whose slow questions take so many seconds."""
    command = [sys.executable, "-m", "tests.service.http.slow_service", str(index)]
    with serve_by(command, PYTHONPATH=str(ROOT), GRIFFIER_SLOW=str(seconds), **settings) as served:
        yield served


def _get(served: Served, path: str) -> httpx.Response:
    return httpx.get(served.url + path, timeout=60)


def _ask(served: Served, body: dict[str, str]) -> httpx.Response:
    return httpx.post(f"{served.url}/ask", json=body, timeout=60)


def _await_metric(served: Served, line: str) -> None:
    """Wait until /metrics has this line."""
    deadline = time.monotonic() + 60
    while line not in _get(served, "/metrics").text:
        assert time.monotonic() < deadline, f"no {line}"
        time.sleep(0.1)


@pytest.mark.slow  # test_workers has the same without a service
def test_a_question_that_takes_too_long_is_given_up_and_others_are_not(index: Path) -> None:
    with slow(index, 60, GRIFFIER_ANSWER_SECONDS="8") as served, ThreadPoolExecutor(4) as pool:
        assert _ask(served, {"question": KOHNSTAMM}).status_code == 200
        late = [pool.submit(_ask, served, SLOW) for _ in range(2)]
        _await_metric(served, 'griffier_questions{state="working"} 2.0')
        assert _ask(served, {"question": KOHNSTAMM}).status_code == 200
        assert _get(served, "/documents").json()["total"] == 5
        assert not any(one.done() for one in late)
        for response in (one.result() for one in late):
            assert response.status_code == 504
            assert response.headers["content-type"] == "application/problem+json"
            assert response.json()["type"] == "urn:griffier:problem:took-too-long"
            assert "took longer than 8 seconds" in response.json()["detail"]
        told = _get(served, "/metrics").text
        assert 'griffier_requests_total{method="POST",path="/ask",status="504"} 2.0' in told
        assert 'griffier_questions{state="working"} 2.0' in told  # threads cannot be stopped


@pytest.mark.slow  # test_workers has the same without a service
def test_with_all_threads_taken_papers_and_health_are_there_and_questions_are_told_to_wait(index: Path) -> None:
    few = {"GRIFFIER_CONCURRENCY": "1", "GRIFFIER_QUEUE": "1", "GRIFFIER_ANSWER_SECONDS": "8"}
    with slow(index, 60, **few) as served, ThreadPoolExecutor(4) as pool:
        first = pool.submit(_ask, served, SLOW)
        _await_metric(served, 'griffier_questions{state="working"} 1.0')
        waits = pool.submit(_ask, served, {"question": KOHNSTAMM})
        _await_metric(served, 'griffier_questions{state="waiting"} 1.0')
        one_too_many = _ask(served, {"question": KOHNSTAMM})
        assert _get(served, "/health/ready").status_code == 200
        assert _get(served, "/documents/kst-26695-135").status_code == 200
        for response, words in ((one_too_many, "2 questions are under way"), (waits.result(), "waited 8 seconds")):
            assert response.status_code == 503
            assert response.headers["retry-after"] == "5"
            assert words in response.json()["detail"]
        assert first.result().status_code == 504


def test_told_to_stop_it_finishes_what_is_under_way(index: Path) -> None:
    with slow(index, 3) as served, ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(_ask, served, SLOW) for _ in range(3)]
        _await_metric(served, 'griffier_questions{state="working"} 3.0')
        served.process.send_signal(signal.SIGTERM)
        assert [one.result().json()["answer"]["kind"] for one in answers] == ["extract"] * 3
        with pytest.raises(httpx.ConnectError, match="refused"):
            _ask(served, SLOW)
        served.process.wait(timeout=20)
    assert served.process.returncode == 0
    assert not any("Traceback" in line for line in served.lines)


def test_but_not_for_longer_than_it_may(index: Path) -> None:
    with slow(index, 120, GRIFFIER_SHUTDOWN_SECONDS="1") as served, ThreadPoolExecutor(2) as pool:
        answer = pool.submit(_ask, served, SLOW)
        _await_metric(served, 'griffier_questions{state="working"} 1.0')
        served.process.send_signal(signal.SIGTERM)
        response = answer.result()
        served.process.wait(timeout=20)
    assert served.process.returncode == 0
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert "the service is stopping" in response.json()["detail"]
    assert any("stopped with 1 questions that did not finish" in line for line in served.lines)
    assert not any("Traceback" in line for line in served.lines)


@pytest.fixture(scope="module")
def impatient(index: Path) -> Iterator[Served]:
    """A service that gives clients a second."""
    with serve(index, GRIFFIER_CLIENT_SECONDS="1") as served:
        yield served


def _connected(served: Served) -> socket.socket:
    host, port = served.url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=10)


def _drip(client: socket.socket, drops: int) -> None:
    for _ in range(drops):
        client.sendall(b"G")
        time.sleep(0.1)


@pytest.mark.parametrize("sent", [b"", b"GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: "])
def test_a_client_that_does_not_send_its_request_is_dropped(impatient: Served, sent: bytes) -> None:
    with _connected(impatient) as client:
        began = time.perf_counter()
        client.sendall(sent)
        with suppress(ConnectionResetError):
            assert client.recv(1000) == b""
        assert 0.5 < time.perf_counter() - began < 9


def test_also_one_that_sends_it_drop_by_drop_after_a_first_one(impatient: Served) -> None:
    with _connected(impatient) as client:
        client.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        assert client.recv(4000).startswith(b"HTTP/1.1 200")
        began = time.perf_counter()
        with pytest.raises((BrokenPipeError, ConnectionResetError), match=r"Broken pipe|reset"):
            _drip(client, 60)
        assert time.perf_counter() - began < 9


def test_a_body_that_does_not_come_is_answered_408(impatient: Served) -> None:
    with _connected(impatient) as client:
        client.sendall(b"POST /ask HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{")
        answer = b"".join(iter(lambda: client.recv(4000), b""))
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"application/problem+json" in answer
    assert b"did not come in whole within 1 seconds" in answer


def test_one_that_does_not_read_its_reply_is_dropped_and_holds_up_nobody(impatient: Served) -> None:
    path = "/documents/26695-verslag-schriftelijk-overleg/text"
    whole = len(_get(impatient, path).content)
    with _connected(impatient) as client:
        client.settimeout(60)
        # Far more than the buffers on the way can hold.
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() * 400)
        assert _get(impatient, "/health/ready").status_code == 200
        deadline, before = time.monotonic() + 60, ""
        # The one request under way asks for the metrics, and no other was taken up since the last look.
        while "griffier_requests_in_flight 1.0" not in (told := _get(impatient, "/metrics").text) or (
                before != (before := _line(told, 'path="/documents/{document_id}/text",status="200"'))):
            assert time.monotonic() < deadline
            time.sleep(1.5)
        received = 0
        with suppress(ConnectionResetError):
            while piece := client.recv(65536):
                received += len(piece)
        assert received < 400 * whole


def _line(told: str, words: str) -> str:
    return next((line for line in told.splitlines() if words in line), "")


def test_a_body_that_is_announced_too_large_is_not_even_read(impatient: Served) -> None:
    with _connected(impatient) as client:
        client.sendall(b"POST /ask HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n")
        assert client.recv(4000).startswith(b"HTTP/1.1 413")
