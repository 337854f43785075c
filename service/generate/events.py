"""Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) whose data is JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def read_events(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and data of each event, in order; comments and what is no JSON object are passed over."""
    name, data = "message", list[str]()
    for line in lines:
        if not line:
            if (found := _object("\n".join(data))) is not None:
                yield name, found
            name, data = "message", []
            continue
        field, _, value = line.partition(":")
        if field == "event":
            name = value.removeprefix(" ")
        elif field == "data":
            data.append(value.removeprefix(" "))


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
