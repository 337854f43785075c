"""The outcome of a whole gold set: measures by kind and language, and what went wrong with which question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.answers import (
    answer_measures,
    answer_values,
    confidence_auroc,
    footnote_shown,
    latency,
    quote_right,
    speaker_right,
)
from eval.bootstrap import RESAMPLES, SEED, Estimate
from eval.gold import KINDS, LANGUAGES
from eval.matching import Missing
from eval.measures import GOLD_MEASURES, Slice, estimate, per_query
from eval.outcome import Outcome
from eval.proof import quoted_length
from ingest.model import as_json


@dataclass(frozen=True, slots=True)
class GoldResult:
    """Every figure of one run over the gold questions; intervals are bootstrap, 95 %, over questions."""

    split: str
    generation: str
    outcomes: tuple[Outcome, ...]
    missing: tuple[Missing, ...]
    ranking: tuple[Slice, ...]
    answers: dict[str, Estimate]
    auroc: float | None
    quoted: float | None
    latency: dict[str, float]
    resamples: int
    seed: int

    def figures(self) -> dict[str, float | None]:
        """The figures a floor may be set for: `hit@1` over all questions, `hit@1 speaker` over a slice."""
        ranked = {
            name if group.name == "all" else f"{name} {group.name}": one.value
            for group in self.ranking
            for name, one in group.estimates.items()
        }
        return {**ranked, **{name: one.value for name, one in self.answers.items()}, "auroc": self.auroc}

    def as_json(self) -> dict[str, Any]:
        """All figures, and a line for each question, as plain JSON data."""
        return {
            "split": self.split,
            "index": self.generation,
            "questions": len(self.outcomes),
            "bootstrap": {"resamples": self.resamples, "seed": self.seed, "interval": "95 % percentile"},
            "ranking": {
                one.name: {"questions": one.queries, **as_json(one.estimates)} for one in self.ranking
            },
            "answers": as_json(self.answers),
            "auroc": self.auroc,
            "quoted_characters": self.quoted,
            "latency_ms": self.latency,
            "missing": [str(one) for one in self.missing],
            "each": [_line(one) for one in self.outcomes],
        }


def summarise(
    split: str,
    generation: str,
    outcomes: Sequence[Outcome],
    missing: Sequence[Missing],
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> GoldResult:
    """All measures of `outcomes`. Ranking measures are over answerable questions, found or not."""
    asked = {one.question.id: one for one in outcomes if one.question.answerable}
    qrels = {name: dict.fromkeys(one.relevant, 1) for name, one in asked.items()}
    values = per_query(qrels, {name: one.ranking for name, one in asked.items()}, GOLD_MEASURES)
    groups = {"all": list(asked)}
    groups |= {kind: [name for name, one in asked.items() if one.question.kind == kind] for kind in KINDS}
    groups |= {
        code: [name for name, one in asked.items() if one.question.language == code] for code in LANGUAGES
    }
    ranking = [estimate(values, group, names, resamples, seed) for group, names in groups.items()]
    return GoldResult(
        split=split,
        generation=generation,
        outcomes=tuple(outcomes),
        missing=tuple(missing),
        ranking=tuple(one for one in ranking if one.queries or one.name == "all"),
        answers=answer_measures(outcomes, resamples, seed),
        auroc=confidence_auroc(outcomes),
        quoted=quoted_length(outcomes),
        latency=latency(outcomes),
        resamples=resamples,
        seed=seed,
    )


def faults(outcome: Outcome) -> tuple[str, ...]:
    """What went wrong with a question, in words; empty when nothing did."""
    question, rank = outcome.question, first_right(outcome)
    if not question.answerable:
        return () if outcome.refused else ("answered, though the papers do not",)
    found = []
    if rank != 1:
        found.append("right passage not found" if rank is None else f"right passage at rank {rank}")
        if why := outcome.near.get(next(iter(outcome.ranking), "")):
            found.append(f"first is a near miss: {why}")
    if question.kind == "speaker" and not speaker_right(outcome):
        found.append("first passage has another speaker")
    if question.kind == "footnote" and not footnote_shown(outcome):
        found.append("note not shown")
    if not quote_right(outcome):
        found.append("no answer given" if outcome.refused else "quote is not from a right passage")
    return tuple(found)


def first_right(outcome: Outcome) -> int | None:
    """Rank from 1 of the first right passage served, None where there is none."""
    ranks = (rank for rank, one in enumerate(outcome.ranking, start=1) if one in outcome.relevant)
    return next(ranks, None)


def _line(outcome: Outcome) -> dict[str, Any]:
    question = outcome.question
    return {
        "id": question.id,
        "question": question.question,
        "kind": question.kind,
        "language": question.language,
        "rank": first_right(outcome),
        "answer": outcome.given.kind,
        "confidence": outcome.given.confidence,
        "answers": answer_values(outcome),
        "faults": list(faults(outcome)),
        "passages": list(outcome.ranking),
        "relevant": sorted(outcome.relevant),
        "ms": round(outcome.milliseconds, 2),
    }
