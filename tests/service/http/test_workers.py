"""A question that takes too long, or finds all others before it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from ingest.errors import NotFound
from service.http.workers import Overloaded, TookTooLong, Workers


@pytest.fixture
def stuck() -> Iterator[threading.Event]:
    """What stuck questions wait for; let go at the end."""
    event = threading.Event()
    yield event
    event.set()


def test_what_work_returns_or_raises_comes_back() -> None:
    async def both() -> int:
        workers = Workers(2, 0, 5)
        with pytest.raises(NotFound, match="nothing"):
            await workers.run(_nothing)
        return await workers.run(lambda: 42)

    assert asyncio.run(both()) == 42


def _nothing() -> None:
    raise NotFound("nothing")


def test_one_that_takes_too_long_does_not_hold_up_the_others(stuck: threading.Event) -> None:
    async def both() -> int:
        workers = Workers(2, 4, 1.5)
        late = asyncio.create_task(workers.run(stuck.wait))
        await asyncio.sleep(0.05)
        assert await workers.run(lambda: "quick") == "quick"
        assert not late.done()
        with pytest.raises(TookTooLong, match=r"took longer than 1\.5 seconds"):
            await late
        return workers.working

    assert asyncio.run(both()) == 1  # the thread cannot be stopped, and is counted until it is done


def test_one_that_waited_too_long_is_never_begun(stuck: threading.Event) -> None:
    begun: list[str] = []

    async def both() -> None:
        workers = Workers(1, 4, 0.2)
        first = asyncio.create_task(workers.run(stuck.wait))
        await asyncio.sleep(0.05)
        with pytest.raises(Overloaded, match=r"waited 0\.2 seconds for its turn"):
            await workers.run(lambda: begun.append("x"))
        with pytest.raises(TookTooLong, match="took longer"):
            await first
        stuck.set()
        await asyncio.sleep(0.1)
        assert await workers.run(lambda: "free again") == "free again"

    asyncio.run(both())
    assert begun == []


def test_more_than_may_wait_are_told_so_at_once(stuck: threading.Event) -> None:
    async def all_of_them() -> None:
        workers = Workers(1, 1, 5)
        tasks = [asyncio.create_task(workers.run(stuck.wait)) for _ in range(2)]
        await asyncio.sleep(0.05)
        assert (workers.working, workers.waiting) == (1, 1)
        with pytest.raises(Overloaded, match="2 questions are under way, as many as may be"):
            await workers.run(lambda: None)
        assert not any(task.done() for task in tasks)
        stuck.set()
        assert await asyncio.gather(*tasks) == [True, True]

    asyncio.run(all_of_them())


def test_a_question_whose_caller_is_gone_is_not_begun(stuck: threading.Event) -> None:
    begun: list[str] = []

    async def both() -> None:
        workers = Workers(1, 4, 5)
        first = asyncio.create_task(workers.run(stuck.wait))
        second = asyncio.create_task(workers.run(lambda: begun.append("x")))
        await asyncio.sleep(0.05)
        second.cancel()
        await asyncio.sleep(0)
        stuck.set()
        assert await first is True

    asyncio.run(both())
    assert begun == []
