"""`griffier export`."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.options import index_option, model_option


@click.command(short_help="Print every passage as JSON lines.")
@click.option("--documents", is_flag=True, help="Print the documents instead.")
@index_option
@model_option
def export(documents: bool, index: Path | None, model: str | None) -> None:
    """Print every passage, or with --documents every document, as one JSON object a line.

    Older versions of a document are among them: `replaced_by` of a document names the one in use.
    """
    from ingest.model import as_json
    from service.assemble import open_snapshot
    from service.cli.terminal import print_json
    from service.settings import load_settings

    snapshot = open_snapshot(load_settings(index=index, model=model))
    for document in snapshot.everything():
        if documents:
            print_json(as_json(document), indent=None)
            continue
        for passage in snapshot.passages(document.id):
            print_json(as_json(passage), indent=None)
