"""The outcome of a whole gold set: measures by kind, sort and language, and a line for each question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.answers import answer_measures, answer_values, confidence_auroc, latency
from eval.bootstrap import RESAMPLES, SEED, Estimate
from eval.faults import faults, first_right
from eval.gold import KINDS, LANGUAGES
from eval.matching import Missing
from eval.measures import GOLD_MEASURES, Slice, estimate, per_query
from eval.outcome import Outcome
from eval.proof import quoted_length
from eval.unanswerable import Sort, by_sort
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
    sorts: tuple[Sort, ...]
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
            "unanswerable": {one.name: as_json(one) for one in self.sorts},
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
        sorts=by_sort(outcomes, resamples, seed),
        quoted=quoted_length(outcomes),
        latency=latency(outcomes),
        resamples=resamples,
        seed=seed,
    )


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
