"""Who may call the service, how often, and from which pages."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from service.http.gate import bearer
from service.http.pages import web_files
from service.keys import add_key, new_key, revoke_key
from tests.service.running import KOHNSTAMM, griffier, one_line
from tests.service.serving import Served, serve


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A file with one key, and that key."""
    file = tmp_path_factory.mktemp("keys") / "keys"
    secret, key = new_key("desk")
    add_key(file, key)
    return file, secret


@pytest.fixture(scope="module")
def keyed(index: Path, keys: tuple[Path, str]) -> Iterator[Served]:
    """A service that asks for keys."""
    with serve(index, GRIFFIER_KEYS=str(keys[0]), GRIFFIER_METRICS="key", GRIFFIER_LOG_FORMAT="json") as served:
        yield served


_get = partial(httpx.get, timeout=60)
_options = partial(httpx.options, timeout=60)
CALLS = ["/documents", "/search?q=x", "/documents/kst-26695-135", "/documents/kst-26695-135/text",
         "/passages/kst-26695-135%233", "/metrics", "/openapi.json", "/docs", "/nowhere", "/mcp",
         "/facets", "/facets/speaker?contains=x", "/passages?id=kst-26695-135%231", "/documents/kst-26695-135/passages",
         "/papers", "/web", "//health/live", "/health",
         "/health/live/", "/health/live/../../documents"]


HEADERS = [None, "Bearer wrong", "Bearer", "Basic {key}", "{key}", "Bearer {key}x", "Bearer \xe9"]


ASKED = [*((path, None) for path in CALLS), *(("/search?q=x", header) for header in HEADERS)]


@pytest.mark.parametrize(("path", "header"), ASKED)
def test_without_a_key_nothing_is_told(keyed: Served, keys: tuple[Path, str], path: str, header: str | None) -> None:
    headers = {b"authorization": header.format(key=keys[1]).encode("latin-1")} if header else {}
    response = _get(keyed.url + path, headers=headers)
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["www-authenticate"].startswith('Bearer realm="griffier"')
    sent = header is not None and header.startswith("Bearer ")
    assert ('error="invalid_token"' in response.headers["www-authenticate"]) == sent
    assert response.json()["type"] == f"urn:griffier:problem:{'unknown-key' if sent else 'no-key'}"


def test_the_page_is_open_and_has_no_word_of_a_paper(keyed: Served) -> None:
    there, nowhere = (_get(f"{keyed.url}/papers/{one}") for one in ("kst-26695-135", "kst-1-1"))
    assert (there.status_code, there.text) == (nowhere.status_code, nowhere.text) == (200, nowhere.text)
    names = ["/", *(f"/web/{name}" for name in web_files())]
    replies = [_get(keyed.url + name) for name in names]
    assert {reply.status_code for reply in replies} == {200}
    assert not any("Voortijdig school verlaten" in reply.text for reply in (there, *replies))


def test_two_keys_are_none() -> None:
    assert bearer([(b"authorization", b"Bearer a")]) == "a"
    assert bearer([(b"authorization", b"bearer  a ")]) == "a"
    assert bearer([(b"authorization", b"Bearer a"), (b"authorization", b"Bearer b")]) is None


