"""Answers by a language model without a service: what `griffier ask --generate` does on its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from index.filters import Filters
from service.assemble import open_griffier
from service.generate.generator import open_generator
from service.question import no_model
from service.reply import Json
from service.settings import Settings


def asks_here(settings: Settings) -> Callable[[str, int, Filters], Json]:
    """What answers one question after another. Raises BadRequest where no model is set, before an index is opened."""
    generator = open_generator(settings)
    if generator is None:
        raise no_model()
    griffier = open_griffier(settings)

    async def write(question: str, k: int, filters: Filters) -> Json:
        try:
            return (await generator.answer(griffier.ask(question, k, filters))).as_json()
        finally:
            await generator.aclose()  # connections belong to this event loop

    return lambda question, k, filters: asyncio.run(write(question, k, filters))
