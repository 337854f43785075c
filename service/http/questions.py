"""`POST /ask` and `GET /search`. What a question takes is done by the workers' threads, as the encoder blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from service.generate.generator import Generator
from service.griffier import Griffier
from service.http import replies
from service.http.bodies import AskBody, SearchQuery
from service.http.generated import EVENT_STREAM, Replied, generated
from service.http.workers import Workers
from service.question import no_model


def questions(griffier: Callable[[], Griffier], workers: Workers, replied: Replied,
              generator: Generator | None = None) -> APIRouter:
    """The calls that take a question; `griffier` gives the one in use, or raises IndexUnusable.

    `replied` is told of every reply. Without a `generator` an answer by a language model is refused.
    """
    router = APIRouter(tags=["questions"])

    @router.post("/ask", response_model=replies.Reply, summary="Answer a question", responses=EVENT_STREAM)
    async def ask(body: AskBody, request: Request) -> Response:
        """The answer in the papers' own words, and the passages it comes from.

        With `"answer": "generated"` and `Accept: text/event-stream` it comes in events: `passages`, a `sentence` at a
        time, then `answer`, which is the whole; or `error`, a problem.
        """
        writes = body.answer == "generated"
        if writes and generator is None:
            raise no_model()
        mode = "extract" if writes else body.answer
        # The time limit of the workers is that of the search: a model writes outside, within limits of its own.
        reply = await workers.run(lambda: griffier().ask(body.question, body.k, body.filters.filters(), mode))
        if writes and generator is not None:
            return await generated(request, reply, generator, replied)
        replied(reply, mode != "none")
        return JSONResponse(reply.as_json())

    @router.get("/search", response_model=replies.Found, summary="Find passages")
    async def search(query: Annotated[SearchQuery, Query()]) -> JSONResponse:
        """The same without an answer."""
        reply = await workers.run(lambda: griffier().ask(query.q, query.k, query.filters(), "none"))
        replied(reply, False)
        return JSONResponse(reply.search_json())

    return router
