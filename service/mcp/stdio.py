"""The server on stdin and stdout, for an assistant that starts it as a process of its own."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import anyio
import anyio.to_thread
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from ingest.errors import GriffierError

_LOG = logging.getLogger(__name__)


def serve_stdio(server: Server[Any], warm: Callable[[], object], threads: int) -> None:
    """Serve until stdin ends, `threads` calls at a time.

    `warm` is called on a thread at the start: the assistant is answered at once, while the index is opened. A
    GriffierError it raises goes to the log, for each call will raise it again.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        anyio.run(partial(_serve, server, warm, threads))
    except* (BrokenPipeError, ConnectionResetError):
        _LOG.info("the assistant no longer reads; stopped")


async def _serve(server: Server[Any], warm: Callable[[], object], threads: int) -> None:
    anyio.to_thread.current_default_thread_limiter().total_tokens = threads + 2  # two read stdin and write stdout
    async with stdio_server() as (read, write), anyio.create_task_group() as group:
        group.start_soon(anyio.to_thread.run_sync, partial(_warm, warm))
        await server.run(read, write, server.create_initialization_options())


def _warm(warm: Callable[[], object]) -> None:
    try:
        warm()
    except GriffierError as error:
        _LOG.warning("not ready yet: %s", error)


def _stop(number: int, frame: FrameType | None) -> None:
    """Being told to stop is no failure. Nothing is open for writing, and the thread that waits for stdin, which no
    exception can reach, would keep the process."""
    os._exit(0)
