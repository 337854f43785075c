"""What an ingest did, and how it tells where it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

Stage = Literal["read", "embed", "words", "vectors", "publish"]
# Called with the stage, how much of it is done, and how much there is: papers, passages, then steps.
Progress = Callable[[Stage, int, int], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not get into the index, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """`read` counts new papers, `replaced` changed ones; with `skipped` and `failed` that is every file found.

    `removed` counts documents dropped because their file is gone, `embedded` passages that went through the encoder.
    `generation` is the one in use afterwards, None while there is none; `documents` and `passages` are what it
    holds, less the `older` versions of documents, which it keeps too. `took` is in seconds.
    """

    read: int
    skipped: int
    replaced: int
    removed: int
    failed: tuple[Failure, ...]
    generation: str | None
    documents: int
    passages: int
    embedded: int
    took: float
    older: int = 0

    def as_json(self) -> str:
        """As kept in `last-ingest.json`, with the time it ended."""
        return json.dumps({"ended": now(), **asdict(self)}, ensure_ascii=False, indent=1) + "\n"


def now() -> str:
    """Time in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def silent(stage: Stage, done: int, total: int) -> None:
    """The Progress that tells nobody."""
