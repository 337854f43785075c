"""The answer: verbatim words of a passage, or an honest no.

Quoted are the sentences of the best passage that are most likely to answer; a question for what somebody says about a
subject gets the paragraph, as far as it is short. With it come the note or cell that proves it, the question that the
passage answers, the other passages that say the same, and the figures that other papers give for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from index.inquiry import Inquiry, inquire
from index.language import detect
from index.search import Hit, SearchResult
from ingest.blocks import terminal
from service.answers.agree import agreeing
from service.answers.asked import asked_of
from service.answers.differ import compare, differing_of
from service.answers.explain import explanation_of
from service.answers.model import Also, Answer, Nearest, Proof, Quote
from service.answers.papers import Papers, papers_among, ranked_of
from service.answers.sentence import choose, one_sentence
from service.answers.table import cell_of
from service.answers.verify import verified
from service.confidence import confidence_of, threshold
from service.labels import LABELS

# "What did the minister say about …", "Wat vindt de SGP van …": asks for a statement, not for one fact.
_STATEMENT = re.compile(
    r"^\W*(?:what|how|wat|hoe)\b.{0,60}\b(?:say|says|said|think|thinks|thought|answer|answered|respond|responded|react|"
    r"reacted|reply|replied|view|zei|zeggen|zegt|vindt|vond|denkt|dacht|antwoordde|antwoordt|reageert|reageerde|schreef|"
    r"schrijft|stelt|stelde|oordeelt|kijkt)\b", re.I
)
_NEAREST = 3  # passages that a refusal names
_FEWEST = 4  # words of a sentence that says something by itself; "Geachte voorzitter." does not


def extract(question: str, result: SearchResult, papers: Papers | None = None) -> Answer:
    """The best quote from the first passage, or a refusal where nothing fits.

    Without `papers` only the passages that were ranked are looked into.
    """
    papers = papers or papers_among(result)
    inquiry = result.inquiry or inquire(question, {}, papers.rarity)
    confidence = confidence_of(question, result)
    if result.hits and confidence >= threshold():
        answer = verified(_answer(question, inquiry, result, confidence, papers), papers)
        if answer is not None:
            return answer
    return refusal(question, inquiry, result, confidence, papers)


def refusal(question: str, inquiry: Inquiry, result: SearchResult, confidence: float, papers: Papers) -> Answer:
    """One sentence that says what was searched, and the sentences that come nearest."""
    labels = LABELS[detect(question)]
    text = labels.nothing_found.format(documents=result.searched.documents, passages=result.searched.passages)
    found = (one for hit in ranked_of(result) if (one := _nearest(question, inquiry, hit)) is not None)
    answer = Answer("none", text, None, confidence, (), nearest=tuple(islice(found, _NEAREST)))
    return verified(answer, papers) or Answer("none", text, None, confidence, ())


def _answer(question: str, inquiry: Inquiry, result: SearchResult, confidence: float, papers: Papers) -> Answer:
    hit, ranked = result.hits[0], ranked_of(result)
    passage = hit.passage
    choice = choose(question, inquiry, hit, whole=bool(_STATEMENT.match(question)))
    core = passage.text[choice.core.start:choice.core.end]
    cell = cell_of(question, hit)
    compared = compare(question, hit, cell, choice.core, ranked)
    also = _once((*agreeing(core, hit, ranked, papers), *compared.agreeing))
    return Answer(
        kind="extract",
        text=passage.text[choice.span.start:choice.span.end],
        quote=Quote(passage.id, choice.span.start, choice.span.end),
        confidence=confidence,
        citations=(passage.id, *(one.quote.passage_id for one in also)),
        note=Proof(choice.note.number, choice.note.text) if choice.note else None,
        cell=cell,
        asked=asked_of(inquiry, passage, papers),
        also=also,
        differing=tuple(map(differing_of, compared.differing)),
        explanation=explanation_of(compared.differing, ranked, papers) if compared.differing else None,
    )


def _once(found: Iterable[Also]) -> tuple[Also, ...]:
    """Of each passage the first."""
    return tuple({one.quote.passage_id: one for one in reversed(tuple(found))}.values())[::-1]


def _nearest(question: str, inquiry: Inquiry, hit: Hit) -> Nearest | None:
    """The sentence of a hit that comes nearest; None where that is none: a row, heading, salutation, signature."""
    passage = hit.passage
    span = one_sentence(question, inquiry, hit)
    text = passage.text[span.start:span.end]
    if passage.table is not None or not _is_sentence(text):
        return None
    return Nearest(Quote(passage.id, span.start, span.end), text, hit.document.date, passage.speaker, passage.citation)


def _is_sentence(text: str) -> bool:
    return terminal(text) and not text.endswith(":") and len(text.split()) >= _FEWEST
