"""Two runs side by side: a section of a report, and tables for the terminal."""

from __future__ import annotations

from html import escape

from rich.console import Console
from rich.table import Table

from eval.compare import Comparison, Difference, gained
from eval.report_table import html_table
from eval.saved import Asked

HEADS = ("measure", "n", "before", "after", "difference", "95 % interval", "p")
EXPLAINED = "Paired bootstrap interval; p by paired randomisation test, two-sided"


def comparison_section(found: Comparison) -> str:
    """The differences by measure, then every question that changed, the worst first."""
    rows = [
        f"<tr><td class=n>{escape(_ranks(before, after))}</td>"
        f"<td class={'good' if gained(before, after) > 0 else 'bad'}>{escape(_faults(after))}</td>"
        f"<td>{escape(after.question)} <span class='soft small'>{escape(after.id)}; before: "
        f"{escape(_faults(before))}</span></td></tr>"
        for before, after in found.changed
    ]
    return (
        f"<h2>Compared with {escape(found.before)}</h2><p>{escape(_shared(found))} {EXPLAINED}.</p>"
        f"{html_table(HEADS, map(_row, found.differences))}"
        f"<h3>Changed: {len(found.changed)}</h3><div class=scroll><table>"
        f"<tr><th class=n>rank</th><th>now</th><th>question</th></tr>{''.join(rows)}</table></div>"
    )


def print_comparison(found: Comparison, out: Console) -> None:
    """The same, as a table and lines."""
    table = Table(title=f"{found.after} compared with {found.before}", title_justify="left")
    for head in HEADS:
        table.add_column(head, justify="left" if head == "measure" else "right", no_wrap=True)
    for one in found.differences:
        table.add_row(*_row(one))
    out.print(table)
    out.print(f"{_shared(found)} {EXPLAINED}.", highlight=False)
    for title, better in (("Worse:", False), ("Better:", True)):
        lines = [pair for pair in found.changed if (gained(*pair) > 0) is better]
        if lines:
            out.print(title, style="bold")
        for before, after in lines:
            out.print(f"  {_ranks(before, after):9} {after.id} {after.question}", markup=False, highlight=False)


def _row(one: Difference) -> list[str]:
    interval = f"[{one.low:+.3f} {one.high:+.3f}]"
    p = "< 0.001" if one.p < 0.001 else f"{one.p:.3f}"
    return [
        one.measure, str(one.n), f"{one.before:.3f}", f"{one.after:.3f}", f"{one.change:+.3f}", interval, p
    ]


def _shared(found: Comparison) -> str:
    alone = f"; {found.unshared} are in one run only" if found.unshared else ""
    return f"{found.shared} questions are in both{alone}."


def _ranks(before: Asked, after: Asked) -> str:
    return f"{before.rank or '–'} → {after.rank or '–'}"


def _faults(one: Asked) -> str:
    return "; ".join(one.faults) or "all right"
