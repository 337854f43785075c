"""The web page: files of `service/web`, served as they are, under headers that let nothing else run.

The pages load scripts and styles from this service only, none inline; with Trusted Types the browser refuses to make
markup of text, whatever a paper holds. Files are revalidated on each use by their hash, so a new version shows at
once. `/papers/{id}` has the status of the paper, and the same page for all: it fetches what it shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from ingest.errors import GriffierError
from service.griffier import Griffier
from service.http.problems import status_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the address holds the question, which is nobody else's
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
          ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class WebFile:
    """A file as it is sent."""

    body: bytes
    media_type: str
    etag: str


def web_files() -> dict[str, WebFile]:
    """The files of `service/web` by name. They are few and small, so they are kept in memory."""
    found = {}
    for one in files("service").joinpath("web").iterdir():
        suffix = one.name[one.name.rfind("."):]
        if suffix in _TYPES:
            body = one.read_bytes()
            found[one.name] = WebFile(body, _TYPES[suffix], f'"{hashlib.sha256(body).hexdigest()[:20]}"')
    return found


def pages(griffier: Callable[[], Griffier], *, open_to_all: bool = True) -> APIRouter:
    """The pages and what they load; `griffier` gives the one in use, or raises IndexUnusable.

    Where the papers are not `open_to_all`, the page of a paper does not tell whether it is there.
    """
    router = APIRouter(include_in_schema=False)
    held = web_files()

    @router.api_route("/", methods=["GET", "HEAD"])
    def ask(request: Request) -> Response:
        return _reply(request, held["index.html"])

    @router.api_route("/papers/{document_id}", methods=["GET", "HEAD"])
    def paper(request: Request, document_id: str) -> Response:
        try:
            if open_to_all:
                griffier().snapshot.document(document_id)
        except GriffierError as error:
            return _reply(request, held["paper.html"], status_of(error))
        return _reply(request, held["paper.html"])

    @router.api_route("/web/{name}", methods=["GET", "HEAD"])
    def file(request: Request, name: str) -> Response:
        if name not in held:
            raise HTTPException(404)
        return _reply(request, held[name])

    return router


def _reply(request: Request, file: WebFile, status: int = 200) -> Response:
    headers = {**HEADERS, "ETag": file.etag}
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if status == 200 and (file.etag in known or "*" in known):
        return Response(status_code=304, headers=headers)
    return Response(file.body, status, headers, file.media_type)
