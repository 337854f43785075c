"""Questions are worked on by a few threads. Others wait their turn, not too many of them and none for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeVar

from ingest.errors import GriffierError

T = TypeVar("T")


class Overloaded(GriffierError):
    """More questions wait than may, or one waited too long for its turn: 503."""


class TookTooLong(GriffierError):
    """A question was worked on for longer than it may: 504."""


class Workers:
    """`threads` questions at a time, `waiting` more that wait; each is given up after `seconds`, waiting included.

    A thread cannot be stopped: one whose question was given up works on until it is done and takes no other meanwhile.
    So those given up never take more than `threads`, and looking things up and /health do not need these.
    """

    def __init__(self, threads: int, waiting: int, seconds: float) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="question")
        self._most = threads + waiting
        self._seconds = seconds
        self._under_way: set[Future[Any]] = set()

    @property
    def working(self) -> int:
        """Threads that are at work, on questions given up too."""
        return sum(one.running() for one in tuple(self._under_way))

    @property
    def waiting(self) -> int:
        """Questions that wait for a thread."""
        return len(self._under_way) - self.working

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises. Raises Overloaded or TookTooLong in its place."""
        self._under_way = {one for one in self._under_way if not one.done()}
        if len(self._under_way) >= self._most:
            raise Overloaded(f"{len(self._under_way)} questions are under way, as many as may be: "
                             "ask again in a moment")
        future = self._pool.submit(copy_context().run, work)
        self._under_way.add(future)
        waited = asyncio.wrap_future(future)
        try:
            done, _ = await asyncio.wait({waited}, timeout=self._seconds)
        except asyncio.CancelledError:
            future.cancel()
            raise
        if done:
            return waited.result()
        if future.cancel():
            raise Overloaded(f"the question waited {self._seconds:g} seconds for its turn: ask again in a moment")
        waited.add_done_callback(lambda one: one.cancelled() or one.exception())  # nobody else will look at it
        raise TookTooLong(f"the question took longer than {self._seconds:g} seconds: make it shorter, or narrow it "
                          "down with filters")
