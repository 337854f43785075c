"""A self-contained HTML page of one evaluation: tables, pictures, and what each failed question got instead."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from eval.compare import Comparison
from eval.errors import ReportError
from eval.faults import faults
from eval.floor import Shortfall
from eval.report_compare import comparison_section
from eval.report_failed import failed_questions
from eval.report_plots import latency_histogram, quality, reliability_diagram, risk_coverage_curve
from eval.report_style import STYLE
from eval.report_table import html_table
from eval.result import GoldResult
from eval.table import LABELS, SORT_HEADS, figure, sort_rows, with_interval


def write_report(
    file: Path, result: GoldResult, short: Sequence[Shortfall], compared: Comparison | None = None
) -> None:
    """Writes the page. Raises ReportError where the file cannot be written."""
    try:
        file.write_text(page(result, short, compared), encoding="utf-8")
    except OSError as error:
        raise ReportError(f"{file}: the report cannot be written: {error.strerror}") from error


def page(result: GoldResult, short: Sequence[Shortfall], compared: Comparison | None = None) -> str:
    """The whole page. It names no other file: styles and pictures are in it."""
    failed = [one for one in result.outcomes if faults(one)]
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>griffier: evaluation</title><style>{STYLE}</style></head><body>",
            "<h1>Evaluation</h1>",
            f"<p>{len(result.outcomes)} questions ({escape(result.split)}), index generation "
            f"{escape(result.generation)}. In brackets: 95 % bootstrap intervals, "
            f"{result.resamples} resamples, seed {result.seed}.</p>",
            *(f'<p class="bad strong">Under the floor: {escape(str(one))}</p>' for one in short),
            *(f'<p class="bad strong">Gold answer not in the index: {escape(str(one))}</p>' for one in result.missing),
            "<h2>Ranking</h2>",
            _ranking(result),
            "<h2>Answers</h2>",
            _answers(result),
            _unanswerable(result),
            f'<h2>Pictures</h2><div class="plots">{"".join(_pictures(result))}</div>',
            comparison_section(compared) if compared else "",
            f"<h2>Failed: {len(failed)} of {len(result.outcomes)}</h2>",
            failed_questions(result.outcomes),
            "</body></html>\n",
        ]
    )


def _pictures(result: GoldResult) -> list[str]:
    captions = {
        "Quality by kind and language, 95 % intervals": quality(result.ranking),
        "Reliability: answers given, by their confidence; on the dashed line it means what it says. "
        "The figures on top are numbers of answers in each tenth": reliability_diagram(result.outcomes),
        "Risk and coverage: share of wrong answers when only the surest questions are answered. "
        "An answer is right when its passage is; an unanswerable question has no right one":
            risk_coverage_curve(result.outcomes),
        "Latency of a question": latency_histogram(result.outcomes),
    }
    return [
        f"<figure><figcaption>{escape(said)}</figcaption>{drawn}</figure>" for said, drawn in captions.items()
    ]


def _ranking(result: GoldResult) -> str:
    rows = (
        [one.name, str(one.queries), *map(with_interval, one.estimates.values())] for one in result.ranking
    )
    return html_table(["questions", "n", *result.ranking[0].estimates], rows)


def _answers(result: GoldResult) -> str:
    rows = [[LABELS[name], str(one.n), with_interval(one)] for name, one in result.answers.items()]
    rows.append(["AUROC of the confidence, answerable or not", "", figure(result.auroc)])
    rows.append(["characters quoted, median", "", "–" if result.quoted is None else f"{result.quoted:.0f}"])
    rows += [[f"latency in process, {name}", "", f"{value:.0f} ms"] for name, value in result.latency.items()]
    return html_table(["share of questions where", "n", "share"], rows)


def _unanswerable(result: GoldResult) -> str:
    if not result.sorts:
        return ""
    return (
        "<h2>Unanswerable questions</h2><p>A right reply is a refusal. AUROC of the confidence: the chance that "
        "it is higher for an answerable question than for one of the sort.</p>"
        f"{html_table(SORT_HEADS, sort_rows(result.sorts))}"
    )
