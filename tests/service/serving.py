"""Runs `griffier serve` on a free port."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.service.running import GRIFFIER, environment


@dataclass(slots=True)
class Served:
    """A service that runs: where, its process, and the lines it has written to stderr so far."""

    url: str
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)


@contextmanager
def serve(index: Path, **extra: str) -> Iterator[Served]:
    """The service over `index`, stopped at the end; `extra` are environment variables."""
    with serve_by([str(GRIFFIER), "serve", "--port", "0", "--index", str(index)], **extra) as served:
        yield served


@contextmanager
def serve_by(command: list[str], **extra: str) -> Iterator[Served]:
    """The same, started by any command that says where it listens as `griffier serve` does."""
    process = subprocess.Popen(command, text=True, stderr=subprocess.PIPE, env=environment(extra))
    try:
        served = _wait(process)
        reader = threading.Thread(target=_read, args=(process, served.lines), daemon=True)
        reader.start()
        yield served
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[str]) -> Served:
    """Read stderr up to the line with the address."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        found = re.search(r"http://\S+:\d+", line)
        if found and line.startswith(("griffier: http", "{")):
            return Served(found[0], process, lines)
    raise AssertionError(f"the service did not start: {lines}")


def _read(process: subprocess.Popen[str], lines: list[str]) -> None:
    assert process.stderr is not None
    lines.extend(iter(process.stderr.readline, ""))
