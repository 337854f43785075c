"""Measures of what is served beside the ranking: speaker, notes, quotes, refusals, confidence, latency."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.bootstrap import Estimate, mean_interval
from eval.gold import GoldSpeaker
from eval.matching import normalise, shows_note
from eval.outcome import Outcome
from eval.proof import PROOF_MEASURES, proof_values
from ingest.model import Speaker

ANSWER_MEASURES = ("speaker", "footnote", "quote", *PROOF_MEASURES, "verbatim", "refused", "answered")
SHOWN = 5  # passages a user sees without asking for more


def answer_measures(outcomes: Sequence[Outcome], resamples: int, seed: int) -> dict[str, Estimate]:
    """Shares in [0, 1] over the questions each is about; every one is better when higher.

    speaker: the first passage of a `speaker` question is said by the gold speaker.
    footnote: the first right passage shown for a `footnote` question comes with the note that answers.
    quote: the answer to an answerable question quotes a right passage (a refusal does not).
    words, note, cell: such a quote shows the words, note or cell of the gold (`eval.proof`).
    verbatim: the answer given is, character for character, what its offsets cut from a passage served.
    refused: an unanswerable question gets no answer.  answered: an answerable one gets one.
    """
    each = [answer_values(one) for one in outcomes]
    return {
        name: mean_interval([float(one[name]) for one in each if name in one], resamples, seed)
        for name in ANSWER_MEASURES
    }


def answer_values(outcome: Outcome) -> dict[str, bool]:
    """The measures that a question counts for, and whether it did well; names and meaning as above."""
    question = outcome.question
    values: dict[str, bool] = {}
    if question.kind == "speaker":
        values["speaker"] = speaker_right(outcome)
    if question.kind == "footnote":
        values["footnote"] = footnote_shown(outcome)
    if outcome.given.kind == "extract":
        values["verbatim"] = verbatim(outcome)
    if question.answerable:
        return values | proof_values(outcome) | {"quote": quote_right(outcome), "answered": not outcome.refused}
    return values | {"refused": outcome.refused}


def speaker_right(outcome: Outcome) -> bool:
    """Whether the first passage is said by the gold speaker."""
    gold = outcome.question.speaker
    said_by = outcome.passages[0].speaker if outcome.passages else None
    return gold is not None and said_by is not None and is_speaker(said_by, gold)


def is_speaker(speaker: Speaker, gold: GoldSpeaker) -> bool:
    """Whether every property the gold states is the speaker's, or those of one who signed jointly.

    A paper that says only "de minister" gives no name; with the role right, that is no error.
    """
    stated = [(speaker.role, speaker.party, speaker.name)]
    stated += [(one.role, None, one.name) for one in speaker.jointly_with]
    return any(
        _same(role, gold.role)
        and _same(party, gold.party)
        and (_same(name, gold.name) or (name is None and gold.role is not None))
        for role, party, name in stated
    )


def footnote_shown(outcome: Outcome) -> bool:
    """Whether the first right passage among those shown has, as served, the note with the gold's words."""
    quotes = [answer.quote for answer in outcome.question.answers if answer.place == "footnote"]
    first = next((one for one in outcome.passages[:SHOWN] if one.id in outcome.relevant), None)
    return first is not None and any(shows_note(first, quote) for quote in quotes)


def quote_right(outcome: Outcome) -> bool:
    """Whether an answer was given and its quote lies in a right passage."""
    return not outcome.refused and outcome.given.passage in outcome.relevant


def first_is_right(outcome: Outcome) -> bool:
    """Whether the answer is right, or where none was given would have been: the first passage is what is quoted."""
    return outcome.given.passage in outcome.relevant or (
        outcome.refused and outcome.ranking[:1] != () and outcome.ranking[0] in outcome.relevant
    )


def verbatim(outcome: Outcome) -> bool:
    """Whether the answer's text is exactly what its offsets cut from a passage served."""
    given = outcome.given
    return any(
        passage.id == given.passage
        and given.text != ""
        and passage.text[given.start : given.end] == given.text
        for passage in outcome.passages
    )


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The chance that a positive scores above a negative, ties by half; None when either is empty."""
    if not positive or not negative:
        return None
    difference = np.subtract.outer(np.asarray(positive), np.asarray(negative))
    return float(((difference > 0) + 0.5 * (difference == 0)).mean())


def confidence_auroc(outcomes: Sequence[Outcome]) -> float | None:
    """How well the confidence tells answerable from unanswerable questions: 0.5 is chance, 1 is always."""
    return auroc(
        [one.given.confidence for one in outcomes if one.question.answerable],
        [one.given.confidence for one in outcomes if not one.question.answerable],
    )


def latency(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """p50 and p95 in milliseconds of a question asked inside this process."""
    if not outcomes:
        return {}
    p50, p95 = np.percentile([one.milliseconds for one in outcomes], [50, 95])
    return {"p50": float(p50), "p95": float(p95)}


def _same(found: str | None, wanted: str | None) -> bool:
    if wanted is None or found is None:
        return wanted is None
    return normalise(found).casefold() == normalise(wanted).casefold()
