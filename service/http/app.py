"""The FastAPI app: routers, errors, metrics and limits, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

import anyio.to_thread
from fastapi import FastAPI

from service.griffier import Griffier
from service.http import problems, replies
from service.http.catalogue import catalogue
from service.http.health import health
from service.http.metrics import Metrics
from service.http.middleware import BodyLimit, CountRequests
from service.http.pages import pages
from service.http.questions import questions
from service.http.reading import reading
from service.settings import Settings

MAX_BODY = 64 * 1024  # bytes; a question of 2,000 characters with every filter stays far below
_PROBLEM = {"model": replies.Problem, "content": {"application/problem+json": {}}}


def create_app(griffier: Callable[[], Griffier], settings: Settings) -> FastAPI:
    """The service. `griffier` gives the Griffier in use at each call, or raises IndexUnusable (503)."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.concurrency
        yield

    app = FastAPI(
        title="griffier", version=version("griffier"), lifespan=lifespan,
        description="Cited, verbatim answers from the papers of the Dutch parliament.",
        responses={422: {**_PROBLEM, "description": "An input is out of bounds; `errors` names it."},
                   503: {**_PROBLEM, "description": "No index is loaded."}},
    )
    metrics = Metrics()
    problems.install(app)
    app.include_router(questions(griffier, metrics))
    app.include_router(catalogue(griffier))
    app.include_router(reading(griffier))
    app.include_router(pages(griffier))
    app.include_router(health(griffier, metrics))
    app.add_middleware(BodyLimit, limit=MAX_BODY)
    app.add_middleware(CountRequests, metrics=metrics)
    return app
