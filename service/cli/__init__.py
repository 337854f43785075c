"""The command line `griffier`. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

import click

from service.cli.ask import ask
from service.cli.export import export
from service.cli.fetch import fetch
from service.cli.group import Griffiers
from service.cli.ingest import ingest
from service.cli.key import key
from service.cli.mcp import mcp
from service.cli.serve import serve
from service.cli.show import show
from service.cli.status import status


@click.group(cls=Griffiers)
@click.version_option(package_name="griffier", prog_name="griffier")
def main() -> None:
    """Cited, verbatim answers from the papers of the Dutch parliament.

    Read papers with `griffier ingest FOLDER`, then ask with `griffier ask "…"`. `griffier fetch DOSSIER` brings
    papers from the official sources.

    Exit status: 0 done, 1 failed (one line on stderr says why), 2 wrong usage.
    """


for command in (fetch, ingest, ask, show, export, serve, mcp, key, status):
    main.add_command(command)
