"""The consoles: rich on a terminal, plain text in a pipe."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
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


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    return console
