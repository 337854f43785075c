"""What the log has of a request, and what it must not have."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from service.http.context import CURRENT, RequestContext, request_id
from service.http.logs import JsonFormatter, TextFormatter
from service.http.metrics import Metrics
from service.http.observe import Observe
from tests.service.running import KOHNSTAMM
from tests.service.serving import Served, serve


@pytest.fixture(scope="module")
def logging_json(index: Path) -> Iterator[Served]:
    """A service that logs JSON."""
    with serve(index, GRIFFIER_LOG_FORMAT="json") as served:
        yield served


def _line(served: Served, words: str) -> dict[str, Any]:
    """The first log line with these words, once it is there."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for line in served.lines:
            if words in line and line.startswith("{"):
                found: dict[str, Any] = json.loads(line)
                return found
        time.sleep(0.05)
    raise AssertionError(f"no line with {words}: {served.lines}")


def test_a_line_of_json_a_request_without_the_question(logging_json: Served) -> None:
    with httpx.Client(base_url=logging_json.url, timeout=60) as client:
        asked = client.post("/ask", json={"question": KOHNSTAMM}, headers={"X-Request-ID": "ask-1"})
        found = client.get("/search", params={"q": "verzuimcijfers"}, headers={"X-Request-ID": "search-1"})
        client.get("/documents/%0Aevil%1b", headers={"X-Request-ID": "evil-1"})
    line = _line(logging_json, "ask-1")
    assert asked.headers["x-request-id"] == line["request_id"] == "ask-1"
    assert (line["method"], line["path"], line["status"], line["client"]) == ("POST", "/ask", 200, "127.0.0.1")
    assert (line["language"], line["answer"], line["key"]) == ("nl", "extract", None)
    assert line["generation"] == asked.json()["searched"]["index"]
    assert 0 < line["total_ms"] <= line["ms"]
    assert found.status_code == _line(logging_json, "search-1")["status"] == 200
    assert _line(logging_json, "evil-1")["path"] == "/documents/%0Aevil%1b"
    assert not any("Kohnstamm" in one or "verzuimcijfers" in one for one in logging_json.lines)
    assert all(json.loads(one) for one in logging_json.lines)


def test_probes_are_not_logged_as_long_as_all_is_well(logging_json: Served) -> None:
    for path in ("/health/live", "/health/ready", "/metrics"):
        assert httpx.get(logging_json.url + path).status_code == 200
    httpx.get(f"{logging_json.url}/nowhere", headers={"X-Request-ID": "after-probes"})
    assert _line(logging_json, "after-probes")["status"] == 404
    assert not any("/health/" in line or '"/metrics"' in line for line in logging_json.lines)


def test_the_words_of_a_question_only_when_asked_for(index: Path) -> None:
    with serve(index, GRIFFIER_LOG_FORMAT="json", GRIFFIER_LOG_QUESTIONS="yes") as served:
        httpx.get(f"{served.url}/search", params={"q": "verzuimcijfers"}, timeout=60)
        assert _line(served, '"path": "/search"')["question"] == "verzuimcijfers"


@pytest.mark.parametrize("sent", ["", "x" * 65, "a b", "a\tb", "é", 'a"b', "a,b", "<script>"])
def test_an_id_that_is_none_is_replaced(logging_json: Served, sent: str) -> None:
    given_back = httpx.get(f"{logging_json.url}/health/live", timeout=60,
                           headers={b"X-Request-ID": sent.encode()}).headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", given_back)


@given(st.binary(max_size=100))
def test_whatever_is_sent_the_id_is_safe_in_a_log(sent: bytes) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,64}", request_id([(b"x-request-id", sent)]))


@given(st.text(), st.text())
def test_a_record_is_one_line_whatever_it_holds(message: str, value: str) -> None:
    record = logging.LogRecord("service", logging.INFO, "", 0, "%s", (message,), None)
    record.fields = {"value": value}
    told = json.loads(JsonFormatter().format(record))
    assert (told["message"], told["value"]) == (message, value)
    assert "\n" not in JsonFormatter().format(record)
    text = TextFormatter().format(record)
    assert "\n" not in text
    assert "\r" not in text


def test_a_trace_goes_with_its_record() -> None:
    try:
        raise RuntimeError("inside")
    except RuntimeError:
        record = logging.LogRecord("service", logging.ERROR, "", 0, "failed", (), sys.exc_info())
    assert "RuntimeError: inside" in json.loads(JsonFormatter().format(record))["trace"]
    assert TextFormatter().format(record).endswith("RuntimeError: inside")


def test_an_error_nobody_foresaw_is_a_problem_with_an_id_and_a_trace(caplog: pytest.LogCaptureFixture) -> None:
    app = FastAPI()
    app.add_middleware(Observe, metrics=Metrics())

    @app.get("/break")
    def break_() -> Any:
        raise RuntimeError("inside")

    response = TestClient(app, raise_server_exceptions=False).get("/break", headers={"X-Request-ID": "broken-1"})
    assert response.status_code == 500
    assert response.headers["x-request-id"] == "broken-1"
    assert "inside" not in response.text
    assert response.json()["detail"] == "an error of griffier itself; the service's log has the trace"
    assert any(record.exc_info for record in caplog.records)


def test_what_is_logged_within_a_request_has_its_id() -> None:
    token = CURRENT.set(RequestContext("mine"))
    try:
        record = logging.LogRecord("index", logging.INFO, "", 0, "deep inside", (), None)
        assert json.loads(JsonFormatter().format(record))["request_id"] == "mine"
        assert TextFormatter().format(record).endswith("INFO index: deep inside request_id=mine")
    finally:
        CURRENT.reset(token)
