"""What an index asks of a disk: synced before it is named, one writer at a time, a clear word when it is full.

A rename is atomic, yet lasts only once the folder that holds the name is synced too; and what a name points at
lasts only if it was synced before. Hence the order everywhere: write, sync the file, rename, sync the folder.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import Damaged, DiskFull, GriffierError, IndexBusy, IndexUnusable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_SQLITE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
_FULL_WORDS = ("No space left", "Disk quota exceeded", "File too large")
_LITTLE = 16 * 2**20  # bytes; a writer thread of tantivy dies without saying why, so we look at what is left


def sync_file(path: Path) -> None:
    """Force a file or folder to the device."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Force everything under a folder to the device, each folder after what is in it."""
    for here, _, names in os.walk(folder, topdown=False):
        for name in names:
            sync_file(Path(here, name))
        sync_file(Path(here))


def replace_text(path: Path, text: str) -> None:
    """Give a file new content in one step: a reader sees the old text or the new, never a part."""
    draft = path.with_name(path.name + ".new")
    draft.write_text(text, encoding="utf-8")
    sync_file(draft)
    draft.replace(path)
    sync_file(path.parent)


def sha256_of(path: Path) -> str:
    """Hexadecimal digest of a file's bytes, read a piece at a time."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file of an index. The kernel lets go of it when the process ends, however it ends.

    Raises IndexBusy at once when another process (or thread) holds it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            holder = os.read(descriptor, 32).decode(errors="replace").strip() or "unknown"
            raise IndexBusy(
                f"{path.parent}: another ingest (process {holder}) is writing to this index; "
                "wait until it is done and try again"
            ) from busy
        os.ftruncate(descriptor, 0)
        try:
            os.write(descriptor, f"{os.getpid()}\n".encode())
        except OSError as full:
            if full.errno not in _FULL:
                raise  # the number only serves a message: a full disk is for the caller to find
        yield
    finally:
        os.close(descriptor)


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Translate what the libraries raise when they cannot write: DiskFull, or IndexUnusable with their words."""
    try:
        yield
    except GriffierError:
        raise
    except (OSError, sqlite3.Error, RuntimeError, ValueError) as error:
        if _is_full(error, folder):
            raise DiskFull(
                f"{folder}: no space left to write the new generation ({error}); the one in use is untouched. "
                "Free some space and ingest again"
            ) from error
        if isinstance(error, PermissionError):
            raise IndexUnusable(f"{folder}: no permission to write the index here ({error})") from error
        if isinstance(error, sqlite3.DatabaseError):
            raise Damaged(
                f"{folder}: a database of this index cannot be used ({error}); remove the folder and ingest again"
            ) from error
        raise


def _is_full(error: Exception, folder: Path) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", None) in _FULL_SQLITE
    if any(words in str(error) for words in _FULL_WORDS):
        return True
    return "writer was killed" in str(error) and shutil.disk_usage(folder).free < _LITTLE
