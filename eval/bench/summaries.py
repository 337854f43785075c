"""Which sentences of a language model's answers are said, and which withheld: honest ones, and planted errors.

    python -m eval.bench.summaries [--index DIR] [--withheld HALF] [--out FILE]

The sentences are those of eval/gold/summaries.jsonl, checked by `service.generate.verify` against the passages they
cite; no model is asked. Without --index the sample papers are indexed first. Prints Markdown; the result is written
as JSON with commit, machine and what was found in every sentence. --withheld lists the honest sentences of a half
that were withheld, and its planted errors that were said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from eval.bench.machine import provenance
from eval.bootstrap import RESAMPLES, SEED, Estimate
from eval.sample import build_sample_index
from eval.summaries import CHECKED, ERRORS, HALVES, Judged, by_check, judge_all, load_written, share
from index.encoder import load_encoder
from index.snapshot import open_index
from ingest.errors import GriffierError

RESULTS = Path(__file__).parent / "results"


@click.command(help=__doc__)
@click.option("--index", type=click.Path(file_okay=False, exists=True, path_type=Path), help="Folder of the index.")
@click.option("--withheld", type=click.Choice(HALVES), help="Half whose mistaken verdicts are listed.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Result file.")
def main(index: Path | None, withheld: str | None, out: Path | None) -> None:
    """Checks every sentence, prints the table, and writes the result."""
    made_of = provenance()
    with TemporaryDirectory() as folder:
        try:
            judged = _judged(index, Path(folder) / "index")
        except GriffierError as error:
            raise click.ClickException(str(error)) from error
    figures = measure(judged)
    RESULTS.mkdir(exist_ok=True)
    file = out or RESULTS / "summaries.json"
    bootstrap = {"resamples": RESAMPLES, "seed": SEED, "interval": "95 % percentile"}
    result = {**made_of, "bootstrap": bootstrap, **figures, "raw": [_raw(one) for one in judged]}
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo("\n".join(table(figures)))
    for one in judged:
        if one.written.half == withheld and one.said == (one.written.error is not None):
            found = ", ".join(f"{fault.check}: {fault.what}" for fault in one.faults) or one.written.error
            click.echo(f"\n{one.written.question} {one.written.sentence}\n  {found}")


def _judged(index: Path | None, made: Path) -> tuple[Judged, ...]:
    encoder = load_encoder()
    with closing(open_index(index or build_sample_index(made, encoder), encoder)) as snapshot:
        return judge_all(load_written(), snapshot)


def measure(judged: Sequence[Judged]) -> dict[str, Any]:
    """Shares of honest sentences said, whole and by half, and of planted errors withheld, by half and by sort."""
    honest = [one for one in judged if one.written.error is None]
    planted = [one for one in judged if one.written.error is not None]
    checked = [one for one in planted if one.written.error in CHECKED]
    return {
        "honest": {name: _figure(part, said=True) for name, part in _halves(honest)},
        "planted": {name: _figure(part, said=False) for name, part in _halves(planted)},
        "planted_checked": {name: _figure(part, said=False) for name, part in _halves(checked)},
        "planted_by_error": {
            error: _figure([one for one in planted if one.written.error == error], said=False) for error in ERRORS
        },
    }


def table(figures: dict[str, Any]) -> Iterator[str]:
    """The figures as a Markdown table."""
    yield "| sentences | n | said | withheld, by check |"
    yield "|---|---|---|---|"
    for half, one in figures["honest"].items():
        yield f"| honest, {half} | {one['n']} | {_shown(one)} | {_checks(one)} |"
    yield ""
    yield "| planted error | n | withheld | by check |"
    yield "|---|---|---|---|"
    rows = [(f"that the checks are for, {half}", one) for half, one in figures["planted_checked"].items()]
    for name, one in (*rows, *figures["planted_by_error"].items()):
        yield f"| {name} | {one['n']} | {_shown(one)} | {_checks(one)} |"


def _halves(judged: Sequence[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    yield "all", list(judged)
    yield from ((half, [one for one in judged if one.written.half == half]) for half in HALVES)


def _figure(judged: Sequence[Judged], *, said: bool) -> dict[str, Any]:
    found: Estimate = share([one.said == said for one in judged])
    return {**asdict(found), "count": sum(one.said == said for one in judged), "by_check": by_check(judged)}


def _shown(figure: dict[str, Any]) -> str:
    if figure["value"] is None:
        return "–"
    return f"{figure['value']:.2f} [{figure['low']:.2f} {figure['high']:.2f}]"


def _checks(figure: dict[str, Any]) -> str:
    return ", ".join(f"{check} {count}" for check, count in figure["by_check"].items()) or "–"


def _raw(one: Judged) -> dict[str, Any]:
    written = one.written
    faults = [f"{fault.check}: {fault.what}" for fault in one.faults]
    return {"question": written.question, "half": written.half, "error": written.error, "said": one.said,
            "sentence": written.sentence, "faults": faults}


if __name__ == "__main__":
    main()
