"""The truth about questions and their answers in a *verslag van een schriftelijk overleg*: gold/links.json.

Passages are known by how they begin, so that the truth holds for any way of cutting and numbering them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.gold import GOLD
from eval.jsonl import Record, read_object


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage that asks, and the passages that answer it; all by how they begin. A text is in one list at most."""

    party: str
    question: str
    answered_by: tuple[str, ...]
    restated_in: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """The truth about one paper: what asks, what of part I asks nothing, what of part II answers nothing."""

    paper: str
    questions: tuple[Asked, ...]
    not_questions: tuple[str, ...] = ()
    answers_nothing: tuple[str, ...] = ()


def load_links(file: Path = GOLD / "links.json") -> Exchange:
    """The truth. Raises GoldError where a field is wrong."""
    record = read_object(file)
    record.only("paper", "questions", "not_questions", "answers_nothing")
    return Exchange(
        paper=record.text("paper"),
        questions=tuple(_asked(one) for one in record.records("questions")),
        not_questions=record.texts("not_questions"),
        answers_nothing=record.texts("answers_nothing"),
    )


def _asked(record: Record) -> Asked:
    record.only("party", "question", "answered_by", "restated_in", "also", "note")
    asked = Asked(
        party=record.text("party"),
        question=record.text("question"),
        answered_by=record.texts("answered_by"),
        restated_in=record.texts("restated_in"),
        also=record.texts("also"),
    )
    listed = [*asked.answered_by, *asked.restated_in, *asked.also]
    if twice := sorted({one for one in listed if listed.count(one) > 1}):
        raise record.wrong(f"listed twice for {asked.question!r}: {', '.join(twice)}")
    return asked
