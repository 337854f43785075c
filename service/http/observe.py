"""Around every request: it gets an id, it is counted and timed, and it leaves a line in the log."""

from __future__ import annotations

import asyncio
import logging
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.context import CURRENT, HEADER, RequestContext, request_id
from service.http.metrics import Metrics
from service.http.problems import problem, stopping

_LOG = logging.getLogger(__name__)
_PROBES = ("/health/live", "/health/ready", "/metrics")
_ACCESS = logging.getLogger("service.http.access")


class Observe:
    """The outermost of ours. What nobody foresaw becomes a problem here, so that it has its id too."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, then tell what it came to."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        context = RequestContext(request_id(scope["headers"]))
        CURRENT.set(context)
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (HEADER.lower().encode(), context.id.encode())]}
            await send(message)

        began = perf_counter()
        with self._metrics.in_flight():
            try:
                await self._app(scope, receive, watched)
            except asyncio.CancelledError:
                # The service stops, and the time that requests get to finish is over.
                if status:
                    raise
                await stopping()(scope, receive, watched)
            except Exception:
                _LOG.exception("an error of griffier itself")
                if status:
                    raise  # the reply is cut off, so that nobody takes it for whole
                await problem(500, "an error of griffier itself; the service's log has the trace")(
                    scope, receive, watched)
            finally:
                self._tell(scope, context, status, perf_counter() - began)

    def _tell(self, scope: Scope, context: RequestContext, status: int, seconds: float) -> None:
        path = getattr(scope.get("route"), "path", "other")
        self._metrics.request(scope["method"], path, status, seconds)
        client = scope["client"][0] if scope.get("client") else None
        # The address as sent: decoded it could hold line ends. What follows `?` is left out: it is the question.
        address = scope.get("raw_path", b"").decode("ascii", "replace")
        # Probes come every few seconds and say nothing new as long as all is well.
        level = logging.DEBUG if path in _PROBES and status == 200 else logging.INFO
        _ACCESS.log(level, "%s %s %s", scope["method"], address, status or "gone", extra={"fields": {
            "method": scope["method"], "path": address, "status": status, "ms": round(seconds * 1000, 1),
            "client": client, "key": context.key, **context.told,
        }})
