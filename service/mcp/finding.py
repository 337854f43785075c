"""A paper or passage by its id. A miss is told in terms of the tools, for an assistant has no command line."""

from __future__ import annotations

from ingest.errors import NotFound
from service.mcp.source import Source
from service.reply import Json


def find_paper(source: Source, paper_id: str) -> Json:
    """A document with outline and references. Raises NotFound."""
    found = _document(source, paper_id)
    if found is not None:
        return found
    passage = _passage(source, paper_id) if "#" in paper_id else None
    if passage is not None:
        raise NotFound(f"{paper_id!r} is a passage: read_passage reads it, or give the id of its paper, "
                       f"{passage['document_id']!r}")
    raise NotFound(f"no document {paper_id!r} in this index; list_papers tells which there are")


def find_passage(source: Source, passage_id: str) -> Json:
    """A passage with references. Raises NotFound."""
    found = _passage(source, passage_id)
    if found is not None:
        return found
    raise NotFound(_no_passage(source, passage_id))


def find_either(source: Source, either: str) -> tuple[Json, Json | None]:
    """A document, and the passage where that is what the id is of. Raises NotFound.

    The id of a paper may hold a #, too: it comes from a file's name.
    """
    if "#" not in either:
        return find_paper(source, either), None
    passage = _passage(source, either)
    if passage is not None:
        return source.document(passage["document_id"]), passage
    paper = _document(source, either)
    if paper is None:
        raise NotFound(_no_passage(source, either))
    return paper, None


def _no_passage(source: Source, passage_id: str) -> str:
    if _document(source, passage_id) is not None:
        return f"{passage_id!r} is a paper, no passage: read_paper reads it"
    paper = _document(source, passage_id.rpartition("#")[0]) if "#" in passage_id[1:] else None
    known = (f"its paper has {paper['passages']} passages" if paper
             else "ids look like kst-26695-135#3, search gives them")
    return f"no passage {passage_id!r} in this index: {known}"


def _document(source: Source, document_id: str) -> Json | None:
    try:
        return source.document(document_id)
    except NotFound:
        return None


def _passage(source: Source, passage_id: str) -> Json | None:
    try:
        return source.passage(passage_id)
    except NotFound:
        return None
