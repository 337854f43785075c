"""Readers: one a format, behind one protocol, chosen by what the bytes are rather than by what the file is called."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import PurePath
from typing import Protocol

from ingest.content import Content
from ingest.errors import EncryptedPaper, NotText, UnknownFormat
from ingest.source import File

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream of such a container that holds an encrypted file
# Formats that cannot be read, with what to do.
_REFUSED = {
    _OLE: "an old Word file (.doc); save it as .docx or PDF",
    b"{\\rtf": "an RTF file; save it as .docx or PDF",
}


class Reader(Protocol):
    """Makes a Content of the files of one format."""

    @property
    def name(self) -> str:
        """What the format is called: `PDF`."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Extensions, lower case with their dot, by which folders are searched for such files."""

    def takes(self, file: File) -> bool:
        """Whether a file is of this format, by its first bytes; cheap, and never raises."""

    def read(self, file: File) -> Content:
        """Raises a PaperError that names the file."""


@cache
def readers() -> Sequence[Reader]:
    """All readers, the most particular first."""
    from ingest.readers.docx import DocxReader
    from ingest.readers.html import HtmlReader
    from ingest.readers.koop import KoopReader
    from ingest.readers.pdf import PdfReader
    from ingest.readers.plain import PlainReader
    from ingest.readers.vlos import VlosReader

    return (PdfReader(), DocxReader(), VlosReader(), KoopReader(), HtmlReader(), PlainReader())


def choose(file: File) -> Reader:
    """The reader for a file. Raises EncryptedPaper, NotText or UnknownFormat."""
    if file.data.startswith(_OLE) and _ENCRYPTED in file.data:
        raise EncryptedPaper(file.name, "this is an Office file locked with a password; save it without one")
    for magic, what in _REFUSED.items():
        if file.data.startswith(magic):
            raise NotText(file.name, f"this is {what}")
    for reader in readers():
        if reader.takes(file):
            return reader
    known = ", ".join(sorted(suffix for reader in readers() for suffix in reader.suffixes))
    kind = PurePath(file.name).suffix or "a file without extension"
    raise UnknownFormat(file.name, f"no reader for '{kind}'; known are {known}")
