"""Plain text and Markdown, as extractors leave it: lines in, notes and blocks out."""

from __future__ import annotations

from ingest.content import Content
from ingest.readers.plain.body import Body, read_body
from ingest.readers.plain.decoding import decode
from ingest.readers.plain.paragraphs import build_blocks
from ingest.source import File

SUFFIXES = frozenset({".md", ".txt", ".markdown", ".text"})


class PlainReader:
    """Any text that is no other format."""

    name = "text"
    suffixes = SUFFIXES

    def takes(self, file: File) -> bool:
        """Text has no signature: it is told by its name."""
        return any(file.name.lower().endswith(suffix) for suffix in SUFFIXES)

    def read(self, file: File) -> Content:
        """Raises EmptyPaper, NotText or WrongEncoding."""
        return content_of(read_body(decode(file)))


def content_of(body: Body) -> Content:
    """Lines freed from notes, as blocks."""
    return Content(build_blocks(body), body.notes, body.words, body.footers)
