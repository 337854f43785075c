"""The one place where a paper's bytes are read from disk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath
from stat import S_ISREG

from ingest.errors import PaperTooLarge, UnreadableFile

MAX_BYTES = 64 * 1024 * 1024  # the longest Kamerstukken (budgets, enquiry reports) stay below 20 MB


@dataclass(frozen=True, slots=True)
class File:
    """A file's bytes. `name` is its path as users and errors see it; `sidecar` the metadata.xml that lies beside it."""

    name: str
    data: bytes
    sidecar: bytes | None = None

    @property
    def base(self) -> str:
        """The name without its folders."""
        return PurePath(self.name).name

    @property
    def stem(self) -> str:
        """The same without extension."""
        return PurePath(self.name).stem

    @property
    def sha256(self) -> str:
        """Of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def read_file(path: Path) -> File:
    """Read a file whole. Raises UnreadableFile and PaperTooLarge."""
    name = str(path)
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise UnreadableFile(name, "is no plain file; give a paper, or a folder of papers")
        size = status.st_size
        if size > MAX_BYTES:
            raise PaperTooLarge(name, f"{size:,} bytes; a paper has at most {MAX_BYTES:,}. Split it or leave it out")
        return File(name, path.read_bytes())
    except OSError as error:
        raise UnreadableFile(name, f"cannot be read ({error.strerror or error}); check its permissions") from error
