"""Papers read on all cores, each in a process that may crash, hang or run out of memory without harm to the others.

A thread of ours waits on each process; the papers come out in the order they went in, and only so many are on their
way at a time, so that memory does not grow with their number. Processes start when they are first needed, from a
server that has the readers loaded, and end when the one that started them does, however it ends.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self, TypeVar

from ingest.errors import PaperError, ReaderFailed, ReadTimeout
from ingest.isolated_worker import Limits, Read, Reading, reading_of, serve
from ingest.model import Paper
from ingest.readers import readers
from ingest.source import File

Key = TypeVar("Key")
Job = File | PaperError | None
"""A file to be read, or what is known of it already: an error, or that it need not be read."""
Outcome = Paper | PaperError | None
_AHEAD = 8  # papers on their way for each process
_AHEAD_BYTES = 128 * 2**20  # of files on their way, unless one alone is larger
_GONE = 10.0  # seconds a process that has closed its pipe gets to end
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Worker:
    """A process, our end of its pipe, and how many papers it has read."""

    process: BaseProcess
    pipe: Connection
    papers: int = 0

    def stop(self) -> int | None:
        """End it; its exit code, negative for a signal."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        return self.process.exitcode


class IsolatedReader:
    """Reads files by `read`, a function of a module, in at most `processes` processes. Close it when done."""

    def __init__(self, read: Read, limits: Limits | None = None, processes: int | None = None) -> None:
        self._read = read
        self._limits = limits or Limits()
        self._most = processes or cores()
        self._threads = ThreadPoolExecutor(self._most, "reader")
        self._context = _context()
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._workers: dict[int, _Worker] = {}
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def processes(self) -> list[int]:
        """Ids of the processes that run now."""
        with self._lock:
            return [worker.process.pid for worker in self._workers.values() if worker.process.pid]

    def close(self) -> None:
        """End all processes, also those that are reading."""
        with self._lock:
            self._closed = True
            workers = list(self._workers.values())
        for worker in workers:
            worker.process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in workers:
            worker.stop()

    def in_order(
        self, jobs: Iterable[tuple[Key, Job]], at_once: Callable[[File], bool] = lambda file: False
    ) -> Iterator[tuple[Key, Outcome]]:
        """The outcome of each job, in their order. Files that `at_once` holds for are read in this process."""
        ahead: deque[tuple[Key, Job, Future[Reading] | None]] = deque()
        size = 0
        for key, job in jobs:
            ahead.append((key, job, self._begin(job, at_once)))
            size += _size(job)
            while ahead and (_done(ahead[0]) or len(ahead) >= _AHEAD * self._most or size > _AHEAD_BYTES):
                size -= _size(ahead[0][1])
                yield _finish(*ahead.popleft())
        while ahead:
            yield _finish(*ahead.popleft())

    def _begin(self, job: Job, at_once: Callable[[File], bool]) -> Future[Reading] | None:
        if not isinstance(job, File):
            return None
        if not at_once(job):
            return self._threads.submit(self._reading, job)
        done: Future[Reading] = Future()
        done.set_result(reading_of(job, self._read, self._limits))
        return done

    def _reading(self, file: File) -> Reading:
        """One file through a process; runs in a thread."""
        worker = self._borrow(file)
        try:
            reading: Reading = worker.pipe.recv()
        except (EOFError, OSError):
            return self._ended(worker)
        worker.papers += 1
        if reading.spent or worker.papers >= self._limits.papers:
            self._drop(worker)
        else:
            with self._lock:
                self._idle.append(worker)
        return reading

    def _borrow(self, file: File) -> _Worker:
        """A process that has been handed the file: an idle one, unless that has ended meanwhile."""
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else self._start()
            try:
                worker.pipe.send(file)
                return worker
            except OSError:
                self._drop(worker)
                if worker.papers == 0:
                    raise

    def _start(self) -> _Worker:
        if self._closed:
            raise RuntimeError("the readers are closed")
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._read, self._limits), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers[id(worker)] = worker
        return worker

    def _drop(self, worker: _Worker) -> int | None:
        with self._lock:
            self._workers.pop(id(worker), None)
        return worker.stop()

    def _ended(self, worker: _Worker) -> Reading:
        """What became of a process that ended without an answer."""
        worker.process.join(_GONE)
        code = self._drop(worker)
        if code == -signal.SIGALRM:
            reason = (f"not read within {self._limits.seconds:g} seconds; leave it out, or give it more time with "
                      "GRIFFIER_READ_SECONDS")
            return Reading(None, ReadTimeout, reason)
        how = signal.Signals(-code).name if code is not None and code < 0 else f"exit status {code}"
        return Reading(None, ReaderFailed, f"the reader crashed on it ({how}); please report this paper")


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> ForkServerContext:
    """Processes come from a server without threads, for ours may hold locks that a fork would copy."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["ingest.read", *(type(reader).__module__ for reader in readers())])
    return made


def _done(one: tuple[object, Job, Future[Reading] | None]) -> bool:
    return one[2] is None or one[2].done()


def _size(job: Job) -> int:
    return len(job.data) if isinstance(job, File) else 0


def _finish(key: Key, job: Job, future: Future[Reading] | None) -> tuple[Key, Outcome]:
    if not isinstance(job, File) or future is None:
        return key, None if isinstance(job, File) else job
    reading = future.result()
    if reading.trace:
        _LOG.error("%s: the reader failed\n%s", job.name, reading.trace)
    return key, reading.paper or reading.kind(job.name, reading.reason)
