"""What is known of the request under way: its id, who asks, and what the log shall tell of it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from service.reply import Reply

HEADER = "X-Request-ID"
_ACCEPTED = re.compile(rb"[A-Za-z0-9._-]{1,64}")


@dataclass(slots=True)
class RequestContext:
    """One request. `key` is the name of the API key it came with; `told` goes to the log."""

    id: str
    key: str | None = None
    told: dict[str, Any] = field(default_factory=dict)


CURRENT: ContextVar[RequestContext | None] = ContextVar("request", default=None)


def request_id(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The caller's X-Request-ID where it is 1 to 64 letters, digits and `._-`, else a new one.

    Anything else could write lines of its own into a log.
    """
    for name, value in headers:
        if name == HEADER.lower().encode() and _ACCEPTED.fullmatch(value):
            return value.decode("ascii")
    return uuid.uuid4().hex


def note_reply(reply: Reply, *, words: bool) -> None:
    """Let the log tell of a reply to the request under way; the question itself only with `words`."""
    context = CURRENT.get()
    if context is None:
        return
    took = reply.result.took
    context.told |= {
        "language": reply.language, "answer": reply.answer.kind, "confidence": round(reply.answer.confidence, 3),
        "embed_ms": round(took.embed, 1), "search_ms": round(took.search, 1), "total_ms": round(reply.total_ms, 1),
        "generation": reply.result.searched.index,
    }
    if words:
        context.told["question"] = reply.question
