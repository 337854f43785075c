"""Nothing leaves that does not stand, word for word, where its offsets say."""

from __future__ import annotations

from dataclasses import replace

from service.answers.model import Answer, Quote
from service.answers.papers import Papers


def stands(quote: Quote, text: str, papers: Papers) -> bool:
    """Whether a passage has these words, which are not blank, at these offsets."""
    one = papers.find(quote.passage_id)
    if one is None or not 0 <= quote.start < quote.end <= len(one.passage.text):
        return False
    return bool(text.strip()) and one.passage.text[quote.start:quote.end] == text


def verified(answer: Answer, papers: Papers) -> Answer | None:
    """The answer without what cannot be located; None where its own quote cannot.

    A figure by itself differs from nothing, and its explanation explains nothing.
    """
    if answer.quote is not None and not stands(answer.quote, answer.text, papers):
        return None
    also = tuple(one for one in answer.also if stands(one.quote, one.text, papers))
    lost = {one.quote.passage_id for one in answer.also} - {one.quote.passage_id for one in also}
    differing = tuple(one for one in answer.differing if stands(one.quote, one.text, papers))
    differing = differing if len(differing) > 1 else ()
    explanation, asked = answer.explanation, answer.asked
    return replace(
        answer,
        citations=tuple(one for one in answer.citations if one not in lost),
        also=also,
        differing=differing,
        explanation=explanation
        if explanation and differing and stands(explanation.quote, explanation.text, papers) else None,
        asked=asked if asked and stands(asked.quote, asked.text, papers) else None,
        nearest=tuple(one for one in answer.nearest if stands(one.quote, one.text, papers)),
    )
