"""The question that the quoted passage answers, in the words of who asked it."""

from __future__ import annotations

import re

from index.analysis import words_of
from index.inquiry import Inquiry
from index.prepared import Prepared
from ingest.model import Passage, Span
from service.answers.model import Asked, AskedBy, Quote
from service.answers.papers import Papers

_ITSELF = 0.1  # of the question's words: what a member asks comes before what restates it, if about as near
_ASKING = 0.15  # likewise a sentence that asks before one that leads up to it
_ANSWERED = 0.3  # for the share of its words that the answer takes up
_ASKS = re.compile(r"\?|\b(?:vra(?:ag|agt|gen)|verzoek(?:t|en)?|vernemen|horen|weten|toelicht\w*)\b", re.I)


def asked_of(inquiry: Inquiry, passage: Passage, papers: Papers) -> Asked | None:
    """The nearest of the questions that a passage answers, by the words shared; None where it answers none."""
    ids = dict.fromkeys((*passage.answers, *passage.asked_in))
    found = [one for passage_id in ids if (one := papers.find(passage_id)) is not None]
    if not found:
        return None
    itself = set(passage.answers)
    order = sorted(found, key=lambda one: -inquiry.share(one.own) - _ITSELF * (one.passage.id in itself))
    nearest = order[0]
    span = _sentence(inquiry, nearest, frozenset(words_of(passage.text)))
    return Asked(
        Quote(nearest.passage.id, span.start, span.end),
        nearest.passage.text[span.start:span.end],
        nearest.passage.speaker,
        parties_of(nearest.passage),
        tuple(AskedBy(one.passage.id, one.passage.speaker, parties_of(one.passage)) for one in order),
    )


def parties_of(passage: Passage) -> tuple[str, ...]:
    """The parties that ask what a passage asks or restates."""
    if passage.about:
        return passage.about
    return (passage.speaker.party,) if passage.speaker and passage.speaker.party else ()


def _sentence(inquiry: Inquiry, question: Prepared, answer: frozenset[str]) -> Span:
    """The sentence of a question that shares most words with what is asked now, and with what answers it."""
    text = question.passage.text
    if question.passage.table is not None or len(question.units) == 1:
        return Span(0, len(text))

    def near(at: int) -> float:
        span = question.units[at + 1].span
        part = question.parts[at]
        asking = _ASKING if _ASKS.search(text[span.start:span.end]) else 0.0
        return inquiry.share(part) + asking + _ANSWERED * len(part & answer) / max(1, len(part))

    return question.units[max(range(len(question.parts)), key=near) + 1].span
