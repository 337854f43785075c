"""The source of tools that have the index at hand."""

from __future__ import annotations

from collections.abc import Callable

from index.filters import Filters
from service.griffier import Griffier
from service.lookup import document_detail, document_page, passage_detail
from service.question import AnswerMode, check_text
from service.reply import Json, Reply

Replied = Callable[[Reply, bool], None]  # told of each reply, and whether an answer was asked for


class LocalSource:
    """Answers from one Griffier; a call of a tool makes one, so that it sees one generation from start to end."""

    def __init__(self, griffier: Griffier, replied: Replied | None = None) -> None:
        self._griffier = griffier
        self._replied = replied

    def ask(self, question: str, k: int, filters: Filters) -> Json:
        """The reply to a question."""
        return self._reply(question, k, filters, "extract").as_json()

    def search(self, query: str, k: int, filters: Filters) -> Json:
        """The same without an answer."""
        return self._reply(query, k, filters, "none").search_json()

    def documents(self, filters: Filters, limit: int, offset: int) -> Json:
        """A page of documents."""
        return document_page(self._griffier.snapshot, filters, limit, offset)

    def document(self, document_id: str) -> Json:
        """A document with outline and references."""
        return document_detail(self._griffier.snapshot, document_id)

    def text(self, document_id: str) -> str:
        """Its text."""
        check_text("id", document_id)
        return self._griffier.snapshot.text(document_id)

    def passage(self, passage_id: str) -> Json:
        """A passage with references."""
        return passage_detail(self._griffier.snapshot, passage_id)

    def _reply(self, question: str, k: int, filters: Filters, mode: AnswerMode) -> Reply:
        reply = self._griffier.ask(question, k, filters, mode)
        if self._replied is not None:
            self._replied(reply, mode != "none")
        return reply
