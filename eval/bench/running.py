"""A service process on a free port of the loopback, for as long as a benchmark needs it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from eval.errors import EvaluationError

START = 60.0  # seconds a service may take to be ready
COMMAND = "from service.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Running:
    """A service that answers at `url`, its process id, and the seconds it took to be ready."""

    url: str
    process: int
    started: float


@contextmanager
def running_service(index: Path, log: Path) -> Iterator[Running]:
    """Starts `griffier serve` over `index`, waits until it is ready, ends it. Raises EvaluationError."""
    port = free_port()
    arguments = ["serve", "--index", str(index), "--host", "127.0.0.1", "--port", str(port)]
    with log.open("w", encoding="utf-8") as lines:
        began = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", COMMAND, *arguments], stdout=lines, stderr=lines)
        try:
            url = f"http://127.0.0.1:{port}"
            _await_ready(url, process, log)
            yield Running(url, process.pid, time.perf_counter() - began)
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _await_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{url}/health/ready", timeout=2).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    said = log.read_text(encoding="utf-8").strip().splitlines()[-3:]
    raise EvaluationError(
        f"the service was not ready within {START:.0f} s; it said: {' | '.join(said) or 'nothing'}"
    )
