"""The object that answers: one generation of the index, the encoder that made it, and a reranker if there is one."""

from __future__ import annotations

import time
from dataclasses import dataclass

from index.encoder import Encoder
from index.filters import Filters
from index.language import Language, detect
from index.reranker import Reranking
from index.search import search
from index.snapshot import Snapshot
from service.answers.extract import extract
from service.answers.model import Answer
from service.answers.papers import papers_in
from service.labels import LABELS
from service.question import AnswerMode, check_filters, check_k, check_mode, check_question
from service.reply import Reply
from service.settings import DEFAULT_K, MAX_QUESTION

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Griffier:
    """Answers from one immutable generation, so any number of threads may share it.

    A new generation is a new Griffier (`service.live`); who holds the old one keeps it.
    """

    snapshot: Snapshot
    encoder: Encoder
    max_question: int = MAX_QUESTION
    reranking: Reranking | None = None

    def ask(self, question: str, k: int = DEFAULT_K, filters: Filters = NO_FILTERS,
            mode: AnswerMode | str = "extract") -> Reply:
        """The answer and the k best passages (1 to 100) among those the filters leave.

        Mode `extract` quotes a passage, `none` only searches. Raises BadRequest for a question, k, filter or
        mode out of bounds.
        """
        started = time.perf_counter()
        question, k, mode = check_question(question, self.max_question), check_k(k), check_mode(mode)
        language = detect(question)
        result = search(self.snapshot, self.encoder, question, k, check_filters(filters), reranking=self.reranking)
        if mode == "extract":
            found = extract(question, result, papers_in(self.snapshot))
        else:
            found = _unasked(result.searched.documents, result.searched.passages, language)
        total = (time.perf_counter() - started) * 1000
        return Reply(question, language, found, result, total)


def _unasked(documents: int, passages: int, language: Language) -> Answer:
    """What stands for the answer when only passages were asked for."""
    text = LABELS[language].only_searched.format(documents=documents, passages=passages)
    return Answer("none", text, None, 0.0, ())
