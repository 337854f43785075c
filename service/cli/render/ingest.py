"""How far an ingest is, and what it did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from index.build import IngestReport, Stage
from index.build import Progress as Watch

_STAGES: dict[Stage, str] = {
    "read": "Reading papers", "embed": "Embedding passages", "words": "Indexing words",
    "vectors": "Indexing vectors", "publish": "Writing the generation",
}


@contextmanager
def watched(console: Console) -> Iterator[Watch]:
    """A bar for each stage as it begins, where the console is a terminal; nothing elsewhere."""
    columns = (TextColumn("{task.description:<22}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[Stage, TaskID] = {}

        def watch(stage: Stage, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES[stage], total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield watch


def print_report(console: Console, report: IngestReport, folder: Path) -> None:
    """The table of counts, every failure with its reason, and what the index holds now."""
    table = Table(box=None, show_header=False, padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    for name in ("read", "skipped", "replaced", "removed"):
        table.add_row(name, str(getattr(report, name)))
    table.add_row("failed", Text(str(len(report.failed)), "bold red" if report.failed else ""))
    console.print(table)
    for failure in report.failed:
        console.print(Text.assemble(("  " + failure.file, "red"), f": {failure.reason}"), soft_wrap=True)
    if report.generation:
        older = f", {report.older} older version{'s' if report.older > 1 else ''}" if report.older else ""
        console.print(Text(
            f"{folder} holds {report.documents} documents, {report.passages} passages{older} "
            f"(generation {report.generation}, {report.took:.1f} s)", "dim"), soft_wrap=True)
