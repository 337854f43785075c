"""An answer by a language model over HTTP: as one object, or in events while it is written (text/event-stream).

When the client goes away, the request to the model is broken off.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import aclosing, suppress
from typing import Any, TypeVar

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from ingest.errors import GriffierError
from ingest.model import as_json
from service.generate.audit import Said
from service.generate.generator import Generator
from service.http.problems import ProblemResponse, problem, problem_of, stopping
from service.reply import Reply

T = TypeVar("T")
Replied = Callable[[Reply, bool], None]  # told of each reply, and whether an answer was asked for

EVENT_STREAM: dict[int | str, dict[str, Any]] = {200: {
    "content": {"text/event-stream": {"schema": {"type": "string"}}},
    "description": "The answer; of a generated one in events, where they are asked for.",
}}
BEAT = 10.0  # seconds without an event after which a comment is sent, so that nothing between takes us for dead
_LOG = logging.getLogger(__name__)
_GONE = 499  # nobody reads it; it tells such requests apart in the metrics


async def generated(request: Request, reply: Reply, generator: Generator, replied: Replied) -> Response:
    """The model's answer to a question for which `reply` holds the passages."""
    if "text/event-stream" in request.headers.get("accept", "").lower():
        return EventStream(events_of(reply, generator, replied))
    whole = await unless_gone(request.receive, generator.answer(reply))
    if whole is None:
        return Response(status_code=_GONE)
    replied(whole, True)
    return JSONResponse(whole.as_json())


async def unless_gone(receive: Receive, work: Coroutine[Any, Any, T]) -> T | None:
    """What the work gives; None when the client goes away first, and then the work is cancelled."""
    working, leaving = asyncio.create_task(work), asyncio.create_task(_gone(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, leaving):
            task.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def events_of(reply: Reply, generator: Generator, replied: Replied) -> AsyncIterator[bytes]:
    """The events of an answer. What goes wrong from here on is an event too, for the status is sent already."""
    yield event("passages", reply.search_json())
    try:
        async with aclosing(generator.events(reply)) as events:
            async for one in events:
                if isinstance(one, Said):
                    yield event("sentence", as_json(one))
                else:
                    replied(one, True)
                    yield event("answer", one.as_json())
    except GriffierError as error:
        yield _error(problem_of(error))
    except Exception:
        _LOG.exception("an answer broke off")
        yield _error(problem(500, "an error of griffier itself; the service's log has the trace"))


def event(name: str, data: Any) -> bytes:
    """One event, its data JSON on one line."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _error(response: ProblemResponse) -> bytes:
    return event("error", json.loads(bytes(response.body)))


class EventStream(Response):
    """Sends events as they come, with a comment where none comes for a while."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncIterator[bytes]) -> None:
        super().__init__(headers={"cache-control": "no-store", "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the events end or the client goes; or the service stops, which is told in an event."""
        try:
            await unless_gone(receive, self._send(send))
        except asyncio.CancelledError:
            await send({"type": "http.response.body", "body": _error(stopping()), "more_body": False})

    async def _send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        waiting: asyncio.Queue[bytes | None] = asyncio.Queue(maxsize=16)
        filling = asyncio.create_task(self._fill(waiting))
        try:
            while (body := await _or_beat(waiting)) is not None:
                await send({"type": "http.response.body", "body": body, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            filling.cancel()
            with suppress(asyncio.CancelledError):
                await filling

    async def _fill(self, waiting: asyncio.Queue[bytes | None]) -> None:
        """All of it in one task, so that cancelling that ends what the events come from."""
        async for one in self._events:
            await waiting.put(one)
        await waiting.put(None)


async def _or_beat(waiting: asyncio.Queue[bytes | None]) -> bytes | None:
    try:
        return await asyncio.wait_for(waiting.get(), BEAT)
    except TimeoutError:
        return b": still writing\n\n"
