"""`/mcp` of the service: who may call it, and what is no call."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from service.settings import Settings
from tests.service.mcp.assistant import Assistant, connected
from tests.service.running import GRIFFIER, KOHNSTAMM, griffier, letter
from tests.service.serving import Served, serve, serve_by

JSON = {"accept": "application/json, text/event-stream", "content-type": "application/json"}


def body(name: str = "list_papers", **arguments: Any) -> dict[str, Any]:
    """A call of a tool as one POST, as revisions before 2026 write it."""
    return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}


def post(client: httpx.Client, **headers: str) -> httpx.Response:
    return client.post("/mcp", json=body(), headers={**JSON, **headers})


def test_one_post_is_one_call(client: httpx.Client) -> None:
    response = post(client)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/json")
    assert "mcp-session-id" not in response.headers
    assert response.json()["result"]["structuredContent"]["total"] == 5


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost.evil.example", "", "127.0.0.1:x",
                                  "user@127.0.0.1", "127.0.0.1/", "127.0.0.1.evil.example"])
def test_a_name_that_is_not_ours_is_refused(client: httpx.Client, host: str) -> None:
    response = post(client, host=host)
    # The server itself refuses a Host that is none.
    assert response.status_code in ((421, 400) if host in ("", "user@127.0.0.1", "127.0.0.1/") else (421,))
    if response.status_code == 421:
        assert "GRIFFIER_MCP_HOSTS" in response.json()["error"]["message"]


@pytest.mark.parametrize("origin", ["http://evil.example", "https://evil.example:8000", "null", "", "http://localhost",
                                    "http://127.0.0.1:1", "file://", "http://127.0.0.1:99999"])
def test_a_page_of_another_site_is_refused(client: httpx.Client, origin: str) -> None:
    response = post(client, origin=origin)
    assert response.status_code == 403
    assert "may not call this" in response.json()["error"]["message"]


def test_a_page_that_the_service_serves_may_call(client: httpx.Client, service: Served) -> None:
    assert post(client, origin=service.url).status_code == 200
    host = f"localhost:{client.base_url.port}"
    assert post(client, host=host, origin=f"http://{host}").status_code == 200


def test_only_posts_are_taken(client: httpx.Client) -> None:
    for method in ("GET", "DELETE", "PUT"):
        response = client.request(method, "/mcp", headers={"accept": "text/event-stream"})
        assert (response.status_code, response.headers["allow"]) == (405, "POST")
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("sent", "status"), [
    (b"", 400), (b"no json", 400), (b"\xff", 400), (b"[]", 400), (b"null", 400), (b"{}", 400),
    (b'{"jsonrpc": "2.0", "id": 1}', 400), (b'{"a":' * 9000, 400), (b"9" * 9000, 400),
    (b"x" * (Settings().max_body + 1), 413),
])
def test_what_is_no_message_is_refused(client: httpx.Client, sent: bytes, status: int) -> None:
    for version in ({}, {"mcp-protocol-version": "2026-07-28"}):
        response = client.post("/mcp", content=sent, headers={**JSON, **version})
        assert response.status_code == status
        assert "Traceback" not in response.text
    assert post(client).status_code == 200


def test_other_content_is_refused(client: httpx.Client) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        assert client.post("/mcp", content=b"{}", headers={**JSON, "content-type": kind}).status_code == 400


def test_a_question_larger_than_a_body_leaves_the_assistant_connected(over_http: Assistant) -> None:
    with pytest.raises(MCPError, match="the body is larger than 65536 bytes: send one question"):  # 413
        over_http.call("ask", question="x" * 10**6)
    assert over_http.result("list_papers")["total"] == 5


def test_why_a_call_is_not_let_in_is_an_error_of_the_protocol(client: httpx.Client) -> None:
    response = post(client, origin="http://evil.example")
    assert response.headers["content-type"] == "application/json"
    told = response.json()
    assert (told["jsonrpc"], told["id"], told["error"]["data"]["status"]) == ("2.0", None, 403)
    assert told["error"]["message"] == told["error"]["data"]["detail"]
    assert int(response.headers["content-length"]) == len(response.content)
    # What is no message of the protocol is told as everywhere else in the service.
    assert client.get("/mcp").headers["content-type"] == "application/problem+json"
    assert client.post("/mcp/x", json={}).headers["content-type"] == "application/problem+json"


def test_an_assistant_learns_that_it_needs_a_key_and_when_it_may_ask_again(index: Path, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    key = griffier("key", "new", "desk", "--keys", keys).stdout.strip()

    def with_key(url: str) -> Client:
        sends = httpx2.AsyncClient(headers={"Authorization": f"Bearer {key}"})
        return Client(streamable_http_client(f"{url}/mcp", http_client=sends))

    with serve(index, GRIFFIER_KEYS=str(keys), GRIFFIER_RATE="1", GRIFFIER_BURST="5") as served:
        refused = httpx.post(f"{served.url}/mcp", json=body(), headers=JSON)
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer realm="griffier"')
        assert refused.json()["error"]["message"].startswith("this service needs an API key: send `Authorization")
        with connected(lambda: with_key(served.url)) as assistant:
            told = [_outcome(assistant) for _ in range(8)]
    assert told[0] == "done"
    assert re.fullmatch(r"too many requests: ask again in \d+ s", told[-1])


def _outcome(assistant: Assistant) -> str:
    """What became of one call."""
    try:
        assistant.result("list_papers")
    except MCPError as error:
        return str(error)
    return "done"


def test_a_service_that_starts_again_answers_who_was_connected(index: Path) -> None:
    with serve(index) as first, connected(lambda: Client(f"{first.url}/mcp")) as assistant:
        before = assistant.result("list_papers")
        port = first.url.rsplit(":", 1)[1]
        first.process.terminate()
        first.process.wait(timeout=20)
        again = [str(GRIFFIER), "serve", "--port", port, "--index", str(index)]
        with serve_by(again):
            assert assistant.result("list_papers") == before


def test_a_tool_that_is_not_there_is_named(over_http: Assistant) -> None:
    with pytest.raises(MCPError, match="unknown tool 'rm': there are ask, search"):
        over_http.call("rm")


def _value(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.M)
    return float(found[1]) if found else 0.0


def test_questions_of_assistants_are_counted(client: httpx.Client, over_http: Assistant) -> None:
    embedded = 'griffier_stage_seconds_count{stage="embed"}'
    before = client.get("/metrics").text
    over_http.result("ask", question=KOHNSTAMM)
    after = client.get("/metrics").text
    assert _value(after, embedded) - _value(before, embedded) == 1
    assert 'griffier_requests_total{method="POST",path="/mcp",status="200"}' in after


def test_names_that_the_settings_give_are_ours(index: Path) -> None:
    with (serve(index, GRIFFIER_MCP_HOSTS="papieren.example, griffier") as served,
          httpx.Client(base_url=served.url, timeout=30) as client):
        assert post(client, host="griffier:8000").status_code == 200
        assert post(client, host="Papieren.Example", origin="https://papieren.example").status_code == 200
        assert post(client, origin="https://papieren.example").status_code == 200  # a proxy put its own Host there
        assert post(client, host="evil.example").status_code == 421
        assert post(client, host="griffier:8000", origin="https://evil.example").status_code == 403
        assert post(client, host="griffier:8000", origin="http://localhost:8000").status_code == 403


def test_assistants_follow_the_index_and_the_service_stops_under_them(tmp_path: Path) -> None:
    index, papers = tmp_path / "index", tmp_path / "papers"
    letter(papers / "a.md", "De cijfers stijgen.")
    with serve(index) as served, connected(lambda: Client(f"{served.url}/mcp")) as assistant:
        assert "griffier ingest" in assistant.mistake("ask", question="Waarom?")
        assert griffier("ingest", papers, "--index", index).returncode == 0
        first = assistant.result("search", query="cijfers")["searched"]
        letter(papers / "b.md", "De cijfers dalen.")
        assert griffier("ingest", papers, "--index", index).returncode == 0
        second = assistant.result("search", query="cijfers")["searched"]
        assert (first["papers"], second["papers"], first["index"] == second["index"]) == (1, 2, False)
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(timeout=9) == 0  # no stream of an assistant holds it the ten seconds it may take
    assert not any("Traceback" in line for line in served.lines)
