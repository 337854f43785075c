"""Broken papers through every reader: does each become a paper that is whole, or an error that names it, in time?

    python -m eval.bench.fuzz --seconds 600 [--from FOLDER …] [--seed S] [--format F] [--keep DIR] [--out FILE]
    python -m eval.bench.fuzz --format PDF --again 1234     # one mutant once more, with what is wrong with it

Mutants are made of small papers in every format, and of the files in the folders given, and read in the isolated
process that `griffier ingest` reads papers in. Written as JSON: commit, machine, seed, the table, what went wrong.
`python -m eval.bench.fuzz.guided` is the same led by coverage.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

import click

from eval.bench.fuzz.mutants import Mutant, mutant, mutants
from eval.bench.fuzz.reading import measured
from eval.bench.fuzz.seeds import Seed, seeds
from eval.bench.fuzz.tally import SLOW, Finding, Tally, grouped, table
from eval.bench.machine import provenance
from eval.bootstrap import SEED
from ingest.isolated import IsolatedReader
from ingest.isolated_worker import Limits

RESULTS = Path(__file__).parents[1] / "results"
LIMITS = Limits(seconds=4 * SLOW)  # what takes longer than it may is measured first, then ended


@click.command(help=__doc__)
@click.option("--seconds", default=60.0, show_default=True, help="How long, all formats together.")
@click.option("--from", "folders", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Real files to mutate too; may be repeated.")
@click.option("--seed", default=SEED, show_default=True, help="Of the mutations.")
@click.option("--format", "forms", multiple=True, help="Only these formats.")
@click.option("--first", default=0, show_default=True, help="Number of the first mutant.")
@click.option("--again", type=int, help="Only the mutant of this number, of one --format.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), help="Write mutants that found something.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Result file.")
def main(
    seconds: float, folders: Sequence[Path], seed: int, forms: Sequence[str], first: int, again: int | None,
    keep: Path | None, out: Path | None,
) -> None:
    """Makes, reads, prints, and writes the result. Exit status 1 where anything was found."""
    known = {form: found for form, found in seeds(folders).items() if not forms or form in forms}
    if again is not None:
        chosen: Iterator[Mutant] = iter([mutant(form, known[form], again, seed) for form in known])
    else:
        chosen = mutants(known, seed, first)
    tallies, findings = fuzz(chosen, known, seconds, keep)
    for line in table(tallies):
        click.echo(line)
    for times, one in grouped(findings):
        click.echo(f"{times} x {one.what}: {one.format} {one.number} ({one.seed})\n{one.detail}")
    if again is None:
        click.echo(f"written to {write(out, tallies, findings, seed, first, folders)}")
    if findings:
        raise SystemExit(1)


def fuzz(
    chosen: Iterator[Mutant], known: Mapping[str, Sequence[Seed]], seconds: float, keep: Path | None = None
) -> tuple[dict[str, Tally], list[Finding]]:
    """Read mutants, one at a time, until the time is over."""
    tallies = {form: Tally() for form in known}
    findings: list[Finding] = []
    end = time.monotonic() + seconds
    with IsolatedReader(measured, LIMITS, 1) as reader:
        in_time = takewhile(lambda _: time.monotonic() < end, chosen)
        for one, outcome in reader.in_order((one, one.file) for one in in_time):
            found = tallies[one.format].add(outcome)
            findings += [Finding(one.format, one.number, one.seed, what, detail) for what, detail in found]
            if found and keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{one.format.replace(' ', '-')}-{one.number}-{one.file.name}").write_bytes(one.broken)
    return tallies, findings


def write(
    out: Path | None, tallies: Mapping[str, Tally], findings: Sequence[Finding], seed: int, first: int,
    folders: Sequence[Path],
) -> Path:
    """The result file."""
    file = out or RESULTS / f"fuzz-{datetime.now(UTC):%Y-%m-%d}.json"
    file.parent.mkdir(exist_ok=True)
    result = {
        **provenance(), "seed": seed, "first": first, "folders": [folder.name for folder in folders],
        "files": sum(one.files for one in tallies.values()),
        "formats": {form: one.as_json() for form, one in tallies.items()},
        "findings": [{"times": times, **asdict(one)} for times, one in grouped(findings)],
    }
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


if __name__ == "__main__":
    main()
