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
@click.option("--prune", is_flag=True, help="Drop the documents whose file is gone from the folders or ZIPs given.")
@click.option("--vectors", type=click.Choice(VECTORS),
              help="Kind of vector index, kept by later ingests; auto chooses by size.  [default: auto]")
@json_option
@index_option
@model_option
def ingest(paths: tuple[Path, ...], prune: bool, vectors: str | None, as_json: bool,
           index: Path | None, model: str | None) -> None:
    """Read files and folders into the index, which is made if need be.

    Unchanged files are skipped, changed ones replaced. Papers are PDF, Word (.docx), XML, HTML and text files (.md,
    .txt), also inside ZIP files; in folders, hidden files and READMEs are left out, and a metadata.xml goes with the
    paper beside it. A paper that cannot be read is listed with the reason and does not stop the others. Of several
    versions of a paper one is in use; the older stay, marked.

    Papers are read on all cores, each at most GRIFFIER_READ_SECONDS long (60).

    The exit status is 1 when nothing was found, or when every paper failed; the index is then as it was.
    """
    from index.build import Readers, update_index
    from index.encoder import load_encoder
    from ingest.finding import paper_suffixes
    from ingest.isolated_worker import Limits
    from service.cli.render.ingest import print_report, watched
    from service.cli.terminal import ended_by_term, output, print_json, progress
    from service.settings import load_settings

    settings = load_settings(index=index, model=model)
    encoder = load_encoder(settings.model, threads=settings.threads)
    readers = Readers(limits=Limits(seconds=settings.read_seconds))
    with ended_by_term(), watched(progress()) as watch:
        report = update_index(
            settings.index, paths, encoder, prune=prune, vector_type=vectors, progress=watch, readers=readers
        )
    if as_json:
        print_json(asdict(report))
    else:
        print_report(output(), report, settings.index)
    if not report.read + report.replaced + report.skipped + report.removed:
        given = ", ".join(map(str, paths))
        why = "no paper could be read" if report.failed else f"no papers ({', '.join(sorted(paper_suffixes()))}) found"
        raise GriffierError(f"{given}: {why}; the index is as it was")
