"""Ranking measures of a run against qrels, by ir_measures, one value a query.

Names: hit@k is Success@k, MRR@10 is RR@10. A query without a relevant passage in its results, or without
results at all, scores zero; it is never left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, R, Success, nDCG

from eval.bootstrap import RESAMPLES, SEED, Estimate, mean_interval

MEASURES = {
    "hit@1": Success @ 1,
    "hit@5": Success @ 5,
    "hit@10": Success @ 10,
    "MRR@10": RR @ 10,
    "nDCG@10": nDCG @ 10,
    "R@100": R @ 100,
}
GOLD_MEASURES = ("hit@1", "hit@5", "MRR@10", "nDCG@10")
BEIR_MEASURES = ("nDCG@10", "hit@1", "hit@10", "R@100", "MRR@10")

Qrels = Mapping[str, Mapping[str, int]]
"""Query id to passage id to relevance, above 0 where relevant."""
Run = Mapping[str, Sequence[str]]
"""Query id to passage ids, best first."""
Values = dict[str, dict[str, float]]
"""Measure name to query id to value."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The estimates of one group of queries, by measure name."""

    name: str
    queries: int
    estimates: Mapping[str, Estimate]


def per_query(qrels: Qrels, run: Run, names: Sequence[str]) -> Values:
    """The value of every measure for every query of `qrels`, in [0, 1]."""
    values: Values = {name: dict.fromkeys(qrels, 0.0) for name in names}
    # The rank is the score: ties in the engine's scores must not be broken a second time here.
    scored = {
        query: {passage: float(-rank) for rank, passage in enumerate(passages)}
        for query, passages in run.items()
        if passages and query in qrels
    }
    if not scored:
        return values
    by_measure = {str(MEASURES[name]): name for name in names}
    for metric in ir_measures.iter_calc([MEASURES[name] for name in names], qrels, scored):
        values[by_measure[str(metric.measure)]][metric.query_id] = float(metric.value)
    return values


def estimate(
    values: Values, name: str, queries: Collection[str], resamples: int = RESAMPLES, seed: int = SEED
) -> Slice:
    """Mean and interval of every measure over `queries`, a group called `name`."""
    estimates = {
        measure: mean_interval([by[query] for query in queries], resamples, seed)
        for measure, by in values.items()
    }
    return Slice(name, len(queries), estimates)
