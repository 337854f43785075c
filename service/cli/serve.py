"""`griffier serve`."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.errors import GriffierError
from service.cli.options import index_option, model_option, reranker_option

if TYPE_CHECKING:
    import socket

LEVELS = ("error", "warning", "info", "debug")


@click.command(short_help="Run the HTTP service.")
@click.option("--host", metavar="ADDRESS", help="Address to listen on.  [default: $GRIFFIER_HOST, else 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), metavar="PORT",
              help="Port to listen on; 0 takes a free one.  [default: $GRIFFIER_PORT, else 8000]")
@click.option("--log-level", type=click.Choice(LEVELS), default="info", show_default=True,
              help="What is logged, on stderr; info has a line for each request.")
@index_option
@model_option
@reranker_option
def serve(host: str | None, port: int | None, log_level: str, index: Path | None, model: str | None,
          reranker: str | None) -> None:
    """Serve the index over HTTP until interrupted; /docs describes the calls.

    Without an index the service starts all the same and answers 503 until there is one. A new generation is
    taken up by itself. Requests under way are finished before the service stops, for at most ten seconds.
    """
    import uvicorn

    from service.http.app import create_app
    from service.http.logs import logging_config
    from service.live import Live
    from service.settings import load_settings

    settings = load_settings(index=index, model=model, reranker=reranker, host=host, port=port)
    listening = _listen(settings.host, settings.port)
    live = Live(settings)
    config = uvicorn.Config(create_app(live, settings), log_config=logging_config(log_level),
                            timeout_graceful_shutdown=10, server_header=False)
    try:
        live()
    except GriffierError as error:
        click.echo(f"griffier: not ready yet: {error}", err=True)
    address, free = listening.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    click.echo(f"griffier: http://{shown}:{free} answers from {settings.index}", err=True)
    for number in (signal.SIGINT, signal.SIGTERM):
        # uvicorn stops in order, then sends itself the signal again; being told to stop is no failure.
        signal.signal(number, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address, so that a port in use is told before a model is loaded."""
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()  # from here on callers wait instead of being refused
    except OSError as error:
        raise GriffierError(
            f"cannot listen on {host} port {port}: {error.strerror}; choose others with --host and --port"
        ) from error
    return listening
