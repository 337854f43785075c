"""What was found, scored, and the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from time import perf_counter
from typing import Any

import numpy as np

from eval.bench.peers.material import Material, ranks_of_chunks
from eval.bootstrap import Estimate, mean_interval
from service.griffier import Griffier

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One way of searching. `words` is the mean length of what it returns: a longer text holds an answer sooner."""

    name: str
    cut: str
    questions: int
    hit1: Estimate
    hit5: Estimate
    mrr: Estimate
    p50_ms: float
    p95_ms: float
    words: float


def griffier_row(griffier: Griffier, material: Material) -> Row:
    """The product itself, its passages judged as everywhere in the evaluation."""
    ranks, times, words = [], [], []
    griffier.ask(material.questions[0].question, DEPTH)
    for one in material.questions:
        began = perf_counter()
        reply = griffier.ask(one.question, DEPTH)
        times.append((perf_counter() - began) * 1000)
        found = [hit.passage for hit in reply.result.hits]
        ranks.append(_first([passage.id in material.relevant[one.id] for passage in found]))
        words += [len(passage.text.split()) for passage in found]
    return _row("griffier", "its own", ranks, times, words)


def peer_rows(name: str, runs: Mapping[str, Any], material: Material) -> list[Row]:
    """A row for each cut: chunks are judged by the quotes they hold, passages by their id."""
    questions = {one.id: one for one in material.questions}
    rows = []
    for cut, label in (("papers", "its own"), ("passages", "griffier's")):
        ranks, times, words = [], [], []
        for one in runs[cut]["each"]:
            found = [(str(where), str(text)) for where, text in one["found"]]
            if cut == "papers":
                ranks.append(ranks_of_chunks(questions[one["id"]], found))
            else:
                ranks.append(_first([where in material.relevant[one["id"]] for where, _ in found]))
            times.append(float(one["ms"]))
            words += [len(text.split()) for _, text in found]
        rows.append(_row(name, label, ranks, times, words))
    return rows


def markdown(rows: Sequence[Row]) -> str:
    """The table, with 95 % intervals."""
    lines = [
        f"| {rows[0].questions} questions | cut | hit@1 | hit@5 | MRR@10 | p50 ms | p95 ms | words a text |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for one in rows:
        figures = " | ".join(_figure(value) for value in (one.hit1, one.hit5, one.mrr))
        lines.append(f"| {one.name} | {one.cut} | {figures} | {one.p50_ms:.0f} | {one.p95_ms:.0f} | {one.words:.0f} |")
    return "\n".join(lines)


def _row(
    name: str, cut: str, ranks: Sequence[int | None], times: Sequence[float], words: Sequence[int]
) -> Row:
    p50, p95 = (float(one) for one in np.percentile(times, [50, 95]))
    hit1, hit5 = (mean_interval([float(rank is not None and rank <= cut) for rank in ranks]) for cut in (1, 5))
    mrr = mean_interval([1 / rank if rank else 0.0 for rank in ranks])
    return Row(name, cut, len(ranks), hit1, hit5, mrr, p50, p95, mean(words) if words else 0.0)


def _first(right: Sequence[bool]) -> int | None:
    return right.index(True) + 1 if True in right else None


def _figure(one: Estimate) -> str:
    return f"{one.value:.3f} [{one.low:.2f} {one.high:.2f}]"
