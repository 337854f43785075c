"""The server over streamable HTTP: one POST a message, answered with JSON, and no sessions to keep."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from service.griffier import Griffier
from service.http.problems import problem
from service.http.workers import Workers
from service.mcp.guard import Guard
from service.mcp.local import LocalSource, Replied
from service.mcp.server import create_server
from service.settings import Settings

PATH = "/mcp"


class Assistants:
    """An ASGI app with the `route` that leads to it; it answers within `running`.

    Calls of tools wait for the same `workers` as questions do, and are given up like them.
    """

    def __init__(self, griffier: Callable[[], Griffier], settings: Settings, workers: Workers,
                 replied: Replied) -> None:
        self._server = create_server(lambda: LocalSource(griffier(), replied), settings.max_question, workers.run)
        self._guard = Guard(settings)
        self.route = Route(PATH, self)
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """To be entered in the lifespan of the service."""
        manager = StreamableHTTPSessionManager(self._server, json_response=True, stateless=True)
        async with manager.run():
            self._manager = manager
            try:
                yield
            finally:
                self._manager = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. GET and DELETE are refused: there is no session, and nothing is sent unasked."""
        scope["route"] = self.route  # requests are counted by it, and FastAPI names none but its own
        refusal = self._guard.refusal(Headers(scope=scope))
        if refusal is not None:
            await problem(refusal.status, refusal.detail)(scope, receive, send)
        elif scope["method"] != "POST":
            detail = f"{PATH} takes POST: it keeps no sessions and sends nothing unasked"
            await problem(405, detail, headers={"Allow": "POST"})(scope, receive, send)
        elif self._manager is None:
            await problem(503, f"{PATH} is not open yet, or no longer")(scope, receive, send)
        else:
            await self._manager.handle_request(scope, receive, send)
