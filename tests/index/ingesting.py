"""Ingests in processes of their own, to be killed or run out of disk."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from index.build import update_index
from index.report import Stage
from tests.index.making import HashEncoder


def context() -> ForkServerContext:
    """Processes forked from a small server that has the modules loaded: twenty a second, and no threads to inherit."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["tests.index.ingesting"])
    return made


def ingest(index: Path, papers: Path, die_at: int | None = None, told: Path | None = None) -> None:
    """Ingest, and die by SIGKILL at step `die_at` of the progress. `told` takes the number of steps and of texts."""
    encoder = HashEncoder()
    steps = 0

    def progress(stage: Stage, done: int, total: int) -> None:
        nonlocal steps
        if steps == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        steps += 1

    update_index(index, [papers], encoder, progress=progress, prune=True)
    if told is not None:
        told.write_text(f"{steps} {len(encoder.texts)}")


def ingest_within(index: Path, papers: Path, most: int, told: Path) -> None:
    """Ingest where no file may grow over `most` bytes; `told` takes the error raised, if any."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        update_index(index, [papers], HashEncoder())
    except Exception as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        told.write_text(f"{type(error).__name__}: {error}")


def run(process: BaseProcess) -> int:
    """Start a process and wait; its exit code, negative for a signal."""
    process.start()
    process.join(60)
    assert process.exitcode is not None
    return process.exitcode