def test_with_a_key_everything_is(keyed: Served, keys: tuple[Path, str]) -> None:
    with httpx.Client(base_url=keyed.url, headers={"authorization": f"Bearer {keys[1]}"}, timeout=30) as client:
        assert client.post("/ask", json={"question": KOHNSTAMM}).json()["answer"]["kind"] == "extract"
        assert client.get("/metrics").status_code == 200
        page = client.get("/openapi.json").json()
    assert page["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert page["paths"]["/ask"]["post"]["security"] == [{"key": []}]
    assert "401" in page["paths"]["/ask"]["post"]["responses"]
    assert "security" not in page["paths"]["/health/live"]["get"]
    assert any('"key": "desk"' in line for line in keyed.lines)
    assert not any(keys[1] in line for line in keyed.lines)


def test_health_needs_none(keyed: Served) -> None:
    assert [_get(f"{keyed.url}/health/{name}").status_code for name in ("live", "ready")] == [200, 200]


def test_the_command_line_sends_its_key(keyed: Served, keys: tuple[Path, str]) -> None:
    asked = griffier("ask", KOHNSTAMM, "--json", GRIFFIER_URL=keyed.url, GRIFFIER_API_KEY=keys[1])
    assert asked.returncode == 0
    refused = griffier("ask", KOHNSTAMM, GRIFFIER_URL=keyed.url)
    assert refused.returncode == 1
    assert one_line(refused.stderr, "answered 401", "needs an API key", "GRIFFIER_API_KEY")


def test_a_key_taken_out_is_refused_at_once(index: Path, tmp_path: Path) -> None:
    secret, key = new_key("gone")
    add_key(tmp_path / "keys", key)
    headers = {"authorization": f"Bearer {secret}"}
    with serve(index, GRIFFIER_KEYS=str(tmp_path / "keys")) as served:
        assert _get(f"{served.url}/documents", headers=headers).status_code == 200
        assert _get(f"{served.url}/metrics").status_code == 200  # open, unless said otherwise
        revoke_key(tmp_path / "keys", "gone")
        assert _get(f"{served.url}/documents", headers=headers).status_code == 401


def test_metrics_by_key_need_keys(index: Path) -> None:
    run = griffier("serve", "--index", index, "--port", "0", GRIFFIER_METRICS="key")
    assert run.returncode == 2
    assert one_line(run.stderr, "set GRIFFIER_KEYS")


def test_one_too_many_is_told_when_to_come_back(index: Path) -> None:
    limited = {"GRIFFIER_RATE": "0.5", "GRIFFIER_BURST": "2", "GRIFFIER_METRICS": "off"}
    with serve(index, **limited) as served, httpx.Client(base_url=served.url, timeout=60) as client:
        assert [client.get("/metrics").status_code for _ in range(4)] == [404] * 4
        page = client.get("/openapi.json").json()
        assert "/metrics" not in page["paths"]
        assert "429" in page["paths"]["/ask"]["post"]["responses"]
        assert client.get("/documents").status_code == 200
        refused = client.get("/documents", headers={"x-forwarded-for": "192.0.2.9"})  # nobody believes this
        assert refused.status_code == 429
        assert refused.headers["content-type"] == "application/problem+json"
        assert 1 <= int(refused.headers["retry-after"]) <= 120
        assert client.get("/health/live").status_code == 200


def test_a_proxy_is_believed_only_where_it_is_trusted(index: Path) -> None:
    limited = {"GRIFFIER_RATE": "1", "GRIFFIER_BURST": "1", "GRIFFIER_TRUSTED_PROXIES": "127.0.0.1,10.0.0.0/8"}

    def status(forwarded: str) -> int:
        return _get(f"{served.url}/documents", headers={"x-forwarded-for": forwarded}).status_code

    with serve(index, **limited) as served:
        assert [status("192.0.2.1"), status("192.0.2.2"), status("192.0.2.1")] == [200, 200, 429]
        # What the client itself put before the proxies' part does not help it.
        assert [status("192.0.2.77, 192.0.2.1"), status("192.0.2.3, 10.1.2.3"), status("192.0.2.3")] == [429, 200, 429]
        assert [status("nonsense"), status("other nonsense")] == [200, 429]


def _allowed(url: str, origin: str) -> str | None:
    response = _get(f"{url}/health/live", headers={"origin": origin})
    found: str | None = response.headers.get("access-control-allow-origin")
    return found


def test_pages_elsewhere_may_not_call_unless_named(service: Served, index: Path, keys: tuple[Path, str]) -> None:
    assert _allowed(service.url, "https://example.org") is None
    named = {"GRIFFIER_CORS_ORIGINS": "https://example.org, https://b.example", "GRIFFIER_KEYS": str(keys[0])}
    with serve(index, **named) as served:
        assert _allowed(served.url, "https://example.org") == "https://example.org"
        assert _allowed(served.url, "https://example.org.evil") is None
        asked = {"origin": "https://b.example", "access-control-request-method": "POST",
                 "access-control-request-headers": "authorization,content-type"}
        preflight = _options(f"{served.url}/ask", headers=asked)
        assert preflight.status_code == 200  # a browser sends no key with this one
        assert "Authorization" in preflight.headers["access-control-allow-headers"]
        assert "access-control-allow-credentials" not in preflight.headers
        refused = _get(f"{served.url}/documents", headers={"origin": "https://b.example"})
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://b.example")
        stranger = _options(f"{served.url}/ask", headers={**asked, "origin": "https://evil.example"})
        assert stranger.status_code == 400


def test_a_method_nobody_knows_makes_no_label_of_its_own(service: Served) -> None:
    host = service.url.removeprefix("http://")
    for method in ("MADEUP", "GRIFFIERED"):
        connection = http.client.HTTPConnection(host)
        connection.request(method, "/ask")
        assert connection.getresponse().status == 405
    assert "MADEUP" not in _get(f"{service.url}/metrics").text
