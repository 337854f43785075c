"""The folder that papers are fetched into: whole files only, one fetch at a time, provenance beside them.

`kst-31497-422.xml`, with `kst-31497-422.metadata.xml` beside it, and `provenance.jsonl`. A file is written in a hidden
folder, synced, and renamed into place; then its line of provenance is added. Hidden folders are not ingested.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ingest.errors import DiskFull, FolderBusy, GriffierError
from ingest.sources.provenance import Origin, Provenance, add_provenance, read_provenance, write_provenance

_FULL = {errno.ENOSPC, errno.EDQUOT}
_WORK, _LOCK = ".fetching", ".fetch.lock"


class Store:
    """A folder that is ours until it is closed: made by `open_store`."""

    def __init__(self, folder: Path, known: dict[str, Provenance]) -> None:
        self.folder = folder
        self._known = known

    def holds(self, id: str) -> Provenance | None:
        """What is known of a paper, when its files are still as they were fetched."""
        found = self._known.get(id)
        return found if found and all(self._is_whole(origin) for origin in found.origins) else None

    def knows(self, id: str) -> bool:
        """Whether the paper was ever fetched, whatever became of its files."""
        return id in self._known

    def draft(self, name: str) -> BinaryIO:
        """A new file to write and read back, not yet in place."""
        return (self.folder / _WORK / name).open("w+b")

    def publish(self, provenance: Provenance, fetched: dict[str, BinaryIO]) -> None:
        """Put drafts in place under their names, then the provenance; drop the paper's files of another format."""
        before = self._known.get(provenance.id)
        for name, draft in fetched.items():
            draft.flush()
            os.fsync(draft.fileno())
            (self.folder / _WORK / name).replace(self.folder / name)
        _sync(self.folder)
        self.note(provenance)
        kept = {origin.file for origin in provenance.origins}
        for origin in before.origins if before else ():
            if origin.file not in kept and self._is_whole(origin):  # a file that the user changed is his
                (self.folder / origin.file).unlink()

    def note(self, provenance: Provenance) -> None:
        """Record what is now known of a paper whose files are in place."""
        if self._known.get(provenance.id) != provenance:
            add_provenance(self.folder, provenance)
            self._known[provenance.id] = provenance

    def _is_whole(self, origin: Origin) -> bool:
        try:
            with (self.folder / origin.file).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == origin.sha256
        except OSError:
            return False


@contextmanager
def open_store(folder: Path) -> Iterator[Store]:
    """A folder, made if need be, with what an earlier fetch left half done cleared away.

    Raises FolderBusy while another fetch writes to it, DiskFull (also out of the block), and GriffierError for a folder
    that cannot be written.
    """
    with _writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            shutil.rmtree(folder / _WORK, ignore_errors=True)
            (folder / _WORK).mkdir()
            store = Store(folder, read_provenance(folder))
            write_provenance(folder, store._known.values())
            _sync(folder)
            try:
                yield store
            finally:
                shutil.rmtree(folder / _WORK, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; the kernel lets go of it when the process ends, however it ends."""
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise FolderBusy(f"{folder}: another fetch is writing here; wait until it is done, or choose another "
                             "folder with --into") from busy
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _writing_to(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(f"{folder}: no space left ({error.strerror}); what was fetched is whole. Free some "
                           "space and run the same command again") from error
        raise GriffierError(f"{error.filename or folder}: cannot be written ({error.strerror or error}); choose "
                            "another folder with --into") from error


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
