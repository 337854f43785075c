"""`griffier serve`."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.errors import GriffierError
from service.cli.options import index_option, model_option, reranker_option

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

LEVELS = ("error", "warning", "info", "debug")
FORMATS = ("text", "json")


@click.command(short_help="Run the HTTP service.")
@click.option("--host", metavar="ADDRESS", help="Address to listen on.  [default: $GRIFFIER_HOST, else 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), metavar="PORT",
              help="Port to listen on; 0 takes a free one.  [default: $GRIFFIER_PORT, else 8000]")
@click.option("--log-level", type=click.Choice(LEVELS),
              help="What is logged, on stderr; info has a line for each request.  "
                   "[default: $GRIFFIER_LOG_LEVEL, else info]")
@click.option("--log-format", type=click.Choice(FORMATS),
              help="Log lines as text, or as JSON objects.  [default: $GRIFFIER_LOG_FORMAT, else text]")
@index_option
@model_option
@reranker_option
def serve(host: str | None, port: int | None, log_level: str | None, log_format: str | None,
          index: Path | None, model: str | None, reranker: str | None) -> None:
    """Serve the index over HTTP until interrupted; /openapi.json describes the calls, / is a page to ask on.

    Without an index the service starts all the same and answers 503 until there is one. A new generation is
    taken up by itself. Requests under way are finished before the service stops, for at most ten seconds
    unless $GRIFFIER_SHUTDOWN_SECONDS says otherwise. API keys, limits and all other settings are in the
    environment or a file: docs/operations.md.
    """
    from logging.config import dictConfig

    from service.generate.generator import open_generator
    from service.http.app import create_app
    from service.http.logs import logging_config
    from service.http.server import run
    from service.live import Live
    from service.settings import load_settings, strange_variables

    settings = load_settings(index=index, model=model, reranker=reranker, host=host, port=port, log_level=log_level,
                             log_format=log_format)
    live = Live(settings)
    app = create_app(live, settings, open_generator(settings))
    listening = listen(settings.host, settings.port)
    dictConfig(logging_config(settings.log_level, settings.log_format))
    logging.captureWarnings(True)
    tell = _teller(settings.log_format)
    for words in strange_variables():
        tell(logging.WARNING, words)
    try:
        live()
    except GriffierError as error:
        tell(logging.WARNING, f"not ready yet: {error}")
    address, free = listening.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    tell(logging.INFO, f"http://{shown}:{free} answers from {settings.index}")
    if settings.keys is None and not _only_here(address):
        tell(logging.WARNING, "whoever reaches this address may ask; API keys (`griffier key`) limit who")
    run(app, settings, listening)


def _teller(form: str) -> Callable[[int, str], None]:
    """Says what whoever starts the service should know: to them, or where the log is JSON as a line of it."""
    if form == "json":
        return logging.getLogger(__name__).log

    def tell(level: int, words: str) -> None:
        with suppress(OSError):  # a full disk behind stderr must not keep the service from answering
            click.echo(f"griffier: {words}", err=True)

    return tell


def _only_here(address: str) -> bool:
    """Whether only this machine can reach an address."""
    import ipaddress

    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def listen(host: str, port: int) -> socket.socket:
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
