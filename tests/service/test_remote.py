"""`griffier ask` through a running service, and what it makes of services that are none."""

import http.server
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.filters import Filters
from ingest.errors import BadRequest, GriffierError, IndexUnusable, ServiceUnreachable
from service.griffier import Griffier
from service.remote import open_remote
from tests.service.running import KOHNSTAMM, griffier, one_line
from tests.service.serving import Served, serve

NO_FILTERS = Filters()


def _timeless(stdout: str) -> str:
    return re.sub(r"\d+ ms$", "", stdout.strip())


def test_the_output_is_the_same_here_and_there(index: Path, service: Served) -> None:
    arguments = ("ask", KOHNSTAMM, "-k", "2", "--speaker", "minister")
    there = griffier(*arguments, GRIFFIER_URL=service.url)
    here = griffier(*arguments, "--index", index)
    assert (there.returncode, there.stderr) == (0, "")
    assert _timeless(there.stdout) == _timeless(here.stdout)


def test_json_too(here: Griffier, service: Served) -> None:
    run = griffier("ask", KOHNSTAMM, "--json", GRIFFIER_URL=f"{service.url}/")
    assert {**json.loads(run.stdout), "took_ms": 0} == {**here.ask(KOHNSTAMM).as_json(), "took_ms": 0}


def test_an_index_on_the_command_line_answers_here(index: Path) -> None:
    run = griffier("ask", KOHNSTAMM, "--json", "--index", index, GRIFFIER_URL="http://127.0.0.1:1")
    assert run.returncode == 0


def test_what_the_service_refuses_is_told_as_here(service: Served) -> None:
    run = griffier("ask", KOHNSTAMM, "--dossier", "99999", GRIFFIER_URL=service.url)
    assert (run.returncode, run.stdout) == (2, "")
    assert one_line(run.stderr, "unknown dossier '99999'")


def test_a_service_without_an_index(tmp_path: Path) -> None:
    with serve(tmp_path / "none") as served, pytest.raises(IndexUnusable, match="no index here yet"):
        open_remote(served.url, 30, 2000).ask("Waarom?", 5, NO_FILTERS)


@contextmanager
def _stranger(status: int, body: bytes) -> Iterator[str]:
    """A web server that says the same to everything."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(("status", "body"), [
    (200, b"<html>Welkom</html>"), (200, b"{}"), (200, b"[]"), (404, b'{"error": "x"}'), (302, b""), (500, b"\xff"),
])
def test_what_is_no_griffier_is_told_so(status: int, body: bytes) -> None:
    with _stranger(status, body) as url, pytest.raises(ServiceUnreachable, match=f"answered {status}, but not as"):
        open_remote(url, 5, 2000).ask("Waarom?", 5, NO_FILTERS)


@pytest.mark.parametrize(("status", "kind"), [(422, BadRequest), (503, IndexUnusable), (507, GriffierError)])
def test_problems_become_the_errors_they_were(status: int, kind: type[GriffierError]) -> None:
    body = json.dumps({"detail": "because", "errors": [{"field": "k", "message": "because"}]}).encode()
    with _stranger(status, body) as url, pytest.raises(kind, match="because"):
        open_remote(url, 5, 2000).ask("Waarom?", 5, NO_FILTERS)


def test_a_service_that_is_not_there() -> None:
    with pytest.raises(ServiceUnreachable, match=r"does not answer: .*griffier serve"):
        open_remote("http://127.0.0.1:1", 5, 2000).ask("Waarom?", 5, NO_FILTERS)


def test_a_question_out_of_bounds_is_not_even_sent() -> None:
    with pytest.raises(BadRequest, match="the question is empty"):
        open_remote("http://127.0.0.1:1", 5, 2000).ask(" ", 5, NO_FILTERS)
