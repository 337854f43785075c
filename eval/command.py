"""The command `griffier eval`. What it calls is imported when it runs: `griffier ask` must not wait for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from service.cli.options import json_option, model_option, reranker_option

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where a run over the gold questions goes beside the terminal, and the earlier run to compare it with."""

    json: bool
    report: Path | None
    save: Path | None
    earlier: Path | None = None


@dataclass(frozen=True, slots=True)
class Models:
    """Names of the models to measure, None for what the settings say."""

    encoder: str | None
    reranker: str | None


@click.command("eval")
@click.option(
    "--index", metavar="DIR", type=_FOLDER, help="Index to ask, instead of one made of the sample papers."
)
@model_option
@reranker_option
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
@click.option("--save", metavar="RUN.json", type=_FILE, help="Also keep this run for a later --compare.")
@click.option(
    "--compare",
    "earlier",
    metavar="RUN.json",
    type=_FILE,
    multiple=True,
    help="Compare with a run kept by --save or --json; given twice, those two, without a new run.",
)
@click.option(
    "--floor", metavar="FILE.json", type=_FILE, help="Lowest figures allowed.  [default: eval/floor.json]"
)
def evaluate(
    index: Path | None,
    model: str | None,
    reranker: str | None,
    split: str,
    ingest: bool,
    beir: Path | None,
    as_json: bool,
    report: Path | None,
    save: Path | None,
    earlier: tuple[Path, ...],
    floor: Path | None,
) -> None:
    """Measure answers against the gold questions about the sample papers.

    Exit status 1 when a figure is under its floor, or when a gold answer is in no passage of the index.
    """
    if sum(map(bool, (beir, ingest, index))) > 1:
        raise click.UsageError("--beir, --ingest and --index exclude each other")
    if (report or save or earlier) and (beir or ingest):
        raise click.UsageError(
            "--report, --save and --compare are about the gold questions: leave out --beir and --ingest"
        )
    if len(earlier) > 2 or (len(earlier) == 2 and (report or save or as_json)):
        raise click.UsageError("--compare takes one run, or two and then no --report, --save or --json")
    if len(earlier) == 2:
        _compare(*earlier)
    elif beir:
        _beir(beir, model, reranker, as_json)
    elif ingest:
        _ingest(as_json, floor)
    else:
        _gold(index, Models(model, reranker), split, Outputs(as_json, report, save, *earlier), floor)


def _gold(index: Path | None, models: Models, split: str, to: Outputs, floor: Path | None) -> None:
    from eval.compare import compare
    from eval.floor import FLOOR, demand, load_floor, shortfalls
    from eval.report import write_report
    from eval.report_compare import print_comparison
    from eval.run import run_gold
    from eval.saved import load_run, run_of, save_run
    from eval.table import console, print_gold

    minimum = load_floor(split, floor or FLOOR)
    before = load_run(to.earlier) if to.earlier else None
    result = run_gold(index, models.encoder, split, models.reranker)
    compared = compare(before, run_of(result.as_json(), "this run")) if before else None
    short = shortfalls(split, result.figures(), minimum)
    if to.save:
        save_run(to.save, result)
    if to.report:
        write_report(to.report, result, short, compared)
    if to.json:
        _print_json({**result.as_json(), "floor": minimum, "short": [str(one) for one in short]})
    else:
        print_gold(result, console())
        if compared:
            print_comparison(compared, console())
    demand([*short, *result.missing])


def _compare(before: Path, after: Path) -> None:
    from eval.compare import compare
    from eval.report_compare import print_comparison
    from eval.saved import load_run
    from eval.table import console

    print_comparison(compare(load_run(before), load_run(after)), console())


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


def _beir(folder: Path, model: str | None, reranker: str | None, as_json: bool) -> None:
    from eval.beir_run import run_beir
    from eval.table import console, print_collection

    result = run_beir(folder, model, reranker=reranker)
    if as_json:
        _print_json(result.as_json())
    else:
        print_collection(result, console())


def _print_json(data: Mapping[str, Any]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
