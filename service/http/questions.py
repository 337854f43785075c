"""`POST /ask` and `GET /search`. Plain functions: FastAPI runs them on threads, as the encoder blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from service.griffier import Griffier
from service.http import replies
from service.http.bodies import AskBody, SearchQuery
from service.http.metrics import Metrics


def questions(griffier: Callable[[], Griffier], metrics: Metrics) -> APIRouter:
    """The calls that take a question; `griffier` gives the one in use, or raises IndexUnusable."""
    router = APIRouter(tags=["questions"])

    @router.post("/ask", response_model=replies.Reply, summary="Answer a question")
    def ask(body: AskBody) -> JSONResponse:
        """The answer in the papers' own words, and the passages it comes from."""
        reply = griffier().ask(body.question, body.k, body.filters.filters(), body.answer)
        metrics.replied(reply, answered=body.answer != "none")
        return JSONResponse(reply.as_json())

    @router.get("/search", response_model=replies.Found, summary="Find passages")
    def search(query: Annotated[SearchQuery, Query()]) -> JSONResponse:
        """The same without an answer."""
        reply = griffier().ask(query.q, query.k, query.filters(), "none")
        metrics.replied(reply, answered=False)
        return JSONResponse(reply.search_json())

    return router
