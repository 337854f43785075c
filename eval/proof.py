"""Whether an answer that quotes a right passage shows what proves it: the words, the note or the cell of the gold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.gold import Answer
from eval.matching import normalise
from eval.outcome import Given, Outcome
from ingest.model import Passage

PROOF_MEASURES = ("words", "note", "cell")


def proof_values(outcome: Outcome) -> dict[str, bool]:
    """The measures that an answer from a right passage counts for, and whether it did well; empty for any other.

    words: the gold's words are among those quoted.  note: the note given is the one that holds them.
    cell: the cell given is the gold's; naming none is wrong too. An answer of several golds needs one of them.
    """
    given = outcome.given
    passage = next((one for one in outcome.passages if one.id == given.passage and one.id in outcome.relevant), None)
    if passage is None:
        return {}
    words = [normalise(one.quote) for one in _golds(outcome, "text") if normalise(one.quote) in normalise(passage.text)]
    if words:
        return {"words": any(one in normalise(given.text) for one in words)}
    if notes := [one for one in _golds(outcome, "footnote") if _in_a_note(one, passage)]:
        return {"note": any(normalise(one.quote) in normalise(given.note or "") for one in notes)}
    if passage.table is not None and (cells := [one for one in _golds(outcome, "table") if one.column]):
        return {"cell": any(_is_cell(given, one) for one in cells)}
    return {}


def quoted_length(outcomes: Sequence[Outcome]) -> float | None:
    """Characters that the middle one of the answers quotes; None without answers."""
    lengths = [len(one.given.text) for one in outcomes if one.given.kind == "extract"]
    return float(np.median(lengths)) if lengths else None


def _golds(outcome: Outcome, place: str) -> list[Answer]:
    return [one for one in outcome.question.answers if one.place == place]


def _in_a_note(gold: Answer, passage: Passage) -> bool:
    return any(normalise(gold.quote) in normalise(note.text) for note in passage.footnotes)


def _is_cell(given: Given, gold: Answer) -> bool:
    """Narrow columns break words without a hyphen, so that spaces in a heading say nothing."""
    column, wanted = ("".join((one or "").split()) for one in (given.column, gold.column))
    return wanted in column and normalise(given.value or "") == normalise(gold.cell or given.value or "") != ""
