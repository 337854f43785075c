"""Bytes of a text file as text."""

from __future__ import annotations

from ingest.errors import EmptyPaper, NotText, WrongEncoding
from ingest.source import File

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode(file: File) -> str:
    """UTF-8, or UTF-16 where a byte order mark says so, with LF line ends.

    Raises EmptyPaper, NotText and WrongEncoding.
    """
    text = _decode(file.name, file.data).replace("\r\n", "\n").replace("\r", "\n")
    if not any(char.isalnum() for char in text):
        raise EmptyPaper(file.name, "no words in it; nothing to ingest")
    return text


def _decode(name: str, data: bytes) -> str:
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
