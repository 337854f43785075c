"""A connection that does not wait for ever: uvicorn's, which has no limit on how slowly a client may send or read."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """Drops a client that takes longer than `seconds` to send the head of a request, or to make room for more reply.

    The time for a request's body is kept where the body is read (`middleware.BodyLimit`), for there it can be answered.
    """

    seconds = 10.0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reading: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The first request must come soon."""
        super().connection_made(transport)
        self._reading = self._drop_later()

    def data_received(self, data: bytes) -> None:
        """While no request is under way, what came is a part of the next head: the rest must come soon."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._reading = self._reading or self._drop_later()
        else:
            self._reading = _stop(self._reading)

    def pause_writing(self) -> None:
        """The client does not keep up."""
        super().pause_writing()
        self._writing = self._writing or self._drop_later()

    def resume_writing(self) -> None:
        """The client has made room."""
        super().resume_writing()
        self._writing = _stop(self._writing)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for any more."""
        self._reading, self._writing = _stop(self._reading), _stop(self._writing)
        super().connection_lost(exc)

    def _drop_later(self) -> asyncio.TimerHandle:
        return self.loop.call_later(self.seconds, self.transport.abort)


def patient(seconds: float) -> type[PatientProtocol]:
    """The protocol with its patience; uvicorn makes the objects itself."""
    return type("PatientProtocol", (PatientProtocol,), {"seconds": seconds})


def _stop(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    """Stop a timer; what is returned stands for none."""
    if timer is not None:
        timer.cancel()
    return None
