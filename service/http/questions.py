"""`POST /ask` and `GET /search`. What a question takes is done by the workers' threads, as the encoder blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from service.griffier import Griffier
from service.http import replies
from service.http.bodies import AskBody, SearchQuery
from service.http.context import note_reply
from service.http.metrics import Metrics
from service.http.workers import Workers


def questions(griffier: Callable[[], Griffier], metrics: Metrics, workers: Workers, *, log_words: bool) -> APIRouter:
    """The calls that take a question; `griffier` gives the one in use, or raises IndexUnusable.

    The log has the words of questions only with `log_words`.
    """
    router = APIRouter(tags=["questions"])

    @router.post("/ask", response_model=replies.Reply, summary="Answer a question")
    async def ask(body: AskBody) -> JSONResponse:
        """The answer in the papers' own words, and the passages it comes from."""
        reply = await workers.run(lambda: griffier().ask(body.question, body.k, body.filters.filters(), body.answer))
        metrics.replied(reply, answered=body.answer != "none")
        note_reply(reply, words=log_words)
        return JSONResponse(reply.as_json())

    @router.get("/search", response_model=replies.Found, summary="Find passages")
    async def search(query: Annotated[SearchQuery, Query()]) -> JSONResponse:
        """The same without an answer."""
        reply = await workers.run(lambda: griffier().ask(query.q, query.k, query.filters(), "none"))
        metrics.replied(reply, answered=False)
        note_reply(reply, words=log_words)
        return JSONResponse(reply.search_json())

    return router
