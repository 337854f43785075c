"""A process that reads papers for another: whatever a native parser does to it, only this process ends.

The kernel ends it when a paper takes too long (an alarm without a handler) and refuses it memory over its limit, so
neither depends on Python getting a turn, nor on the process that asked being alive still.
"""

from __future__ import annotations

import os
import resource
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from ingest.errors import PaperError, ReaderFailed
from ingest.model import Paper
from ingest.source import File

Read = Callable[[File], Paper]
"""What is done with each file. Sent to other processes, so it must be a function of a module."""
GIB = 2**30


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one process: seconds for each paper, bytes of address space, papers until a fresh one takes its place."""

    seconds: float = 60.0
    memory: int = 4 * GIB
    papers: int = 500


@dataclass(frozen=True, slots=True)
class Reading:
    """How one file fared: a paper, or why there is none; `trace` where that was not foreseen.

    `spent` says that the process should not read another.
    """

    paper: Paper | None
    kind: type[PaperError] = PaperError
    reason: str = ""
    trace: str = ""
    spent: bool = False


def serve(connection: Connection, read: Read, limits: Limits) -> None:
    """Read the files that come in until no more do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal interrupts everyone; the one who asks decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.dup2(2, 1)  # a parser that prints must not print among the JSON
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory(limits.memory)
    while True:
        try:
            file = connection.recv()
        except (EOFError, OSError):
            return
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        reading = reading_of(file, read, limits)
        signal.setitimer(signal.ITIMER_REAL, 0)
        del file
        connection.send(reading)


def reading_of(file: File, read: Read, limits: Limits) -> Reading:
    """Read one file; nothing is raised."""
    try:
        return Reading(read(file))
    except PaperError as error:
        return Reading(None, type(error), str(error).removeprefix(f"{error.file}: "))
    except MemoryError:
        reason = f"reading it takes more than {limits.memory / GIB:.1f} GiB of memory; split it or leave it out"
        return Reading(None, ReaderFailed, reason, spent=True)
    except Exception as error:
        reason = f"the reader failed on it ({type(error).__name__}: {error}); please report this paper"
        return Reading(None, ReaderFailed, reason, traceback.format_exc())


def _limit_memory(limit: int) -> None:
    """Not every system knows this limit, or lets it be set."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
    except (ValueError, OSError):
        return
