"""What a page needs to let people read and choose: passages of a paper, passages by id, filter values with counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from index.facets import facet, facets
from ingest.model import as_json
from service.griffier import Griffier
from service.http import reading_replies as replies
from service.question import check_filters
from service.reading import document_passages, some_passages


def reading(griffier: Callable[[], Griffier]) -> APIRouter:
    """The calls that read on; `griffier` gives the one in use, or raises IndexUnusable."""
    router = APIRouter(tags=["papers"])

    @router.get("/documents/{document_id}/passages", response_model=replies.PassagesOfDocument,
                summary="A paper's passages")
    def of_document(document_id: str) -> JSONResponse:
        """All passages of a paper in reading order, with their notes and where their references lead."""
        return JSONResponse(document_passages(griffier().snapshot, document_id))

    @router.get("/passages", response_model=replies.PassageList, summary="Some passages")
    def some(query: Annotated[replies.PassageIds, Query()]) -> JSONResponse:
        """Up to 500 passages by id, in one call, with where their references lead."""
        return JSONResponse(some_passages(griffier().snapshot, query.id))

    @router.get("/facets", response_model=replies.FacetsReply, summary="Filter values with counts")
    def counts(query: Annotated[replies.FacetQuery, Query()]) -> JSONResponse:
        """The values each filter takes, with the passages each would leave under what the other filters choose.
        Values that are chosen are listed in any case."""
        found = facets(griffier().snapshot, check_filters(query.filters()), query.limit)
        return JSONResponse(as_json(found))

    @router.get("/facets/{field}", response_model=replies.FacetReply, summary="Values of one filter, by name")
    def named(field: replies.FacetField, query: Annotated[replies.NamedFacetQuery, Query()]) -> JSONResponse:
        """The values of one filter whose name has the words asked for in it: of a paper its id, title and citation, of
        a speaker name, role and party. Counted as `GET /facets` does; values that are chosen are listed in any case."""
        found = facet(griffier().snapshot, check_filters(query.filters()), field, query.limit, query.contains)
        return JSONResponse(as_json(found))

    return router
