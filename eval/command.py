"""The command `griffier eval`. What it calls is imported when it runs: `griffier ask` must not wait for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from service.cli.options import json_option, model_option

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("eval")
@click.option(
    "--index", metavar="DIR", type=_FOLDER, help="Index to ask, instead of one made of the sample papers."
)
@model_option
@click.option(
    "--split",
    type=click.Choice(["dev", "test", "all"]),
    default="all",
    show_default=True,
    help="Gold questions.",
)
@click.option("--ingest", is_flag=True, help="Compare how the sample papers are read with the truth instead.")
@click.option(
    "--beir",
    metavar="DIR",
    type=_FOLDER,
    help="Search a BEIR folder instead: corpus.jsonl, queries.jsonl, qrels/*.tsv.",
)
@json_option
@click.option(
    "--report", metavar="FILE.html", type=_FILE, help="Also write a page with every failed question."
)
@click.option(
    "--floor", metavar="FILE.json", type=_FILE, help="Lowest figures allowed.  [default: eval/floor.json]"
)
def evaluate(
    index: Path | None,
    model: str | None,
    split: str,
    ingest: bool,
    beir: Path | None,
    as_json: bool,
    report: Path | None,
    floor: Path | None,
) -> None:
    """Measure answers against the gold questions about the sample papers.

    Exit status 1 when a figure is under its floor, or when a gold answer is in no passage of the index.
    """
    if sum(map(bool, (beir, ingest, index))) > 1:
        raise click.UsageError("--beir, --ingest and --index exclude each other")
    if report and (beir or ingest):
        raise click.UsageError("--report is about the gold questions: leave out --beir and --ingest")
    if beir:
        _beir(beir, model, as_json)
    elif ingest:
        _ingest(as_json, floor)
    else:
        _gold(index, model, split, as_json, report, floor)


def _gold(
    index: Path | None, model: str | None, split: str, as_json: bool, report: Path | None, floor: Path | None
) -> None:
    from eval.floor import FLOOR, demand, load_floor, shortfalls
    from eval.report import write_report
    from eval.run import run_gold
    from eval.table import console, print_gold

    minimum = load_floor(split, floor or FLOOR)
    result = run_gold(index, model, split)
    short = shortfalls(split, result.figures(), minimum)
    if report:
        write_report(report, result, short)
    if as_json:
        _print_json({**result.as_json(), "floor": minimum, "short": [str(one) for one in short]})
    else:
        print_gold(result, console())
    demand([*short, *result.missing])


def _ingest(as_json: bool, floor: Path | None) -> None:
    from eval.floor import FLOOR, demand, load_floor, shortfalls
    from eval.ingested import check_sample
    from eval.table import console, print_ingest

    minimum = load_floor("ingest", floor or FLOOR)
    result = check_sample()
    short = shortfalls("ingest", result.figures(), minimum)
    if as_json:
        _print_json({**result.as_json(), "floor": minimum, "short": [str(one) for one in short]})
    else:
        print_ingest(result, console())
    demand(short)


def _beir(folder: Path, model: str | None, as_json: bool) -> None:
    from eval.beir_run import run_beir
    from eval.table import console, print_collection

    result = run_beir(folder, model)
    if as_json:
        _print_json(result.as_json())
    else:
        print_collection(result, console())


def _print_json(data: Mapping[str, Any]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
