"""What passes between the reader and the process that runs pdfium, and the bounds that both keep to.

A message is its length in bytes (eight, big-endian) and that many bytes.
"""

from __future__ import annotations

from typing import IO

MAX_PAGES = 3000
MAX_CHARACTERS = 50_000  # of a page: a newspaper's has 40,000
MAX_WORDS = 12_000  # of a page
MAX_TOTAL = 12_000_000  # characters of a file: 3000 full pages
_HEADER = 8


def send(sink: IO[bytes], message: bytes) -> None:
    """Write one message. Raises OSError where nobody listens any more."""
    sink.write(len(message).to_bytes(_HEADER, "big"))
    sink.write(message)
    sink.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """Read one message; None where the other side has ended."""
    header = source.read(_HEADER)
    if len(header) < _HEADER:
        return None
    length = int.from_bytes(header, "big")
    message = source.read(length)
    return message if len(message) == length else None
