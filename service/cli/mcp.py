"""`griffier mcp`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.options import index_option, model_option
from service.cli.serve import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.mcp.source import Source
    from service.settings import Settings


@click.command(short_help="Serve tools to an assistant, on stdio.")
@click.option("--log-level", type=click.Choice(LEVELS), default="warning", show_default=True,
              help="What is logged, on stderr; info has a line for each call.")
@index_option
@model_option
def mcp(log_level: str, index: Path | None, model: str | None) -> None:
    """Serve the papers as tools to an assistant that speaks the Model Context Protocol.

    The assistant starts this command itself and talks to it over stdin and stdout: to ask, search, read passages and
    papers, follow references and list papers. It stops when stdin ends. `griffier serve` has the same tools at /mcp.

    A new generation of the index is taken up by itself. With $GRIFFIER_URL set, the service there answers; --index
    or --model on the command line answer here all the same.
    """
    from logging.config import dictConfig

    from service.http.logs import logging_config
    from service.mcp.server import create_server
    from service.mcp.stdio import serve_stdio
    from service.settings import load_settings

    settings = load_settings(index=index, model=model)
    dictConfig(logging_config(log_level))
    source = _source(settings, here=index is not None or model is not None)
    serve_stdio(create_server(source, settings.max_question), source, settings.concurrency)


def _source(settings: Settings, *, here: bool) -> Callable[[], Source]:
    """Where answers come from: the service at GRIFFIER_URL, or the newest generation of the index here."""
    if settings.url and not here:
        from service.remote import open_remote

        remote = open_remote(settings.url, settings.timeout, settings.max_question, settings.api_key)
        return lambda: remote
    from service.live import Live
    from service.mcp.local import LocalSource

    live = Live(settings)
    return lambda: LocalSource(live())
