"""The consoles: rich on a terminal, plain text in a pipe."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from types import FrameType
from typing import Any

import click
from rich.console import Console

_WIDEST = 100  # characters; longer lines are hard to read


def output() -> Console:
    """Standard output, no wider than is pleasant to read. Characters it cannot show become `?`."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return _console(stderr=False)


def progress() -> Console:
    """Standard error, for what is told while work goes on."""
    return _console(stderr=True)


def print_json(data: Any, *, indent: int | None = 2) -> None:
    """One JSON value on stdout; `indent` None puts it on one line."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=indent))


@contextmanager
def ended_by_term() -> Iterator[None]:
    """SIGTERM ends what is done within as an interrupt would: files closed, processes stopped; exit status 143."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    return console
