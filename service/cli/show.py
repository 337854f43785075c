"""`griffier show`."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.options import index_option, json_option, model_option


@click.command(short_help="Print a document or passage.")
@click.argument("id")
@json_option
@index_option
@model_option
def show(id: str, as_json: bool, index: Path | None, model: str | None) -> None:
    """Print the document or passage ID, with its notes and links.

    A passage id has a number sign, kst-26695-135#3: put it in quotes. A passage comes with what it cites and
    what cites its paper; a document with its outline and all its passages.
    """
    from service.assemble import open_snapshot
    from service.cli.render.show import print_document, print_one
    from service.cli.terminal import output, print_json
    from service.lookup import document_detail, passage_detail
    from service.settings import load_settings

    snapshot = open_snapshot(load_settings(index=index, model=model))
    if "#" in id:
        detail = passage_detail(snapshot, id)
        document = snapshot.document(detail["document_id"])
    else:
        detail = document_detail(snapshot, id)
    if as_json:
        print_json(detail)
    elif "#" in id:
        print_one(output(), detail, document)
    else:
        print_document(output(), detail, snapshot.passages(id))
