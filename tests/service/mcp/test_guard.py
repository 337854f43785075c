"""Names and sites that may call, without a socket."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.datastructures import Headers

from service.mcp.guard import Guard
from service.settings import Settings

GUARD = Guard(Settings(host="papieren", mcp_hosts=("griffier.example",)))


def _status(host: str, origin: str | None = None) -> int | None:
    headers = {"host": host} if origin is None else {"host": host, "origin": origin}
    refusal = GUARD.refusal(Headers(headers))
    return refusal.status if refusal else None


def test_addresses_in_digits_and_given_names_are_ours() -> None:
    for host in ("127.0.0.1:8000", "[::1]:8000", "[::1]", "192.168.1.5", "localhost", "LOCALHOST:80", "papieren:8000",
                 "griffier.example"):
        assert _status(host) is None
        assert _status(host, f"http://{host}") is None


def test_a_port_left_out_is_the_usual_one() -> None:
    assert _status("griffier.example", "https://griffier.example:443") is None
    assert _status("localhost:80", "http://localhost") is None
    assert _status("localhost:8000", "http://localhost") == 403


@settings(deadline=None)
@given(st.text(max_size=40))
def test_only_our_names_come_in(host: str) -> None:
    refused = _status(host.encode("ascii", "replace").decode())
    ours = {"localhost", "papieren", "griffier.example"}
    name = host.lower().rsplit(":", 1)[0]
    assert refused == 421 or name in ours or name.strip("[]").replace(":", ".").replace(".", "").isalnum()


@settings(deadline=None)
@given(st.text(alphabet="htps:/.@localhost[]1270#?evil\\ ", max_size=40))
def test_no_origin_passes_for_another(origin: str) -> None:
    refused = _status("localhost:8000", origin)
    assert refused == 403 or origin.lower() in ("http://localhost:8000", "https://localhost:8000",
                                                "http://griffier.example", "https://griffier.example")
