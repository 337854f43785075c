"""Word files as ministries send them (Office Open XML, ECMA-376), read from their parts with zipfile and lxml.

python-docx is no help here: it gives no footnotes, endnotes, tracked changes, text boxes or list numbers. Properties
of the file (`docProps`), which hold names of civil servants, are never opened.
"""

from __future__ import annotations

from ingest.content import Content
from ingest.errors import EmptyPaper
from ingest.readers.docx.document import read_document
from ingest.readers.docx.package import Package, directory
from ingest.source import File

SUFFIXES = frozenset({".docx", ".docm", ".dotx"})
_ZIP = b"PK\x03\x04"
_PARTS = (b"word/document", b"word/styles", b"word/_rels")


class DocxReader:
    """Word documents, whatever their file is called."""

    name = "DOCX"
    suffixes = SUFFIXES

    def takes(self, file: File) -> bool:
        """A ZIP container that holds the parts of a Word document, or that is called one."""
        named = any(file.name.lower().endswith(suffix) for suffix in SUFFIXES)
        if not file.data.startswith(_ZIP):
            return named and not file.data[:80].lstrip().startswith(b"<")  # a web page, saved under that name
        listed = directory(file.data)
        return named or any(part in listed for part in _PARTS)

    def read(self, file: File) -> Content:
        """Raises DamagedArchive, EmptyPaper, EncryptedPaper, UnknownFormat, UnsafeArchive, UnsafeXml or BrokenXml."""
        if not file.data:
            raise EmptyPaper(file.name, "the file is empty; fetch it again")
        return read_document(Package(file.name, file.data))
