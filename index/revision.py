"""A fingerprint of the code that turns a file into passages and the texts that are embedded of them.

A file that has not changed still has to be read again when the reader has: without this, an index would keep the
mistakes of the griffier that made it. Vectors of passages that come out the same are reused all the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import index.context
import index.units
import ingest


@cache
def reader_revision() -> str:
    """SHA-256 over the sources of `ingest` and of a passage's texts, first 16 hexadecimal digits."""
    sources = sorted(Path(folder) for folder in ingest.__path__)
    files = [file for folder in sources for file in sorted(folder.rglob("*.py"))]
    files += [Path(str(module.__file__)) for module in (index.context, index.units)]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
