"""Thousands of papers through `griffier ingest`, killed again and again: is all of it there, once, in flat memory?

    python -m eval.bench.ingest_scale [--papers 10000] [--kills 20] [--folder DIR] [--out FILE]

Papers of every format are made of few sentences (`eval.bench.scale_papers`), one in fifty broken. `griffier ingest` is
killed with SIGKILL at random moments, then run to its end, then once more, which must change nothing. Another index is
made without a kill: it must hold the same documents and passages, and its run is the one that is timed. The result is
written as JSON with commit, machine, seed, memory of the ingest and its processes by the second, and every failure.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import click

from eval.bench.machine import provenance
from eval.bench.scale_papers import BROKEN_EVERY, MAKERS, write_papers
from eval.bootstrap import SEED
from index.encoder import load_encoder
from index.snapshot import open_index
from ingest.finding import find_papers, paper_suffixes
from ingest.isolated import IsolatedReader
from ingest.model import Paper
from ingest.read import paper_of
from ingest.source import read_file

RESULTS = Path(__file__).parent / "results"
_STEP = 1.0  # seconds between two looks at memory
_FLAT = 1.05  # usual memory in the third quarter of a run over that in its second


@click.command(help=__doc__)
@click.option("--papers", "count", default=10_000, show_default=True, help="How many are made.")
@click.option("--kills", default=20, show_default=True, help="How often the ingest is killed.")
@click.option("--seed", default=SEED, show_default=True, help="Of the papers and the moments.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Kept; unset is one that is removed.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Result file.")
def main(count: int, kills: int, seed: int, folder: Path | None, out: Path | None) -> None:
    """Makes, kills, checks, prints, and writes the result. Exit status 1 where something is lost or doubled."""
    with TemporaryDirectory(prefix="griffier-scale-") as place:
        result = {**provenance(), "seed": seed, **measure(folder or Path(place), count, kills, seed)}
    RESULTS.mkdir(exist_ok=True)
    file = out or RESULTS / f"ingest-scale-{datetime.now(UTC):%Y-%m-%d}.json"
    file.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    for line in printed(result):
        click.echo(line)
    click.echo(f"written to {file}")
    if result["wrong"]:
        raise SystemExit(1)


def measure(folder: Path, count: int, kills: int, seed: int) -> dict[str, Any]:
    """The whole benchmark in a folder."""
    papers = folder / "papers"
    made = write_papers(papers, count, seed)
    whole = _run(papers, folder / "whole")
    killed = _killed(papers, folder / "killed", kills, seed, whole["seconds"])
    again = _run(papers, folder / "killed")
    report = whole["report"]
    expected, found = _held(folder / "whole"), _held(folder / "killed")
    wrong = []
    if expected != found:
        wrong.append("the index made with kills differs from the one made without")
    if again["report"]["read"] or again["report"]["replaced"] or again["report"]["generation"] != killed["generation"]:
        wrong.append("the run after the last changed something")
    if report["read"] + len(report["failed"]) != count:
        wrong.append(f"{report['read']} read and {len(report['failed'])} failed are not {count}")
    if not whole["flat"]:
        wrong.append("memory grows")
    return {
        "papers": count, "formats": dict(Counter(made.values())), "passages": report["passages"],
        "documents": report["documents"], "broken": count // BROKEN_EVERY, "seconds": whole["seconds"],
        "papers_a_second": round(report["read"] / whole["seconds"], 1),
        "passages_a_second": round(report["passages"] / whole["seconds"], 1),
        "by_format": by_format(papers), "again_seconds": again["seconds"], "killed": killed,
        "memory_mib": whole["memory"], "failed": report["failed"], "wrong": wrong,
    }


def by_format(papers: Path) -> dict[str, dict[str, float]]:
    """Papers and passages read a second, of each format, on all cores, without the index behind it."""
    places = find_papers([papers])
    found = {}
    for suffix in (one for one in MAKERS if one in paper_suffixes()):
        chosen = [place for place in places if place.path.suffix == suffix][:500]
        began = time.perf_counter()
        with IsolatedReader(paper_of) as reader:
            outcomes = [paper for _, paper in reader.in_order((one, read_file(one.path)) for one in chosen)]
            read = [paper for paper in outcomes if isinstance(paper, Paper)]
        took = time.perf_counter() - began
        passages = sum(len(paper.passages) for paper in read)
        found[suffix] = {"papers": len(read), "papers_a_second": round(len(read) / took, 1),
                         "passages_a_second": round(passages / took, 1)}
    return found


def printed(result: dict[str, Any]) -> list[str]:
    """What a person reads of it."""
    memory = result["memory_mib"]
    lines = [
        f"{result['papers']} papers, {result['documents']} documents, {result['passages']} passages in "
        f"{result['seconds']:.0f} s: {result['papers_a_second']} papers/s, {result['passages_a_second']} passages/s; "
        f"again, unchanged: {result['again_seconds']:.1f} s",
        f"killed {result['killed']['kills']} times, then {result['killed']['seconds']:.0f} s to its end; memory of "
        f"the processes together {median(memory):.0f} MiB, {max(memory):.0f} at most, when the index is written",
    ]
    lines += [f"  {suffix:6} {one['papers_a_second']:8.1f} papers/s {one['passages_a_second']:9.1f} passages/s"
              for suffix, one in result["by_format"].items()]
    reasons = Counter(failure["reason"].split(";")[0][:70] for failure in result["failed"])
    lines += [f"{len(result['failed'])} failed:", *(f"  {count:5} {reason}" for reason, count in reasons.most_common())]
    return lines + [f"WRONG: {one}" for one in result["wrong"]]


def _command(papers: Path, index: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("griffier")), "ingest", str(papers), "--json", "--index", str(index)]


def _run(papers: Path, index: Path) -> dict[str, Any]:
    """One ingest to its end, its memory looked at on the way."""
    began = time.perf_counter()
    memory: list[float] = []
    with subprocess.Popen(_command(papers, index), stdout=subprocess.PIPE, text=True) as process:
        while True:
            try:
                stdout, _ = process.communicate(timeout=_STEP)
                break
            except subprocess.TimeoutExpired:
                memory.append(_resident(process.pid))
    seconds = time.perf_counter() - began
    return {"report": json.loads(stdout), "seconds": seconds, "memory": memory, "flat": _is_flat(memory)}


def _killed(papers: Path, index: Path, kills: int, seed: int, seconds: float) -> dict[str, Any]:
    """Killed at random moments, each within the time that is left, then to its end."""
    chance = random.Random(seed)
    moments: list[float] = []
    while len(moments) < kills:
        process = subprocess.Popen(_command(papers, index), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        moment = chance.uniform(0.5, max(2.0, 2.5 * seconds / max(kills, 1)))
        try:
            process.wait(moment)
            break  # it was through before
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            moments.append(round(moment, 2))
    last = _run(papers, index)
    return {"kills": len(moments), "moments": moments, "seconds": last["seconds"],
            "generation": last["report"]["generation"], "read_at_last": last["report"]["read"]}


def _held(index: Path) -> tuple[list[str], list[tuple[str, str]], int]:
    """Ids of the documents, ids and texts of the passages, and the passages that words find; all checksums verified."""
    with closing(open_index(index, load_encoder(), verify=True)) as snapshot:
        documents = [one.id for one in snapshot.everything()]
        passages = [(one.id, one.text) for name in documents for one in snapshot.passages(name)]
        return documents, passages, snapshot.lexical.passages


def _resident(pid: int) -> float:
    """MiB of a process and all below it."""
    total, todo = 0.0, [pid]
    while todo:
        one = todo.pop()
        try:
            status = Path(f"/proc/{one}/status").read_text(encoding="ascii", errors="replace")
            todo += map(int, Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split())
        except (OSError, ValueError):
            continue
        total += sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) / 1024
    return round(total, 1)


def _is_flat(memory: list[float]) -> bool:
    """Whether memory does not grow with the papers read. In the last quarter the new index is written, which takes the
    room that its vectors need.
    """
    quarter = len(memory) // 4
    if not quarter:
        return True
    return median(memory[2 * quarter : 3 * quarter]) <= _FLAT * median(memory[quarter : 2 * quarter])


if __name__ == "__main__":
    main()
