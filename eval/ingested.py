"""What ingest makes of the sample papers, held against every hand-made truth about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.exchange import load_links
from eval.footnotes import compare_links, compare_notes, load_notes
from eval.gold import PAPERS
from eval.headings import compare_headings, compare_levels, load_headings
from eval.hyphens import compare_breaks, load_breaks
from eval.identity import compare_identities, load_identities
from eval.links import compare_answers, compare_questions
from eval.matching import library
from eval.score import Score, total
from eval.speakers import compare_restatements, compare_speakers, load_speech
from eval.table_gold import load_tables
from eval.tables import compare_captions, compare_cells, compare_numbers, compare_units
from ingest.model import Paper
from ingest.read import find_papers, read_paper


@dataclass(frozen=True, slots=True)
class IngestResult:
    """A score for each paper, or for each fraction of one, by what was compared, such as footnotes."""

    scores: dict[str, tuple[Score, ...]]

    def figures(self) -> dict[str, float | None]:
        """The F1 over all papers of each comparison: what a floor may be set for."""
        return {f"{name} F1": total(scores).f1 for name, scores in self.scores.items()}

    def wrong(self) -> tuple[str, ...]:
        """Everything that differs from the truth, in words."""
        return tuple(
            f"{name}: {line}" for name, scores in self.scores.items() for line in total(scores).wrong
        )

    def as_json(self) -> dict[str, Any]:
        """All counts and figures as plain JSON data."""
        return {
            name: {one.paper: _score_json(one) for one in (*scores, total(scores))}
            for name, scores in self.scores.items()
        }


def check_ingest(papers: Sequence[Paper]) -> IngestResult:
    """Compares papers as read, before long passages are split, with the gold."""
    read = library((one.document, one.passages) for one in papers)
    notes, headings = load_notes(), load_headings()
    speech, exchange, tables = load_speech(), load_links(), load_tables()
    return IngestResult(
        {
            "footnotes": compare_notes(notes, read),
            "links": compare_links(notes, read),
            "headings": compare_headings(headings, read),
            "heading levels": compare_levels(headings, read),
            "identity": compare_identities(load_identities(), [one.document for one in papers]),
            "hyphens": compare_breaks(load_breaks(), read),
            "speakers": compare_speakers(speech, read),
            "restatements": compare_restatements(speech, read),
            "questions": compare_questions(exchange, read),
            "answers": compare_answers(exchange, read),
            "table cells": compare_cells(tables, read),
            "table numbers": compare_numbers(tables, read),
            "table units": compare_units(tables, read),
            "table captions": compare_captions(tables, read),
        }
    )


def check_sample() -> IngestResult:
    """The same for the sample papers in eval/papers, read anew. Raises PaperError."""
    return check_ingest([read_paper(place) for place in find_papers([PAPERS])])


def _score_json(one: Score) -> dict[str, Any]:
    return {
        "gold": one.gold,
        "found": one.found,
        "right": one.right,
        "precision": one.precision,
        "recall": one.recall,
        "f1": one.f1,
        "wrong": list(one.wrong),
    }
