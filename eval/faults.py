"""What went wrong with a gold question, in words."""

from __future__ import annotations

from eval.answers import footnote_shown, quote_right, speaker_right
from eval.outcome import Outcome
from eval.proof import proof_values

# Of an answer from a right passage.
PROOF = {
    "words": "quote lacks the words that answer",
    "note": "note given is not the one that answers",
    "cell": "cell given is not the one that answers",
}


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
    found += [PROOF[name] for name, right in proof_values(outcome).items() if not right]
    return tuple(found)


def first_right(outcome: Outcome) -> int | None:
    """Rank from 1 of the first right passage served, None where there is none."""
    ranks = (rank for rank, one in enumerate(outcome.ranking, start=1) if one in outcome.relevant)
    return next(ranks, None)
