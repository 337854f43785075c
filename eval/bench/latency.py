"""Milliseconds of `POST /ask` to a service process over the loopback: one client, one question after another.

    python -m eval.bench.latency [--index DIR] [--questions 200] [--out FILE]

Without --index the sample papers are indexed first. The questions are those of the gold set in an order drawn with
the seed, each asked once before the clock runs. The result is written as JSON with commit, machine, seed and
every single time.
"""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import click
import httpx
import numpy as np

from eval.bench.machine import provenance, resident_mib
from eval.bench.running import Running, running_service
from eval.bootstrap import SEED
from eval.gold import load_questions
from eval.sample import build_sample_index
from index.encoder import load_encoder
from ingest.errors import GriffierError

RESULTS = Path(__file__).parent / "results"
WARM = 20  # questions before the clock runs


@click.command(help=__doc__)
@click.option(
    "--index", type=click.Path(file_okay=False, exists=True, path_type=Path), help="Folder of the index."
)
@click.option("--questions", "count", default=200, show_default=True, help="Questions that are timed.")
@click.option("--seed", default=SEED, show_default=True, help="Order of the questions.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Result file.")
def main(index: Path | None, count: int, seed: int, out: Path | None) -> None:
    """Measures, prints p50 and p95, and writes the result."""
    made_of = provenance()
    with TemporaryDirectory() as folder:
        try:
            if index is None:
                index = build_sample_index(Path(folder) / "index", load_encoder())
            with running_service(index, Path(folder) / "service.log") as service:
                result = {**made_of, "seed": seed, **measure(service, count, seed)}
        except GriffierError as error:
            raise click.ClickException(str(error)) from error
    RESULTS.mkdir(exist_ok=True)
    file = out or RESULTS / f"latency-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    figures = ", ".join(f"{name} {value:.1f} ms" for name, value in result["ms"].items())
    click.echo(f"POST /ask over the loopback, {count} questions: {figures}; written to {file}")


def measure(service: Running, count: int, seed: int) -> dict[str, Any]:
    """Asks `count` questions of a running service; times are in milliseconds."""
    questions = [one.question for one in load_questions()]
    random.Random(seed).shuffle(questions)
    with httpx.Client(base_url=service.url, timeout=60) as client:
        for question in islice(cycle(questions), WARM):
            _ask(client, question)
        raw = [_ask(client, question) for question in islice(cycle(questions), count)]
    wall = [one["ms"] for one in raw]
    return {
        "what": "POST /ask, k 5, one client, keep-alive, loopback",
        "ready_s": service.started,
        "resident_mib": resident_mib(service.process),
        "ms": dict(zip(("p50", "p95", "max"), map(float, np.percentile(wall, [50, 95, 100])), strict=True)),
        "raw": raw,
    }


def _ask(client: httpx.Client, question: str) -> dict[str, Any]:
    began = perf_counter()
    response = client.post("/ask", json={"question": question})
    took = (perf_counter() - began) * 1000
    response.raise_for_status()
    return {"ms": round(took, 3), "server_ms": response.json()["took_ms"]}


if __name__ == "__main__":
    main()
