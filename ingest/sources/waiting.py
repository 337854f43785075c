"""When to ask again, and how long to wait: the clock, Retry-After, and back-off with jitter."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, wait_exponential_jitter

_backoff = wait_exponential_jitter(initial=1, max=60, exp_base=2, jitter=1)


def _utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the client sees it: monotonic seconds, a way to sleep them, and the date."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    utc: Callable[[], datetime] = _utc


class Interrupted(Exception):
    """A request that may well succeed when it is made again, after `retry_after` seconds if the source said so."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


def retry_after(header: str | None, clock: Clock) -> float | None:
    """Seconds of a Retry-After header, in either form of RFC 9110 section 10.2.3; None where it says nothing."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - clock.utc()).total_seconds())


def seconds_to_wait(state: RetryCallState) -> float:
    """What the source asked for, and never less than nothing; else 1, 2, 4 … seconds and up to one more at random."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Interrupted) and error.retry_after is not None:
        return error.retry_after
    return _backoff(state)
