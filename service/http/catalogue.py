"""What is in the index: documents, their texts, and passages with what they cite."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, PlainTextResponse

from ingest.errors import NotFound
from service.griffier import Griffier
from service.http import papers
from service.http.bodies import ListQuery
from service.lookup import document_detail, document_page, passage_detail


def catalogue(griffier: Callable[[], Griffier]) -> APIRouter:
    """The calls that look things up; `griffier` gives the one in use, or raises IndexUnusable."""
    router = APIRouter(tags=["papers"])

    @router.get("/documents", response_model=papers.DocumentList, summary="List papers")
    def documents(query: Annotated[ListQuery, Query()]) -> JSONResponse:
        """The papers the filters leave, by id, a page at a time. Older versions only when `document` names one."""
        return JSONResponse(document_page(griffier().snapshot, query.filters(), query.limit, query.offset))

    @router.get("/documents/{document_id}", response_model=papers.DocumentDetail, summary="One paper")
    def document(document_id: str) -> JSONResponse:
        """A paper with its outline: the headings in reading order, each with its first passage. With the papers it
        cites and those that cite it, each with the passages that do."""
        return JSONResponse(document_detail(griffier().snapshot, document_id))

    @router.get("/documents/{document_id}/text", response_class=PlainTextResponse, summary="Its text")
    def text(document_id: str) -> PlainTextResponse:
        """The text of a paper that the spans of its passages index into."""
        return PlainTextResponse(griffier().snapshot.text(document_id))

    @router.get("/passages/{passage_id}", response_model=papers.PassageDetail, summary="One passage")
    def passage(passage_id: str) -> JSONResponse:
        """A passage, with the papers it cites and the passages that cite its paper. `#` is written `%23`."""
        try:
            return JSONResponse(passage_detail(griffier().snapshot, passage_id))
        except NotFound as error:
            hint = "" if "#" in passage_id else " (a passage id has a #, which an address writes as %23)"
            raise NotFound(f"{error}{hint}") from error

    return router
