"""Papers and passages as a source has them → as the tools return them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ingest.citation import cite
from ingest.model import Signatory
from ingest.paper.identity import Identity
from service.mcp.paper_results import Heading, PaperName, Reference
from service.mcp.results import Hit
from service.reply import Json

_NAMED = 5  # passages named of each reference
_KEPT = ("id", "text", "citation", "speaker", "section", "span", "page", "table", "footnotes", "references", "answers",
         "answered_by")


def paper_name(document: Json) -> PaperName:
    """A paper in short, with the citation that its passages have."""
    return PaperName(**_name(document))


def paper_fields(document: Json) -> Json:
    """The fields of a PaperResult that a document itself tells."""
    told = ("number", "session", "status", "replaced_by", "signatories", "passages")
    return {**_name(document), **{field: document[field] for field in told}}


def passage_fields(passage: Json, document: Json) -> Json:
    """The fields of a PassageResult."""
    return {**{field: passage[field] for field in _KEPT}, "date": document["date"], "paper": _name(document)}


def hits(found: Iterable[Json]) -> list[Hit]:
    """Passages found, each with its paper."""
    return [Hit(rank=one["rank"], score=one["score"], **passage_fields(one, one["document"])) for one in found]


def reference(cited: Json, passage: str | None = None) -> Reference:
    """A paper cited or citing; `passage` is the one that cites, where only one was asked about."""
    places = [passage] if passage is not None else cited["passages"]
    return Reference(id=cited["id"], in_index=cited["in_index"], paper_id=cited["document_id"], title=cited["title"],
                     url=cited["url"], count=cited.get("count", 1), cited_in=places[:_NAMED])


def headings(sections: Iterable[Json], level: int = 1) -> Iterable[Heading]:
    """An outline as a list, in reading order."""
    for section in sections:
        yield Heading(level=level, title=section["title"], first_passage=section["first_passage"],
                      start=section["start"])
        yield from headings(section["sections"], level + 1)


def _name(document: Json) -> dict[str, Any]:
    fields = {field: document[field] for field in ("id", "title", "kind", "date", "dossiers", "url")}
    return {**fields, "citation": _citation(document)}


def _citation(document: Json) -> str:
    stated = Identity(
        kind=document["kind"], date=document["date"], dossiers=tuple(document["dossiers"]),
        number=document["number"], session=document["session"], official=document["id"],
    )
    return cite(stated, tuple(Signatory(**one) for one in document["signatories"]), document["file"])
