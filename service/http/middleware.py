"""What holds for every call: a body neither endless nor slow, HEAD as GET, and redirects that stay here."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.problems import ProblemResponse, problem

_READ = 16  # times the limit that is read of a body too large: a client still sending may never see the reply


class Addresses:
    """HEAD is answered as GET is, and the server leaves the body out; a redirect names a path only.

    With the host in it, as Starlette has it, a redirect would lead where the caller's Host header says, and behind a
    proxy with TLS to an address without.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""

        async def here(message: Message) -> None:
            if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
                message = {**message, "headers": [(name, _path(value) if name == b"location" else value)
                                                  for name, value in message["headers"]]}
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] != "HEAD":
            await self._app(scope, receive, here)
        else:
            inner = {**scope, "method": "GET"}
            try:
                await self._app(inner, receive, here)
            finally:
                scope.update({name: inner[name] for name in ("route",) if name in inner})  # requests are counted by it


def _path(address: bytes) -> bytes:
    """An address without scheme and host. Two slashes at its begin would name a host again."""
    _, _, path = address.partition(b"://")[2].partition(b"/")
    return b"/" + path.lstrip(b"/") if b"://" in address else address


class BodyLimit:
    """Answers 413 to a body of more than `limit` bytes, announced or read, and 408 to one that takes over `seconds`."""

    def __init__(self, app: ASGIApp, limit: int, seconds: float) -> None:
        self._app = app
        self._limit = limit
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body up to the limit, then pass the request on with it."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._seconds):
                body = await self._body(scope, receive)
        except TimeoutError:
            body = _last(408, f"the request did not come in whole within {self._seconds:g} seconds: send it again")
        if isinstance(body, ProblemResponse):
            await body(scope, receive, send)
        elif body is not None:
            read: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

            async def replay() -> Message:
                return read.pop() if read else await receive()

            await self._app(scope, replay, send)

    async def _body(self, scope: Scope, receive: Receive) -> bytes | ProblemResponse | None:
        """The body; the problem where it is too large; None when the client is gone."""
        announced = dict(scope["headers"]).get(b"content-length", b"")
        size = int(announced) if announced.isdigit() else 0
        body = bytearray()
        read, more = 0, size <= _READ * self._limit
        while more and read <= _READ * self._limit:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            read += len(message.get("body", b""))
            more = message.get("more_body", False)
            if max(read, size) <= self._limit:
                body += message.get("body", b"")
        if max(read, size) > self._limit:
            return _last(413, f"the body is larger than {self._limit} bytes: send one question")
        return bytes(body)


def _last(status: int, detail: str) -> ProblemResponse:
    """A problem after which the connection ends: there is more on it that nobody will read."""
    return problem(status, detail, headers={"Connection": "close"})
