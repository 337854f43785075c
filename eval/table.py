"""Figures as tables for the terminal: readable on 100 columns."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from eval.bootstrap import Estimate
from eval.measures import Slice
from eval.result import GoldResult
from eval.score import total
from eval.unanswerable import Sort

if TYPE_CHECKING:
    from eval.beir_run import BeirResult
    from eval.ingested import IngestResult

WIDTH = 100
LABELS = {
    "speaker": "speaker of the first passage right (speaker questions)",
    "footnote": "note shown with the first right passage (footnote questions)",
    "quote": "answer quotes a right passage (answerable questions)",
    "words": "the quote holds the gold's words (right passage quoted, answer in its text)",
    "note": "the note given is the gold's (right passage quoted, answer in a note)",
    "cell": "the cell given is the gold's (right row quoted)",
    "verbatim": "answer is what its offsets cut (answers given)",
    "refused": "no answer given (unanswerable questions)",
    "answered": "answer given (answerable questions)",
}
SORT_HEADS = ("sort", "n", "refused", "AUROC")


def console() -> Console:
    """Standard output; as wide as a table needs where it is no terminal."""
    return Console(width=None if sys.stdout.isatty() else WIDTH)


def figure(value: float | None) -> str:
    """A figure in three decimals, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def with_interval(one: Estimate) -> str:
    """A figure with its interval in brackets: `0.712 [.62 .80]`."""
    if one.value is None or one.low is None or one.high is None:
        return "–"
    return f"{one.value:.3f} [{_short(one.low)} {_short(one.high)}]"


def ranking_table(title: str, slices: Sequence[Slice]) -> Table:
    """A row for each slice, a column for each measure."""
    table = Table(title=title, title_justify="left")
    table.add_column("questions")
    table.add_column("n", justify="right")
    for name in slices[0].estimates:
        table.add_column(name, justify="right", no_wrap=True)
    for one in slices:
        table.add_row(one.name, str(one.queries), *map(with_interval, one.estimates.values()))
    return table


def print_collection(result: BeirResult, out: Console) -> None:
    """A row for each measure, a column for each qrels file; 95 % intervals."""
    out.print(result.title(), style="bold", highlight=False)
    table = Table()
    table.add_column("measure")
    for one in result.slices:
        table.add_column(f"{one.name}, {one.queries} queries", justify="right", no_wrap=True)
    for name in result.slices[0].estimates:
        table.add_row(name, *(with_interval(one.estimates[name]) for one in result.slices))
    out.print(table)


def answer_table(result: GoldResult) -> Table:
    """What is served beside the ranking."""
    table = Table(title="Answers", title_justify="left")
    table.add_column("share of questions where")
    table.add_column("n", justify="right")
    table.add_column("share", justify="right", no_wrap=True)
    for name, one in result.answers.items():
        table.add_row(LABELS[name], str(one.n), with_interval(one))
    table.add_row("AUROC of the confidence, answerable or not", "", figure(result.auroc))
    length = "–" if result.quoted is None else f"{result.quoted:.0f}"
    table.add_row("characters quoted, median", "", length)
    took = ", ".join(f"{name} {value:.0f} ms" for name, value in result.latency.items())
    table.add_row(f"latency in process: {took}", "", "")
    return table


def sorts_table(result: GoldResult) -> Table:
    """The unanswerable questions by sort."""
    table = Table(title="Unanswerable questions", title_justify="left")
    for head in SORT_HEADS:
        table.add_column(head, justify="left" if head == SORT_HEADS[0] else "right", no_wrap=True)
    for row in sort_rows(result.sorts):
        table.add_row(*row)
    return table


def sort_rows(sorts: Sequence[Sort]) -> list[list[str]]:
    """A row for each sort, under SORT_HEADS."""
    return [[one.name, str(one.questions), with_interval(one.refused), with_interval(one.auroc)] for one in sorts]


def print_gold(result: GoldResult, out: Console) -> None:
    """The gold set's tables, and every gold answer that no passage holds."""
    out.print(ranking_table(f"Ranking, {result.split} questions, 95 % intervals", result.ranking))
    out.print(answer_table(result))
    if result.sorts:
        out.print(sorts_table(result))
    print_lines("Gold answers that no passage of the index holds:", map(str, result.missing), out)


def print_ingest(result: IngestResult, out: Console) -> None:
    """A table for each comparison, a row for each paper or fraction, and everything that differs from the truth."""
    for name, scores in result.scores.items():
        table = Table(title=name.capitalize(), title_justify="left")
        for head in ("of", "truth", "found", "right", "precision", "recall", "F1"):
            table.add_column(head, justify="left" if head == "of" else "right", no_wrap=True)
        for one in (*scores, total(scores)):
            ratios = map(figure, (one.precision, one.recall, one.f1))
            table.add_row(one.paper, str(one.gold), str(one.found), str(one.right), *ratios)
        out.print(table)
    print_lines("Differs from the truth:", result.wrong(), out)


def print_lines(title: str, lines: Iterable[str], out: Console) -> None:
    """A titled list, nothing where it is empty."""
    if kept := list(lines):
        out.print(title, style="bold")
        for line in kept:
            out.print(f"  {line}", markup=False, highlight=False)


def _short(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if value < 0.995 else "1.0"
