"""Asks the gold questions of the object that the service answers with, one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from eval.gold import Question
from eval.matching import Library, library, near_misses, relevant
from eval.outcome import Given, Outcome
from index.filters import Filters
from index.snapshot import Snapshot
from service.griffier import Griffier
from service.reply import Reply

DEPTH = 10  # passages asked for: as deep as the measures look


def papers_of(snapshot: Snapshot) -> Library:
    """All passages of an index by file name."""
    documents = snapshot.documents(Filters())
    return library((document, snapshot.passages(document.id)) for document in documents)


def ask_all(
    griffier: Griffier,
    questions: Sequence[Question],
    papers: Library,
    asked: Callable[[], None] = lambda: None,
) -> tuple[Outcome, ...]:
    """One outcome a question, in order. `asked` is called after each; times leave out the warming up."""
    for question in questions[:1]:
        griffier.ask(question.question, DEPTH)
    return tuple(_ask(griffier, question, papers, asked) for question in questions)


def _ask(griffier: Griffier, question: Question, papers: Library, asked: Callable[[], None]) -> Outcome:
    began = perf_counter()
    reply = griffier.ask(question.question, DEPTH)
    took = (perf_counter() - began) * 1000
    asked()
    right, near = relevant(question, papers), near_misses(question, papers)
    passages = tuple(hit.passage for hit in reply.result.hits)
    parts = tuple(hit.parts for hit in reply.result.hits)
    return Outcome(question, right, passages, _given(reply), took, near, parts)


def _given(reply: Reply) -> Given:
    answer = reply.answer
    if answer.quote is None:
        return Given(answer.kind, answer.text, answer.confidence)
    quote, cell = answer.quote, answer.cell
    return Given(
        answer.kind, answer.text, answer.confidence, quote.passage_id, quote.start, quote.end,
        note=answer.note.text if answer.note else None,
        column=cell.column if cell else None,
        value=cell.value if cell else None,
    )
