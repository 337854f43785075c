"""A connection that does not wait for ever: uvicorn's, which has no limit on how slowly a client may send or read."""

from __future__ import annotations

import asyncio
import logging
import resource
import sys
from time import monotonic
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from service.http.context import CURRENT, HEADER, RequestContext, request_id
from service.http.problems import problem

_LOG = logging.getLogger(__name__)
AT_A_TIME = 32  # connections taken up before any of them is looked at
_SPARE = 200  # descriptors left for the index, the log, and four times AT_A_TIME: so long does a drop take
_TOLD = 60.0  # seconds between two lines about connections that are dropped
_WRONG = {400: "this is no HTTP request that can be read: check the address, the port, and that it is HTTP/1.1 "
               "without TLS",
          431: "the head of the request is too large: send fewer or shorter headers, or a shorter address",
          501: "a body is sent as it is or in chunks: no other Transfer-Encoding is known here"}


class PatientProtocol(H11Protocol):
    """Drops a client that takes longer than `seconds` to send the head of a request, or to make room for more reply.

    A connection beyond the `most` that may be open is dropped: with no descriptor left, the service could open neither
    a new index nor its log. The time for a request's body is kept where the body is read (`middleware.BodyLimit`), for
    there it can be answered.
    """

    seconds = 10.0
    most = 4000
    told = 0.0  # when it was last told that one was dropped

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reading: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The first request must come soon."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            transport.abort()
            self._tell_dropped()
        else:
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

    def send_400_response(self, msg: str) -> None:
        """What uvicorn would say of a request that cannot be read, as a problem, with an id that the log has too."""
        status = getattr(sys.exc_info()[1], "error_status_hint", 400)
        status = status if status in _WRONG else 400
        context = RequestContext(request_id([]))
        token = CURRENT.set(context)
        _LOG.info("%s", msg, extra={"fields": {"status": status, "client": self.client[0] if self.client else None}})
        CURRENT.reset(token)
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            reply = problem(status, _WRONG[status], headers={"Connection": "close", HEADER: context.id})
            for event in (h11.Response(status_code=status, headers=reply.raw_headers, reason=STATUS_PHRASES[status]),
                          h11.Data(data=bytes(reply.body)), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event))
        self.transport.close()

    def _tell_dropped(self) -> None:
        kind = type(self)
        if not kind.told or monotonic() > kind.told + _TOLD:
            kind.told = monotonic()
            _LOG.warning("%d connections are open, as many as may be (GRIFFIER_CONNECTIONS, and the descriptors that "
                         "the system allows): others are dropped", self.most)

    def _drop_later(self) -> asyncio.TimerHandle:
        return self.loop.call_later(self.seconds, self.transport.abort)


def patient(seconds: float, most: int) -> type[PatientProtocol]:
    """The protocol with its limits; uvicorn makes the objects itself.

    No more than `most` connections, and no more than leave some of the descriptors that the process may have.
    """
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    fit = most if allowed == resource.RLIM_INFINITY else min(most, max(1, allowed - _SPARE))
    return type("PatientProtocol", (PatientProtocol,), {"seconds": seconds, "most": fit})


def _stop(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    """Stop a timer; what is returned stands for none."""
    if timer is not None:
        timer.cancel()
    return None
