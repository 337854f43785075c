"""What may reach `/mcp` over HTTP: no page of another site may, not even through a name that leads here.

A browser sends with each request the name it was addressed by (Host) and the site of the page that sends it (Origin).
With DNS rebinding a page lets its own name lead to this machine; an address in digits cannot be taken over so. The
protocol demands these checks (Streamable HTTP, "Security Warning").
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers

from service.settings import Settings

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not let in: an HTTP status and what to do about it."""

    status: int
    detail: str


class Guard:
    """Knows the names of this service: `localhost`, the one it listens on, and those of GRIFFIER_MCP_HOSTS."""

    def __init__(self, settings: Settings) -> None:
        self._names = {"localhost", settings.host.lower(), *(name.lower() for name in settings.mcp_hosts)}

    def refusal(self, headers: Headers) -> Refusal | None:
        """None for a request that may come in."""
        host = _split(f"//{headers.get('host', '')}")
        if host is None or not self._ours(host):
            shown = headers.get("host", "")[:100]
            return Refusal(421, f"{shown!r} is no name of this service: set GRIFFIER_MCP_HOSTS to the names, comma "
                                "between, under which assistants reach it")
        sent = headers.get("origin")
        if sent is None:
            return None
        origin = _split(sent)
        if origin is not None and origin.scheme in _PORTS and self._same(origin, host):
            return None
        return Refusal(403, f"a page of {sent[:100]!r} may not call this: only one that this service itself serves")

    def _ours(self, host: SplitResult) -> bool:
        return host.hostname in self._names or _is_address(host.hostname)

    def _same(self, origin: SplitResult, host: SplitResult) -> bool:
        """Whether a page comes from the very host and port it calls, or from a name the settings give.

        A proxy may have put another Host in the place of the one that the browser knows.
        """
        if origin.hostname == host.hostname:
            standard = _PORTS[origin.scheme]
            return (origin.port or standard) == (host.port or standard)
        return origin.hostname in self._names - {"localhost"} and not _is_address(origin.hostname)


def _split(address: str) -> SplitResult | None:
    """An address in parts; None where it has no host, no valid port, or more than host and port."""
    try:
        found = urlsplit(address)
        found.port  # noqa: B018 - raises for a port that is none
    except ValueError:
        return None
    plain = found.hostname and found.username is None and not (found.path or found.query or found.fragment)
    return found if plain else None


def _is_address(name: str | None) -> bool:
    try:
        ipaddress.ip_address(name or "")
    except ValueError:
        return False
    return True
