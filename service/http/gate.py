"""Who may come in: API keys and rate limits, before anything else is done for a request."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from service.http.context import CURRENT
from service.http.limits import Buckets, site_of
from service.http.problems import ProblemResponse, problem
from service.key_ring import KeyRing

HEALTH = frozenset({"/health/live", "/health/ready"})  # for whoever watches over the service
# The page has a field for the key, and no word of a paper: those come from calls that need the key.
PAGE = "/"
_PAGE_FILES = ("/papers/", "/web/")


class Gate:
    """Lets a request pass that has a key (401 without, where `ring` is given) and is not one too many (429).

    `open_paths` and the page with its files need neither. Wrong keys are counted by address, so that trying keys is
    slow.
    """

    def __init__(self, app: ASGIApp, ring: KeyRing | None, buckets: Buckets | None,
                 open_paths: Collection[str] = HEALTH) -> None:
        self._app = app
        self._ring = ring
        self._buckets = buckets
        self._open = frozenset(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or answer why not."""
        if scope["type"] in ("http", "websocket") and not self._is_open(scope["path"]):
            refused = self._refused(scope)
            if refused is not None:
                await refused(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _is_open(self, path: str) -> bool:
        return path in self._open or path == PAGE or path.startswith(_PAGE_FILES)

    def _refused(self, scope: Scope) -> ProblemResponse | None:
        secret = bearer(scope["headers"])
        name = self._ring.owner(secret) if self._ring and secret else None
        context = CURRENT.get()
        if context is not None:
            context.key = name
        if self._buckets is not None:
            client = scope.get("client")
            wait = self._buckets.take(f"key {name}" if name else site_of(client[0] if client else ""))
            if wait:
                return too_many(wait)
        return None if self._ring is None or name else unknown(secret)


def bearer(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """The key of `Authorization: Bearer KEY` (RFC 6750); None without one, or with two."""
    found = [value for name, value in headers if name == b"authorization"]
    scheme, _, secret = found[0].decode("latin-1").partition(" ") if len(found) == 1 else ("", "", "")
    return secret.strip() or None if scheme.lower() == "bearer" else None


def unknown(secret: str | None) -> ProblemResponse:
    """401, which tells apart a key that is missing and one that is not known."""
    if secret is None:
        return problem(401, "this service needs an API key: send `Authorization: Bearer KEY`; whoever runs it makes "
                            "one with `griffier key new NAME`",
                       name="no-key", headers={"WWW-Authenticate": 'Bearer realm="griffier"'})
    return problem(401, "this API key is not known here: it may have been revoked; whoever runs the service can make "
                        "a new one", name="unknown-key",
                   headers={"WWW-Authenticate": 'Bearer realm="griffier", error="invalid_token"'})


def too_many(wait: float) -> ProblemResponse:
    """429 with the whole seconds until the next request will pass."""
    seconds = max(1, math.ceil(wait))
    return problem(429, f"too many requests: ask again in {seconds} s", name="too-many-requests",
                   headers={"Retry-After": str(seconds)})
