"""What was sent to a model, what came of it, and why what is missing is missing. It never holds the key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Check = Literal[
    "citation", "quote", "number", "date", "name", "address", "speaker", "negation", "characters", "length",
    "unfinished",
]
Reason = Literal[
    "refused", "budget", "busy", "unreachable", "error-status", "timeout", "malformed", "failed", "empty",
    "nothing-left",
]
Finish = Literal["stop", "length", "cut", "broken", "other"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One claim of a sentence that what it cites does not bear out: which check, and the words."""

    check: Check
    what: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that passed: its text with the numbers it cites by, and the ids of those passages."""

    text: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that did not; its text is there for who checks the model, and is no part of the answer."""

    text: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A passage the model was given: by which number (its rank), and how many tokens it took."""

    number: int
    id: str
    tokens: int


@dataclass(frozen=True, slots=True)
class Audit:
    """The record of one answer by a model.

    `asked` is whether the model was asked at all, `fallback` whether the answer is the papers' own words after all,
    `reason` and `detail` why. `finish` is how the model's words ended: `cut` by our bounds, `broken` by a failure.
    """

    model: str
    asked: bool
    fallback: bool
    reason: Reason | None = None
    detail: str | None = None
    encoding: str | None = None
    prompt_tokens: int = 0
    passages: tuple[Sent, ...] = ()
    left_out: tuple[str, ...] = ()
    sentences: tuple[Said, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    withheld_count: int = 0
    finish: Finish | None = None
    retries: int = 0
    ms: float = 0.0
