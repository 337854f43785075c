"""What became of one gold question: the passages served and the answer given, with what was right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eval.gold import Question
from ingest.model import Passage


@dataclass(frozen=True, slots=True)
class Given:
    """The answer as served: `kind` is extract, generated or none; offsets are in the passage quoted.

    `note` is the text of its note, `column` and `value` are of its cell.
    """

    kind: str
    text: str
    confidence: float
    passage: str | None = None
    start: int = 0
    end: int = 0
    note: str | None = None
    column: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question asked.

    `relevant`: ids of every passage of the index that holds an answer of the gold; `near`: ids of passages that
    look like an answer, with why they are none; `parts`: what each feature added to the score, a passage each.
    """

    question: Question
    relevant: frozenset[str]
    passages: tuple[Passage, ...]
    given: Given
    milliseconds: float
    near: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Mapping[str, float], ...] = ()

    @property
    def ranking(self) -> tuple[str, ...]:
        """Ids of the passages served, best first."""
        return tuple(passage.id for passage in self.passages)

    @property
    def refused(self) -> bool:
        """Whether no answer was given."""
        return self.given.kind == "none"
