"""A self-contained HTML page of one evaluation: tables, and what each failed question got instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from eval.errors import ReportError
from eval.floor import Shortfall
from eval.outcome import Outcome
from eval.result import GoldResult, faults
from eval.table import LABELS, figure, with_interval

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto;
  padding: 0 1rem; color: #222; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border-bottom: 1px solid #ddd; padding: .3rem .7rem; text-align: left; vertical-align: top; }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.short { color: #a00; font-weight: 600; }
article { border-left: 3px solid #c66; padding: 0 1rem; margin: 1.5rem 0; }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: 2px solid #bbb; }
.tag { color: #666; }
"""
PASSAGES = 3  # passages shown of a failed question
CHARACTERS = 400  # of each


def write_report(file: Path, result: GoldResult, short: Sequence[Shortfall]) -> None:
    """Writes the page. Raises ReportError where the file cannot be written."""
    try:
        file.write_text(page(result, short), encoding="utf-8")
    except OSError as error:
        raise ReportError(f"{file}: the report cannot be written: {error.strerror}") from error


def page(result: GoldResult, short: Sequence[Shortfall]) -> str:
    """The whole page."""
    failed = [one for one in result.outcomes if faults(one)]
    return "\n".join(
        [
            '<!doctype html><html lang="en"><meta charset="utf-8">',
            f"<title>griffier: evaluation</title><style>{STYLE}</style>",
            "<h1>Evaluation</h1>",
            f"<p>{len(result.outcomes)} questions ({escape(result.split)}), index generation "
            f"{escape(result.generation)}. In brackets: 95 % bootstrap intervals, "
            f"{result.resamples} resamples, seed {result.seed}.</p>",
            *(f'<p class="short">Under the floor: {escape(str(one))}</p>' for one in short),
            "<h2>Ranking</h2>",
            _ranking(result),
            "<h2>Answers</h2>",
            _answers(result),
            *(
                f'<p class="short">Gold answer not in the index: {escape(str(one))}</p>'
                for one in result.missing
            ),
            f"<h2>Failed: {len(failed)} of {len(result.outcomes)}</h2>",
            *map(_failed, failed),
            "</html>\n",
        ]
    )


def _ranking(result: GoldResult) -> str:
    names = list(result.ranking[0].estimates)
    rows = (
        [one.name, str(one.queries), *map(with_interval, one.estimates.values())] for one in result.ranking
    )
    return _table(["questions", "n", *names], rows)


def _answers(result: GoldResult) -> str:
    rows = [[LABELS[name], str(one.n), with_interval(one)] for name, one in result.answers.items()]
    rows.append(["AUROC of the confidence, answerable or not", "", figure(result.auroc)])
    rows += [[f"latency in process, {name}", "", f"{value:.0f} ms"] for name, value in result.latency.items()]
    return _table(["share of questions where", "n", "share"], rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    return f"<table><tr>{head}</tr>{''.join(map(_row, rows))}</table>"


def _row(cells: Sequence[str]) -> str:
    numbers = "".join(f"<td class=n>{escape(one)}</td>" for one in cells[1:])
    return f"<tr><td>{escape(cells[0])}</td>{numbers}</tr>"


def _failed(outcome: Outcome) -> str:
    question, given = outcome.question, outcome.given
    expected = "".join(
        f"<blockquote>{escape(one.quote)} <span class=tag>{escape(one.paper)}</span></blockquote>"
        for one in question.answers
    )
    returned = "".join(_passage(outcome, rank) for rank in range(min(PASSAGES, len(outcome.passages))))
    return (
        f"<article><h3>{escape(question.question)}</h3>"
        f"<p class=tag>{escape(question.id)} · {question.kind} · {question.language}</p>"
        f"<p class=short>{escape('; '.join(faults(outcome)))}</p>"
        f"<p>Expected:</p>{expected or '<p>no answer</p>'}"
        f"<p>Answer ({given.kind}, confidence {given.confidence:.2f}): {escape(given.text)}</p>"
        f"<p>Returned:</p><ol>{returned}</ol></article>"
    )


def _passage(outcome: Outcome, rank: int) -> str:
    passage = outcome.passages[rank]
    right = " (right)" if passage.id in outcome.relevant else ""
    text = passage.text[:CHARACTERS] + ("…" if len(passage.text) > CHARACTERS else "")
    where = " › ".join([passage.id + right, *passage.section])
    return f"<li><span class=tag>{escape(where)}</span><br>{escape(text)}</li>"
