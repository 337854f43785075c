"""`griffier fetch`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from ingest.errors import GriffierError
from service.cli.options import json_option

_DATE = click.DateTime(formats=["%Y-%m-%d"])


@click.command(short_help="Bring dossiers from the official sources.")
@click.argument("dossiers", metavar="DOSSIER...", nargs=-1, required=True)
@click.option("--into", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path), default=Path("papers"),
              show_default=True, help="Where the papers go; made if need be.")
@click.option("--source", type=click.Choice(["sru", "odata"]), default="sru", show_default=True,
              help="The official publications, or the open data of the Tweede Kamer.")
@click.option("--since", type=_DATE, metavar="DATE", help="Only papers of this date or later (2021-01-31).")
@click.option("--attachments/--no-attachments", default=True, show_default=True, help="Also bijlagen.")
@click.option("--recheck", is_flag=True, help="Ask of every paper whether it changed, whatever the list says.")
@click.option("--rate", type=click.FloatRange(0.01, 50), default=2.0, show_default=True, metavar="N",
              help="Requests a second, at most.")
@click.option("--contact", metavar="WHO",
              help="E-mail address or URL that the source is told, to reach you.  [default: $GRIFFIER_CONTACT]")
@json_option
def fetch(dossiers: tuple[str, ...], into: Path, source: Literal["sru", "odata"], since: datetime | None,
          attachments: bool, recheck: bool, rate: float, contact: str | None, as_json: bool) -> None:
    """Bring the papers of each DOSSIER (31497, 36600-VII) into a folder, ready for `griffier ingest`.

    A paper comes as XML with its metadata beside it, else as HTML, else as PDF; a document of the Tweede Kamer that
    is published nowhere else as PDF or DOCX. Where each file came from is in provenance.jsonl. The same command
    again brings only what is new or changed, and goes on where it was stopped.

    A paper that cannot be had is listed with the reason and does not stop the others. The exit status is 1 when a
    dossier could not be listed to its end or has no papers, or when no paper could be had.
    """
    from importlib.metadata import version

    from ingest.sources.client import REAL_CLOCK, Limits
    from ingest.sources.connect import connect, user_agent
    from ingest.sources.fetch import Wish
    from ingest.sources.fetch import fetch as bring
    from ingest.sources.identifiers import parse_dossier
    from service.cli.render.fetch import print_report, watched
    from service.cli.terminal import output, print_json, progress
    from service.settings import load_settings

    settings = load_settings(contact=contact)
    wish = Wish(tuple(map(parse_dossier, dossiers)), since.date() if since else None, attachments, recheck)
    agent = user_agent(version("griffier"), settings.contact)
    url = settings.sru_url if source == "sru" else settings.odata_url
    with connect(source, url, agent, limits=Limits(interval=1 / rate)) as (papers, client), \
            watched(progress()) as watch:
        report = bring(wish, papers, client, into, clock=REAL_CLOCK, progress=watch)
    if as_json:
        print_json(asdict(report))
    else:
        print_report(output(), report)
    if report.broken:
        raise GriffierError("; ".join(f"dossier {one.id}: {one.reason}" for one in report.broken))
    if not report.brought:
        raise GriffierError(f"none of {len(report.failed)} papers could be had; the first: {report.failed[0].reason}")
