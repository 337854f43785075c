"""How far a fetch is, and what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from ingest.sources.fetch import FetchReport
from ingest.sources.fetch import Progress as Watch


@contextmanager
def watched(console: Console) -> Iterator[Watch]:
    """A bar from the moment the papers are listed, where the console is a terminal; nothing elsewhere."""
    columns = (TextColumn("Fetching papers"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: list[TaskID] = []

        def watch(done: int, total: int) -> None:
            if not tasks:
                tasks.append(bars.add_task("", total=total))
            bars.update(tasks[0], completed=done)

        yield watch


def print_report(console: Console, report: FetchReport) -> None:
    """The table of counts, what failed and what is less than hoped for with the reason, and the folder."""
    table = Table(box=None, show_header=False, padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    for name in ("new", "updated", "unchanged"):
        table.add_row(name, str(len(getattr(report, name))))
    table.add_row("failed", Text(str(len(report.failed)), "bold red" if report.failed else ""))
    console.print(table)
    for one in report.failed:
        console.print(Text.assemble(("  " + one.id, "red"), f": {one.reason}"), soft_wrap=True)
    for one in report.notes:
        console.print(Text.assemble(("  " + one.id, "yellow"), f": {one.reason}"), soft_wrap=True)
    read = f"; read them with: griffier ingest {report.folder}" if report.brought else ""
    console.print(Text(
        f"{report.folder} has {report.brought} papers of what was asked for ({report.requests} requests, "
        f"{report.bytes:,} bytes, {report.took:.1f} s){read}", "dim"), soft_wrap=True)
