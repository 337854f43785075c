"""Where the tools' answers come from: JSON data as the HTTP service gives it, from an index here or a service there."""

from __future__ import annotations

from typing import Protocol

from index.filters import Filters
from service.reply import Json


class Source(Protocol):
    """Answers one call of a tool, all of it from one generation of the index where that is here.

    Every method raises GriffierError: BadRequest, NotFound, IndexUnusable, ServiceUnreachable.
    """

    def ask(self, question: str, k: int, filters: Filters) -> Json:
        """The reply to a question, as `POST /ask`."""
        ...

    def search(self, query: str, k: int, filters: Filters) -> Json:
        """The same without an answer, as `GET /search`."""
        ...

    def documents(self, filters: Filters, limit: int, offset: int) -> Json:
        """A page of documents, as `GET /documents`."""
        ...

    def document(self, document_id: str) -> Json:
        """A document with outline and references, as `GET /documents/{id}`."""
        ...

    def text(self, document_id: str) -> str:
        """Its text, as `GET /documents/{id}/text`."""
        ...

    def passage(self, passage_id: str) -> Json:
        """A passage with references, as `GET /passages/{id}`."""
        ...
