import inspect
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ingest import errors
from service.http import problems
from service.http.problems import install, status_of

EVERY = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.GriffierError)]


def test_every_error_of_ours_has_a_status() -> None:
    named = errors.PaperError | errors.BadRequest | errors.SourceError
    made = [kind("x", "y") if issubclass(kind, named) else kind("x") for kind in EVERY]
    assert {type(error).__name__: status_of(error) for error in made}.items() >= {
        "NoIndex": 503, "WrongModel": 503, "NotFound": 404, "BadRequest": 422, "IndexBusy": 409, "DiskFull": 507,
        "EmptyPaper": 422, "ServiceUnreachable": 502, "GriffierError": 500,
    }.items()


def test_an_error_nobody_foresaw_tells_nothing_of_the_inside() -> None:
    app = FastAPI()
    install(app)

    @app.get("/break")
    def break_() -> Any:
        raise RuntimeError("secret")

    response = TestClient(app, raise_server_exceptions=False).get("/break")
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json() == {"type": "about:blank", "title": "Internal Server Error", "status": 500,
                               "detail": "an error of griffier itself; the service's log has the trace"}


def test_names_of_problems_are_those_of_the_errors() -> None:
    body = bytes(problems.problem_of(errors.NoIndex("none")).body)
    assert b'"type":"urn:griffier:problem:no-index"' in body
    assert b'"errors"' not in body


def test_a_paper_that_is_not_here_may_be_at_the_official_site(client: httpx.Client) -> None:
    for path in ("/documents/{}", "/documents/{}/text", "/documents/{}/passages"):
        page = "https://zoek.officielebekendmakingen.nl/h-tk-20202021-48-3.html"
        assert client.get(path.format("h-tk-20202021-48-3")).json()["url"] == page
        assert "url" not in client.get(path.format("mijn-stuk")).json()


@pytest.mark.parametrize(("method", "path", "status", "told"), [
    ("GET", "/nowhere", 404, "no such call: GET /nowhere"),
    ("GET", "/ask", 405, "/ask does not take GET"),
    ("DELETE", "/documents", 405, "/documents does not take DELETE"),
])
def test_no_such_call(client: httpx.Client, method: str, path: str, status: int, told: str) -> None:
    response = client.request(method, path)
    problem = response.json()
    assert (response.status_code, problem["status"]) == (status, status)
    assert response.headers["content-type"] == "application/problem+json"
    assert told in problem["detail"]
    assert ("allow" in response.headers) == (status == 405)


@pytest.mark.parametrize("body", [b"{", b"", b"[]", b'"x"', b"\xff\xfe", b"null"])
def test_a_body_that_is_no_json_object(client: httpx.Client, body: bytes) -> None:
    response = client.post("/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"]
    if response.status_code == 422:
        assert response.json()["errors"][0]["field"] == "body"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_json_that_is_not_sent_as_such_is_told_how(client: httpx.Client, kind: str) -> None:
    response = client.post("/ask", content=b'{"question": "Waarom?"}', headers={"content-type": kind})
    assert response.status_code == 422
    assert "sent as Content-Type: application/json; found " + kind in response.json()["detail"]


@pytest.mark.parametrize("body", ["é".encode("latin-1"), b"[" * 30_000, b'{"k": ' + b"9" * 6000 + b"}"])
def test_a_body_that_cannot_be_read_says_what_was_expected(client: httpx.Client, body: bytes) -> None:
    response = client.post("/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert "expected JSON in UTF-8" in response.json()["detail"]


def test_a_body_without_end_is_cut_off(client: httpx.Client) -> None:
    def endless() -> Any:
        for _ in range(100):
            yield b" " * 10_000

    response = client.post("/ask", content=endless(), headers={"content-type": "application/json"})
    assert response.status_code == 413
    assert "larger than 65536 bytes" in response.json()["detail"]
