"""The FastAPI app: routers, errors, metrics and limits, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

import anyio.to_thread
from fastapi import FastAPI

from service.generate.generator import Generator
from service.griffier import Griffier
from service.http import problems
from service.http.access import cross_origin, gate
from service.http.catalogue import catalogue
from service.http.context import note_reply
from service.http.health import health
from service.http.metrics import Metrics
from service.http.middleware import Addresses, BodyLimit
from service.http.observe import Observe
from service.http.openapi import describe
from service.http.pages import pages
from service.http.questions import questions
from service.http.reading import reading
from service.http.workers import Workers
from service.mcp.http import PATH as MCP_PATH
from service.mcp.http import Assistants
from service.mcp.refusals import Refusals
from service.reply import Reply
from service.settings import Settings


def create_app(griffier: Callable[[], Griffier], settings: Settings, generator: Generator | None = None) -> FastAPI:
    """The service. `griffier` gives the Griffier in use at each call, or raises IndexUnusable (503).

    A `generator`, where a language model is set, is closed when the service stops.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.concurrency
        async with assistants.running():
            yield
        if generator is not None:
            await generator.aclose()

    app = FastAPI(
        title="griffier", version=version("griffier"), lifespan=lifespan,
        docs_url=None, redoc_url=None,  # these pages load scripts from elsewhere
        description="Cited, verbatim answers from the papers of the Dutch parliament.",
    )
    metrics = Metrics()
    workers = app.state.workers = Workers(settings.concurrency, settings.queue, settings.answer_seconds)
    metrics.watch(workers)

    def replied(reply: Reply, answered: bool) -> None:
        metrics.replied(reply, answered=answered)
        note_reply(reply, words=settings.log_questions)

    assistants = Assistants(griffier, settings, workers, replied)
    problems.install(app)
    app.include_router(questions(griffier, workers, replied, generator))
    app.include_router(catalogue(griffier))
    app.include_router(reading(griffier))
    app.include_router(pages(griffier, open_to_all=settings.keys is None))
    app.include_router(health(griffier, metrics, with_metrics=settings.metrics != "off",
                              generates=generator is not None))
    app.router.routes.append(assistants.route)
    describe(app, settings)
    # The last one added is the first that a request meets.
    app.add_middleware(Addresses)
    app.add_middleware(BodyLimit, limit=settings.max_body, seconds=settings.client_seconds)
    gate(app, settings)
    app.add_middleware(Refusals, path=MCP_PATH)
    cross_origin(app, settings)
    app.add_middleware(Observe, metrics=metrics)
    return app
