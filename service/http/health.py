"""Is the service alive, can it answer, and how does it do."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from ingest.errors import GriffierError
from service.griffier import Griffier
from service.http import replies
from service.http.metrics import CONTENT_TYPE, Metrics


def health(griffier: Callable[[], Griffier], metrics: Metrics, *, with_metrics: bool,
           generates: bool) -> APIRouter:
    """The calls for whoever runs the service; `griffier` gives the one in use, or raises IndexUnusable.

    `generates` is whether a language model can write answers.
    """
    router = APIRouter(tags=["health"])

    @router.get("/health/live", response_model=replies.Health, summary="The process answers")
    async def live() -> JSONResponse:
        """200 as long as the process runs, with or without an index."""
        return JSONResponse({"status": "live", "index": None, "generates": generates})

    @router.get("/health/ready", response_model=replies.Health, summary="Questions can be answered")
    def ready() -> JSONResponse:
        """200 with the generation in use, or 503 with the reason while no index is loaded."""
        return JSONResponse({"status": "ready", "index": griffier().snapshot.generation, "generates": generates})

    if not with_metrics:
        return router

    @router.get("/metrics", response_class=Response, summary="Prometheus text")
    def text() -> Response:
        """Requests, latencies by stage, refusals, and the index in use."""
        try:
            current = griffier()
        except GriffierError:
            current = None
        return Response(metrics.text(current), media_type=CONTENT_TYPE)

    return router
