"""One document or passage with what belongs to it, as the contract writes them."""

from __future__ import annotations

from index.filters import Filters
from index.snapshot import Snapshot
from ingest.model import as_json
from service.outline import outline
from service.question import check_filters, check_text
from service.reply import Json


def document_page(snapshot: Snapshot, filters: Filters, limit: int, offset: int) -> Json:
    """The documents that the filters leave, by id, `limit` of them after the first `offset`. Raises BadRequest."""
    found = snapshot.documents(check_filters(filters))
    return {"documents": as_json(found[offset : offset + limit]), "total": len(found),
            "limit": limit, "offset": offset}


def document_detail(snapshot: Snapshot, document_id: str) -> Json:
    """A document with its outline, what it cites and what cites it. Raises NotFound, BadRequest.

    The outline are its headings in reading order.
    """
    check_text("id", document_id)
    found: Json = as_json(snapshot.document(document_id))
    return {**found, "outline": as_json(outline(snapshot.passages(document_id))),
            "cites": as_json(snapshot.document_cites(document_id)),
            "cited_by": as_json(snapshot.document_cited_by(document_id))}


def passage_detail(snapshot: Snapshot, passage_id: str) -> Json:
    """A passage, the papers it cites, and the passages that cite its paper. Raises NotFound, BadRequest."""
    check_text("id", passage_id)
    found: Json = as_json(snapshot.passage(passage_id))
    return {**found, "cites": as_json(snapshot.cites(passage_id)),
            "cited_by": as_json(snapshot.cited_by(passage_id))}
