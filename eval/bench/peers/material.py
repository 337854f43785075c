"""What a peer is given: the papers as files, their passages as griffier makes them, and the gold questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from eval.asking import papers_of
from eval.gold import PAPERS, Answer, Question, load_questions
from eval.matching import holders, normalise
from index.context import embedding_text
from index.filters import Filters
from index.snapshot import Snapshot

ENDS = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Material:
    """Texts by file name, passages in context by id, questions in order, and the ids right for each."""

    papers: dict[str, str]
    passages: dict[str, str]
    questions: tuple[Question, ...]
    relevant: dict[str, frozenset[str]]

    def as_json(self) -> dict[str, Any]:
        """What the peers' processes read."""
        questions = [{"id": one.id, "question": one.question} for one in self.questions]
        return {"papers": self.papers, "passages": self.passages, "questions": questions}


def material_of(snapshot: Snapshot, most: int | None = None) -> Material:
    """The sample papers, and every answerable gold question, or `most` of them from all over the gold."""
    files = sorted(file for file in PAPERS.iterdir() if file.suffix in ENDS and file.name != "README.md")
    library = papers_of(snapshot)
    questions = tuple(one for one in load_questions() if one.answerable)
    if most is not None and most < len(questions):
        questions = tuple(questions[at * len(questions) // most] for at in range(most))
    relevant = {
        one.id: frozenset(id for answer in one.answers for id in holders(answer, library)) for one in questions
    }
    passages = {
        passage.id: embedding_text(document, passage)
        for document in snapshot.documents(Filters())
        for passage in snapshot.passages(document.id)
    }
    return Material({file.name: file.read_text("utf-8") for file in files}, passages, questions, relevant)


def ranks_of_chunks(question: Question, chunks: Sequence[tuple[str, str]]) -> int | None:
    """Rank from 1 of the first chunk, (file name, text), that holds an answer; None where none does.

    A peer's chunk is raw: words broken at a line end, markers inside words. So letters are compared, nothing else;
    the value of a table cell must be in the chunk too, as written.
    """
    for rank, (paper, text) in enumerate(chunks, start=1):
        if any(answer.paper == paper and _holds(answer, text) for answer in question.answers):
            return rank
    return None


def _holds(answer: Answer, text: str) -> bool:
    quote = _letters(answer.quote)
    found = quote in _letters(text) if quote else normalise(answer.quote) in normalise(text)
    return found and normalise(answer.cell or "") in normalise(text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())
