"""Minutes of mixed load on a service process, with two new generations of the index taken up meanwhile.

    python -m eval.bench.load [--minutes 30] [--clients 4] [--index DIR] [--seed N] [--out FILE]

Clients ask the gold questions in Dutch and English, search, load the page and its filters, list papers, read papers and
passages, and send what is wrong, in an order drawn with the seed, each call as soon as the last is answered and the
pause is over; with a language model set (`GRIFFIER_LLM_URL`), they have answers written too. At one and two thirds of
the time a paper is added with `griffier ingest`. A request is lost when no reply comes, or another status
than that kind of request must have. The result is JSON with commit, machine, seed, p50, p95 and p99 of each call, and
memory every ten seconds; the exit status is 1 when a request was lost or a new generation was never seen.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import httpx
import numpy as np

from eval.bench.load_calls import Call, call_maker
from eval.bench.machine import provenance, resident_mib
from eval.bench.running import COMMAND, Running, running_service
from eval.bootstrap import SEED
from eval.errors import EvaluationError
from eval.gold import PAPERS
from eval.sample import build_sample_index
from index.encoder import load_encoder
from ingest.errors import GriffierError

RESULTS = Path(__file__).parent / "results"
SWAPS = 2
_SAMPLE = 10.0  # seconds between two looks at memory
_AFTER = 5.0  # seconds at least that are loaded after a new generation


@dataclass(slots=True)
class Seen:
    """What the clients saw: milliseconds by kind of call, what was lost, and which generations answered."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lost: list[dict[str, Any]] = field(default_factory=list)
    generations: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)


@click.command(help=__doc__)
@click.option("--minutes", default=30.0, show_default=True, help="How long.")
@click.option("--clients", default=4, show_default=True, help="Clients at a time.")
@click.option("--pause", default=0.05, show_default=True, help="Seconds a client waits between two calls.")
@click.option("--index", type=click.Path(file_okay=False, exists=True, path_type=Path),
              help="Index of the sample papers, which is copied; without it one is made.")
@click.option("--seed", default=SEED, show_default=True, help="Order of the calls.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Result file.")
def main(minutes: float, clients: int, pause: float, index: Path | None, seed: int, out: Path | None) -> None:
    """Loads, prints a table, and writes the result."""
    made_of = provenance()
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            copy = folder / "index"
            if index is None:
                build_sample_index(copy, load_encoder())
            else:
                shutil.copytree(index, copy)
            with running_service(copy, folder / "service.log") as service:
                result = loaded(service, folder, minutes * 60, clients, pause, seed)
        except GriffierError as error:
            raise click.ClickException(str(error)) from error
    RESULTS.mkdir(exist_ok=True)
    file = out or RESULTS / f"load-{datetime.now(UTC):%Y-%m-%d}.json"
    found = {**made_of, "seed": seed, "minutes": minutes, "clients": clients, "pause_s": pause, **result}
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    click.echo(printed(result))
    click.echo(f"written to {file}")
    if result["lost"] or len(result["generations"]) < SWAPS + 1:
        raise click.exceptions.Exit(1)


def loaded(service: Running, folder: Path, seconds: float, clients: int, pause: float, seed: int) -> dict[str, Any]:
    """Loads a running service over `folder`/index for so many seconds; times are milliseconds, memory MiB."""
    seen = Seen()
    calls = call_maker(service.url)
    stop = threading.Event()
    threads = [threading.Thread(target=_client, args=(service.url, calls, random.Random(f"{seed} {number}"), stop,
                                                      pause, seen)) for number in range(clients)]
    for thread in threads:
        thread.start()
    try:
        memory = _watch(service, folder, seconds)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    return {
        "requests": sum(map(len, seen.took.values())), "lost": seen.lost, "generations": sorted(seen.generations),
        "ms": {kind: _quantiles(took) for kind, took in sorted(seen.took.items())}, "memory_mib": memory,
    }


def _client(url: str, draw: Callable[[random.Random], Call], chance: random.Random,
            stop: threading.Event, pause: float, seen: Seen) -> None:
    with httpx.Client(base_url=url, timeout=60) as client:
        while not stop.is_set():
            send(client, draw(chance), seen)
            time.sleep(pause)


def send(client: httpx.Client, call: Call, seen: Seen) -> None:
    """One call, into what was seen: how long it took, and whether it was lost."""
    began = time.perf_counter()
    try:
        response = client.request(call.method, call.address, **({} if call.body is None else {"json": call.body}))
        wrong = None if response.status_code in call.right else f"status {response.status_code}: {response.text[:300]}"
    except httpx.HTTPError as error:
        wrong = f"{type(error).__name__}: {error}"
    took = (time.perf_counter() - began) * 1000
    with seen.lock:
        seen.took[call.kind].append(took)
        if wrong is not None:
            seen.lost.append({**call._asdict(), "right": sorted(call.right), "why": wrong})
        elif call.kind.startswith("ask "):
            seen.generations.add(response.json()["searched"]["index"])


def _watch(service: Running, folder: Path, seconds: float) -> list[dict[str, float]]:
    """Memory of the service until the time is over and all papers are added, each third of the time one."""
    began = time.monotonic()
    memory: list[dict[str, float]] = []
    added = 0
    ingest: subprocess.Popen[bytes] | None = None
    while ingest is not None or added < SWAPS or time.monotonic() < began + seconds:
        if ingest is not None and ingest.poll() is not None:
            if ingest.returncode:
                raise EvaluationError(f"the ingest of a new paper failed with status {ingest.returncode}")
            ingest = None
            seconds = max(seconds, time.monotonic() - began + _AFTER)
        if ingest is None and added < SWAPS and time.monotonic() >= began + seconds * (added + 1) / (SWAPS + 1):
            added += 1
            ingest = _add_paper(folder, added)
        if not memory or time.monotonic() - began >= memory[-1]["second"] + _SAMPLE:
            memory.append({"second": round(time.monotonic() - began), **resident_mib(service.process)})
        time.sleep(0.2)
    return [*memory, {"second": round(time.monotonic() - began), **resident_mib(service.process)}]


def _add_paper(folder: Path, number: int) -> subprocess.Popen[bytes]:
    """Begins to ingest the sample papers and `number` small ones beside them."""
    papers = folder / "papers"
    papers.mkdir(exist_ok=True)
    text = f"# Voortgang {number}\n\nIn de periode {number} zijn {number * 17} scholen bezocht.\n"
    (papers / f"voortgang-{number}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", COMMAND, "ingest", str(PAPERS), str(papers), "--index", str(folder / "index")]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _quantiles(took: Sequence[float]) -> dict[str, float]:
    p50, p95, p99, most = np.percentile(took, [50, 95, 99, 100])
    return {"n": len(took), "p50": round(p50, 1), "p95": round(p95, 1), "p99": round(p99, 1), "max": round(most, 1)}


def printed(result: dict[str, Any]) -> str:
    """The result as a Markdown table and a few lines."""
    rows = ["| call | n | p50 ms | p95 ms | p99 ms | max ms |", "|---|---|---|---|---|---|"]
    rows += [f"| {kind} | {one['n']} | {one['p50']} | {one['p95']} | {one['p99']} | {one['max']} |"
             for kind, one in result["ms"].items()]
    now = [one["now"] for one in result["memory_mib"] if "now" in one]
    rows.append(f"{result['requests']} requests, {len(result['lost'])} lost, {len(result['generations'])} generations")
    if now:
        rows.append(f"memory MiB: first {now[0]:.0f}, highest {max(now):.0f}, last {now[-1]:.0f}")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
