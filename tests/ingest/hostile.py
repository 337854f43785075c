"""A reader of files that do harm to whoever reads them, for the tests of what guards against that."""

from __future__ import annotations

import ctypes
import os
import time

from ingest.model import Paper
from ingest.read import paper_of
from ingest.source import File


def read_hostile(file: File) -> Paper:
    """Does what the file's first word says; any other file is read as ever."""
    word = file.data.split(maxsplit=1)[0] if file.data.strip() else b""
    if word == b"CRASH":
        ctypes.string_at(0)
    elif word == b"HANG":
        while True:
            pass
    elif word == b"SLEEP":
        time.sleep(3600)
    elif word == b"EAT":
        return paper_of(File(file.name, bytearray(64 * 2**30)))  # type: ignore[arg-type]
    elif word == b"EXIT":
        os._exit(3)
    elif word == b"RAISE":
        raise ZeroDivisionError("a fault of the reader")
    elif word == b"PRINT":
        print("printed by the reader", flush=True)
        return paper_of(File(file.name, file.data.replace(b"PRINT", b"# Brief\n\nGeprint.")))
    return paper_of(file)
