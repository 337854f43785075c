"""Has a scripted model write an answer."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Any

from service.generate.audit import Audit, Said
from service.generate.budget import Tokens
from service.generate.client import ModelClient
from service.generate.generator import Generator
from service.reply import Reply
from tests.service.generate.scripted import Model

# True of the first passage about the Kohnstamm study.
TRUE = "De NVO heeft ervoor gekozen om alleen casussen te bestuderen die zijn behandeld door de GPO [1]."
QUOTE = "Het onderzoek gaat “alleen over casussen waar sprake is van (de weigering van) toelating” [1]."
FALSE = "De VVD heeft ervoor gekozen om 12 casussen te bestuderen [1]."


def write(model: Model, reply: Reply, tokens: Tokens, **settings: Any) -> tuple[list[Said], Reply]:
    """The sentences in the order they left, and the whole."""
    async def run() -> tuple[list[Said], Reply]:
        chosen = model.settings(**settings)
        generator = Generator(chosen, tokens, ModelClient(chosen))
        said: list[Said] = []
        last = reply
        async with aclosing(generator.events(reply)) as events:
            async for event in events:
                if isinstance(event, Said):
                    said.append(event)
                else:
                    last = event
        await generator.aclose()
        return said, last

    return asyncio.run(run())


def audit_of(reply: Reply) -> Audit:
    """The record of an answer that a model was asked for."""
    assert reply.answer.audit is not None
    return reply.answer.audit
