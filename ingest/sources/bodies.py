"""Whether what came is what was asked for: a source may answer 200 with a page that says it has no such paper."""

from __future__ import annotations

import os
import re
from typing import BinaryIO, Literal

from ingest.errors import UnexpectedReply
from ingest.sources.listing import Format
from ingest.sources.waiting import Interrupted

ACCEPT: dict[Format, str] = {
    "xml": "application/xml, text/xml;q=0.9",
    "html": "text/html, application/xhtml+xml;q=0.9",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_HEAD, _TAIL, _DIRECTORY = 2048, 2048, 66_000  # bytes; the directory that ends a ZIP file may have a long comment
_HTML_HEAD = 256 * 1024
# Roots of official publications, old and new, and of the reports of the Tweede Kamer.
_PAPER = re.compile(
    rb"<(officiele-publicatie|kamerwrk|kamerstuk|kamervragen|vragen|handelingen|handeling"
    rb"|vlosCoreDocument|vlosdocument)[\s>]"
)
_PAGE = re.compile(rb"name=[\"']DC\.identifier[\"']|id=[\"']broodtekst[\"']|class=[\"'](?:[^\"']* )?stuk[ \"']")
_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?.{0,200}?\?>\s*)*<([\w:.-]+)(?=[\s>])", re.DOTALL)
_TITLE = re.compile(rb"<title[^>]*>(.{1,200}?)</title>", re.DOTALL | re.IGNORECASE)


def check_body(format: Format, body: BinaryIO, url: str) -> None:
    """Look at both ends of a body. Raises UnexpectedReply for another thing, Interrupted for half of the thing."""
    size = body.seek(0, os.SEEK_END)
    head = _read(body, 0, _HTML_HEAD if format == "html" else _HEAD)
    tail = _read(body, max(0, size - (_DIRECTORY if format == "docx" else _TAIL)), _DIRECTORY)
    whole = {"xml": _xml, "html": _html, "pdf": _pdf, "docx": _docx}[format](head, tail)
    if whole is None:
        raise UnexpectedReply(url, f"expected a paper in {format.upper()}, found {described(head)}")
    if not whole:
        raise Interrupted(f"the {format.upper()} breaks off after {size:,} bytes")


def check_listing(body: BinaryIO, format: Literal["xml", "json"]) -> None:
    """Raises Interrupted for a list that does not end as it began: whether it is one is for its parser to say."""
    size = body.seek(0, os.SEEK_END)
    head, tail = _read(body, 0, _HEAD), _read(body, max(0, size - 256), 256).rstrip()
    root = _ROOT.match(head) if format == "xml" else None
    if not head.strip() or (root and not tail.endswith(b"</" + root[1] + b">")) or (
        format == "json" and head.lstrip().startswith(b"{") and not tail.endswith(b"}")
    ):
        raise Interrupted(f"the list breaks off after {size:,} bytes")


def described(head: bytes) -> str:
    """The beginning of a body in words, for an error."""
    if not head.strip():
        return "nothing"
    if is_html(head):
        title = _TITLE.search(head)
        words = " ".join(title[1].decode("utf-8", "replace").split()) if title else ""
        return f"an HTML page ({words!r})" if words else "an HTML page"
    return repr(" ".join(head[:80].decode("utf-8", "replace").split()))


def is_html(head: bytes) -> bool:
    """Whether these first bytes are those of a page."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:300].lower()
    return start.startswith(b"<!doctype html") or b"<html" in start


def _read(body: BinaryIO, start: int, count: int) -> bytes:
    body.seek(start)
    return body.read(count)


# Each answers None for something else, False for a beginning without its end, True for both.

def _xml(head: bytes, tail: bytes) -> bool | None:
    root = None if is_html(head) else _PAPER.search(head)
    return root and b"</" + root[1] in tail


def _html(head: bytes, tail: bytes) -> bool | None:
    return b"</html>" in tail.lower() if is_html(head) and _PAGE.search(head) else None


def _pdf(head: bytes, tail: bytes) -> bool | None:
    return b"%%EOF" in tail if b"%PDF-" in head[:1024] else None


def _docx(head: bytes, tail: bytes) -> bool | None:
    return b"PK\x05\x06" in tail if head.startswith(b"PK\x03\x04") else None
