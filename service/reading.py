"""Passages to read: those of a paper in order, or some by id, each with where its references lead."""

from __future__ import annotations

from collections.abc import Iterable

from index.snapshot import Snapshot
from ingest.errors import NotFound
from ingest.model import Passage, as_json
from service.question import check_text
from service.reply import Json


def document_passages(snapshot: Snapshot, document_id: str) -> Json:
    """All passages of a document in reading order. Raises NotFound, BadRequest."""
    check_text("id", document_id)
    passages = snapshot.passages(document_id)
    return {"document_id": document_id, "passages": [_with_cites(snapshot, one) for one in passages]}


def some_passages(snapshot: Snapshot, ids: Iterable[str]) -> Json:
    """The passages of these ids, same order; ids that this index does not hold are listed in `missing`."""
    found: list[Json] = []
    missing: list[str] = []
    for one in dict.fromkeys(ids):
        check_text("id", one)
        try:
            found.append(_with_cites(snapshot, snapshot.passage(one)))
        except NotFound:
            missing.append(one)
    return {"passages": found, "missing": missing}


def _with_cites(snapshot: Snapshot, passage: Passage) -> Json:
    cites = as_json(snapshot.cites(passage.id)) if passage.references else []
    return {**as_json(passage), "cites": cites}
