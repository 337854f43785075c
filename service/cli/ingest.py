"""`griffier ingest`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ingest.errors import GriffierError
from service.cli.options import index_option, json_option, model_option

VECTORS = ("auto", "flat", "hnsw", "ivf-sq8", "ivf-rabitq")


@click.command(short_help="Read papers into the index.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Drop the documents whose file is gone from the folders given.")
@click.option("--vectors", type=click.Choice(VECTORS),
              help="Kind of vector index, kept by later ingests; auto chooses by size.  [default: auto]")
@json_option
@index_option
@model_option
def ingest(paths: tuple[Path, ...], prune: bool, vectors: str | None, as_json: bool,
           index: Path | None, model: str | None) -> None:
    """Read files and folders into the index, which is made if need be.

    Unchanged files are skipped, changed ones replaced. Papers are .md and .txt files; in folders, hidden files
    and READMEs are left out. A paper that cannot be read is listed with the reason and does not stop the others.

    The exit status is 1 when nothing was found, or when every paper failed; the index is then as it was.
    """
    from index.build import update_index
    from index.encoder import load_encoder
    from service.cli.render.ingest import print_report, watched
    from service.cli.terminal import output, print_json, progress
    from service.settings import load_settings

    settings = load_settings(index=index, model=model)
    encoder = load_encoder(settings.model, threads=settings.threads)
    with watched(progress()) as watch:
        report = update_index(settings.index, paths, encoder, prune=prune, vector_type=vectors, progress=watch)
    if as_json:
        print_json(asdict(report))
    else:
        print_report(output(), report, settings.index)
    if not report.read + report.replaced + report.skipped + report.removed:
        given = ", ".join(map(str, paths))
        why = "no paper could be read" if report.failed else "no papers (.md or .txt files) found"
        raise GriffierError(f"{given}: {why}; the index is as it was")
