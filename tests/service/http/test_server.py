"""What the server itself answers and drops, before and around the calls: on a socket, as any client may use it."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from service.http import server
from service.http.connection import patient
from service.settings import Settings
from tests.service.running import GRIFFIER, environment
from tests.service.serving import Served, serve_by

DESCRIPTORS = 256


@pytest.fixture(scope="module")
def small(index: Path) -> Iterator[Served]:
    """A service that may open few files, logs JSON, and has a variable that is no setting."""
    command = f'ulimit -n {DESCRIPTORS} && exec "$0" serve --port 0 --index "$1"'
    with serve_by(["bash", "-c", command, str(GRIFFIER), str(index)], GRIFFIER_LOG_FORMAT="json",
                  GRIFFIER_KEY="/etc/keys", GRIFFIER_CORS_ORIGINS="https://example.org") as served:
        yield served


def _connected(served: Served) -> socket.socket:
    host, port = served.url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=20)


def _raw(served: Served, sent: bytes) -> bytes:
    with _connected(served) as client:
        client.sendall(sent)
        received = b""
        with suppress(ConnectionResetError):
            received = b"".join(iter(lambda: client.recv(65536), b""))
        return received


@pytest.mark.parametrize(("sent", "status"), [
    (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", b"400 Bad Request"),  # TLS, where there is none
    (b"GET / HTTP/1.1\r\n\r\n", b"400 Bad Request"),  # without a Host
    (b"POST /ask HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"400 Bad Request"),
    (b"POST /ask HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", b"400 Bad Request"),
    (b"POST /ask HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n", b"501 Not Implemented"),
    (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 70_000, b"431 Request Header Fields Too Large"),
])
def test_what_is_no_request_is_answered_with_a_problem(small: Served, sent: bytes, status: bytes) -> None:
    head, _, body = _raw(small, sent).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 " + status)
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    assert headers[b"content-type"] == b"application/problem+json"
    told = json.loads(body)
    assert str(told["status"]).encode() == status[:3]
    assert told["detail"]
    deadline = time.monotonic() + 20
    while not any(headers[b"x-request-id"].decode() in line for line in small.lines):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("path", ["/health/live", "/documents", "/documents/kst-26695-135", "/", "/openapi.json"])
def test_head_is_get_without_the_body(small: Served, path: str) -> None:
    got, head = httpx.get(small.url + path, timeout=60), httpx.head(small.url + path, timeout=60)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(got.content))


def test_head_is_counted_as_such(small: Served) -> None:
    httpx.head(f"{small.url}/documents/kst-1-1", timeout=60)
    told = httpx.get(f"{small.url}/metrics", timeout=60).text
    assert 'griffier_requests_total{method="HEAD",path="/documents/{document_id}",status="404"}' in told


def test_a_redirect_stays_here(small: Served) -> None:
    response = httpx.get(f"{small.url}/documents/?limit=1", headers={"host": "evil.example"}, timeout=60)
    assert (response.status_code, response.headers["location"]) == (307, "/documents?limit=1")


def test_a_refused_preflight_is_a_problem(small: Served) -> None:
    asked = {"origin": "null", "access-control-request-method": "POST"}
    response = httpx.options(f"{small.url}/ask", headers=asked, timeout=60)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert "GRIFFIER_CORS_ORIGINS" in response.json()["detail"]
    assert "access-control-allow-origin" not in response.headers


def test_with_more_connections_than_it_may_have_it_lives_on_and_does_not_fill_the_log(small: Served) -> None:
    before = len(small.lines)
    with ExitStack() as stack:
        for _ in range(2 * DESCRIPTORS):
            stack.enter_context(closing(_connected(small))).sendall(b"GET /x")
        time.sleep(0.5)
    deadline = time.monotonic() + 20
    while True:
        with suppress(httpx.TransportError):
            if httpx.get(f"{small.url}/health/ready", timeout=60).status_code == 200:
                break
        assert time.monotonic() < deadline
    new = small.lines[before:]
    assert len(new) < 10, new[:3]
    assert any("connections are open, as many as may be" in line for line in new)


def test_every_line_of_a_json_log_is_json_from_the_first_on(small: Served) -> None:
    told = [json.loads(line) for line in small.lines]
    assert {"time", "level", "logger", "message"} <= set.intersection(*(set(one) for one in told))
    warned = [one["message"] for one in told if one["level"] == "warning"]
    assert "GRIFFIER_KEY is no setting and is not read; did you mean GRIFFIER_KEYS?" in warned


def test_connections_leave_descriptors_for_the_rest() -> None:
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    assert patient(1.0, 7).most == 7
    assert patient(1.0, 10**9).most in (10**9, allowed - 200)


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_full_disk_behind_the_log_stops_nothing(index: Path, form: str) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with Path("/dev/full").open("w") as full:
        command = [str(GRIFFIER), "serve", "--port", str(port), "--index", str(index)]
        process = subprocess.Popen(command, stderr=full, env=environment({"GRIFFIER_LOG_FORMAT": form}))
    try:
        url, deadline = f"http://127.0.0.1:{port}/health/ready", time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline:
            with suppress(httpx.TransportError):
                assert httpx.get(url, timeout=60).status_code == 200
                break
            time.sleep(0.1)
        assert process.poll() is None
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0


def test_told_to_stop_before_the_server_listens_to_signals_it_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []

    def run(self: uvicorn.Server, sockets: list[socket.socket] | None = None) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.01)
        told.append(self.should_exit)

    class _Idle:
        working = 0

    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    monkeypatch.setattr(uvicorn.Server, "run", run)
    monkeypatch.setattr(server, "config_of", lambda app, settings: uvicorn.Config(app, log_config=None))
    app = FastAPI()
    app.state.workers = _Idle()
    try:
        with socket.socket() as listening:
            server.run(app, Settings(), listening)
        os.kill(os.getpid(), signal.SIGTERM)  # while Python ends: no reason to be killed
    finally:
        for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
            signal.signal(number, handler)
    assert told == [True]
