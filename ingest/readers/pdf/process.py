"""Keeps the process that runs pdfium: starts it, gives it files one after another, ends it when it hangs."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from ingest.readers.pdf.messages import receive, send

_PATIENCE = 7.0  # seconds for one answer; a full page takes a tenth
_TOTAL = 240.0  # seconds for a file of the most pages there may be
_ROOT = Path(__file__).parents[3]


class Failed(Exception):
    """The process did not answer; the message says how it ended."""


class Worker:
    """The process, started when first asked. One file at a time: pdfium is not safe for threads.

    `patience` is how long one answer may take, in seconds.
    """

    def __init__(self, patience: float = _PATIENCE) -> None:
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)
        atexit.register(self._close)

    def ask(self, data: bytes) -> list[dict[str, Any]]:
        """The state of a PDF and its pages up to the first error. Raises Failed."""
        with self._lock:
            process = self._running()
            watch = _Watch(process)
            try:
                return _answers(process, data, watch, self._patience)
            except BaseException:
                process.kill()  # what it still says must not answer the next file
                process.wait()
                self._process = None
                raise
            finally:
                watch.stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest.readers.pdf.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        return self._process

    def _forget(self) -> None:
        """What a parent has started belongs to the parent."""
        self._process, self._lock = None, threading.Lock()

    def _close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def _answers(
    process: subprocess.Popen[bytes], data: bytes, watch: _Watch, patience: float
) -> list[dict[str, Any]]:
    sink, source = process.stdin, process.stdout
    if sink is None or source is None:
        raise Failed("could not be reached")
    answers: list[dict[str, Any]] = []
    left = 1
    end = time.monotonic() + _TOTAL
    while left:
        watch.expect(min(patience, max(end - time.monotonic(), 0.0)))
        try:
            if not answers:
                send(sink, data)
            message = receive(source)
        except OSError:
            message = None
        if message is None:
            raise Failed("did not finish it in time" if watch.fired else "broke down on it")
        answer = json.loads(message)
        answers.append(answer)
        left = 0 if "error" in answer else left - 1 + answer.get("pages", 0)
    return answers


class _Watch:
    """Ends a process that does not answer in time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._timer: threading.Timer | None = None
        self.fired = False

    def expect(self, seconds: float) -> None:
        """Wait that long from now, and no longer for what was expected before."""
        self.stop()
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        if self._timer is not None:
            self._timer.cancel()

    def _fire(self) -> None:
        self.fired = True
        self._process.kill()


WORKER = Worker()
