"""What a fit prints: weights before and after, what they are worth, and how the confidence tells and is calibrated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
from rich.table import Table

from eval.answers import auroc
from eval.fit.confidence import Fitted
from eval.fit.samples import ANSWERABLE, STRANGER
from eval.fit.scoring import Worth
from eval.fit.weights import GOLD, Sets, all_worth
from eval.reliability import reliability
from eval.table import console, figure
from index.ranking import Weights

_MEASURES = {"hit1": "hit@1", "hit5": "hit@5", "mrr": "MRR@10", "ndcg": "nDCG@10"}


def print_weights(sets: Sets, before: Weights, after: Weights, unseen: Worth) -> None:
    """Two tables."""
    out = console()
    table = _table("Weights of the ranking", "weight", "before", "after")
    for name, value in asdict(before).items():
        table.add_row(name, f"{value:g}", f"{asdict(after)[name]:g}")
    out.print(table)
    table = _table("Worth on development questions", "set", "n", "weights", *_MEASURES.values())
    for label, weights in (("before", before), ("after", after)):
        for name, one in all_worth(sets, weights).items():
            table.add_row(name, str(len(sets[name])), label, *_figures(one))
    table.add_row(GOLD, str(len(sets[GOLD])), "held out", *_figures(unseen))
    out.print(table)


def print_confidence(fitted: Fitted) -> None:
    """The model, how it tells sorts apart, and its calibration; every figure from chances held out."""
    out = console()
    table = _table("Confidence", "coefficient", *fitted.model.keys())
    for name in dict.fromkeys(name for values in fitted.model.values() for name in values):
        table.add_row(name, *(f"{values[name]:g}" if name in values else "" for values in fitted.model.values()))
    out.print(table)
    one = "one for both languages" if fitted.shared else "one for each language"
    out.print(f"{one}, penalty {fitted.penalty:g}, log-loss held out {fitted.loss:.3f}", highlight=False)
    out.print(_sorts(fitted))
    table = _table("Calibration, held out, gold questions", "confidence", "n", "mean", "right")
    gold = [(float(c), s.right) for c, s in zip(fitted.chances, fitted.samples, strict=True) if s.sort != STRANGER]
    for bin in reliability([chance for chance, _ in gold], [right for _, right in gold]):
        table.add_row(f"{bin.low:.1f}–{bin.high:.1f}", str(bin.n), figure(bin.confidence), figure(bin.right))
    out.print(table)


def _sorts(fitted: Fitted) -> Table:
    threshold = fitted.model["any"]["threshold"]
    by_sort: dict[str, list[float]] = {}
    for sample, chance in zip(fitted.samples, fitted.chances, strict=True):
        by_sort.setdefault(sample.sort, []).append(float(chance))
    answerable = by_sort[ANSWERABLE]
    table = _table("Answerable or not, held out", "sort", "n", "AUROC", "refused", "median")
    unanswerable = [one for sort, chances in by_sort.items() if sort not in (ANSWERABLE, STRANGER) for one in chances]
    rows = [(sort, chances) for sort, chances in by_sort.items() if sort != ANSWERABLE]
    for sort, chances in [("answerable", answerable), ("all unanswerable of the gold", unanswerable), *rows]:
        told = None if sort == "answerable" else auroc(answerable, chances)
        refused = float(np.mean(np.array(chances) < threshold)) if chances else None
        middle = float(np.median(chances)) if chances else None
        table.add_row(sort, str(len(chances)), figure(told), figure(refused), figure(middle))
    return table


def _figures(one: Worth) -> Sequence[str]:
    return [figure(getattr(one, name)) for name in _MEASURES]


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table
