"""Problems of the service as errors of the protocol, on `/mcp`: an assistant's client reads no others.

A POST may be refused before it comes to the protocol: no key, one request too many, a body too large. Of such a problem
the client of the `mcp` package says only that the server returned an error, and the assistant never learns that it may
ask again in six seconds. Streamable HTTP lets a refusal have a JSON-RPC error without an id as its body.
"""

from __future__ import annotations

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.problems import ProblemResponse

CODE = -32000  # the first that JSON-RPC leaves to servers; the status and the words say the rest
_PROBLEM = ProblemResponse.media_type.encode()


class Refusals:
    """Lets each reply pass, but puts a problem that answers a POST to `path` in a JSON-RPC error, as its data."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"] == self._path:
            await self._app(scope, receive, _Rewriting(send))
        else:
            await self._app(scope, receive, send)


class _Rewriting:
    """Sends what it is given, a problem as an error. A problem comes in two messages: its head and its whole body."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._head: Message | None = None  # of a problem; waits for the body, whose length it must tell

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_problem(message):
            self._head = message
        elif self._head is not None and message["type"] == "http.response.body":
            head, self._head = self._head, None
            body = _error(message.get("body", b""))
            kept = [one for one in head["headers"] if one[0] not in (b"content-type", b"content-length")]
            told = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
            await self._send({**head, "headers": [*kept, *told]})
            await self._send({**message, "body": body})
        else:
            await self._send(message)


def _is_problem(head: Message) -> bool:
    return any(name == b"content-type" and value.startswith(_PROBLEM) for name, value in head["headers"])


def _error(body: bytes) -> bytes:
    found = json.loads(body)
    error = {"code": CODE, "message": found["detail"], "data": found}
    return json.dumps({"jsonrpc": "2.0", "id": None, "error": error}, ensure_ascii=False).encode()
