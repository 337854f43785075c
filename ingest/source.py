"""The one place where a paper's bytes are read from disk and become text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import EmptyPaper, NotText, PaperTooLarge, UnreadableFile, WrongEncoding

MAX_BYTES = 64 * 1024 * 1024  # the longest Kamerstukken (budgets, enquiry reports) stay below 20 MB of text
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Beginnings of formats that people rename to .txt; anything else binary is caught by its control characters.
_BINARY = {b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP or DOCX file", b"\xd0\xcf\x11\xe0": "an old Word file"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with LF line ends, and the SHA-256 of its bytes."""

    file: str
    text: str
    sha256: str


def read_source(path: Path) -> Source:
    """Read a text file. Raises UnreadableFile, PaperTooLarge, EmptyPaper, NotText or WrongEncoding."""
    name = str(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise PaperTooLarge(name, f"{size:,} bytes; a paper has at most {MAX_BYTES:,}. Split it or leave it out")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(name, f"cannot be read ({error.strerror or error}); check its permissions") from error
    text = _decode(name, data).replace("\r\n", "\n").replace("\r", "\n")
    if not any(char.isalnum() for char in text):
        raise EmptyPaper(name, "no words in it; nothing to ingest")
    return Source(path.name, text, hashlib.sha256(data).hexdigest())


def _decode(name: str, data: bytes) -> str:
    """UTF-8, or UTF-16 where a byte order mark says so."""
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise NotText(name, f"this is {what} under a text name; give it its own extension")
    encoding = "utf-8"
    for mark, marked in _BOMS:
        if data.startswith(mark):
            data, encoding = data[len(mark):], marked
            break
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise NotText(name, "binary content, expected text; give the file its own extension") from error
        line = data.count(b"\n", 0, error.start) + 1
        raise WrongEncoding(
            name, f"not {encoding.upper()}: byte 0x{data[error.start]:02x} on line {line}; convert it, for instance "
            f"with `iconv -f WINDOWS-1252 -t UTF-8`",
        ) from error
    if "\x00" in text:
        raise NotText(name, "binary content (a NUL byte), expected text")
    return text
