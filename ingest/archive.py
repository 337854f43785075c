"""ZIP files of papers: which members there are, and the bytes of each.

Nothing is ever unpacked to disk, so a member's name can do no harm; it is only cleaned for those who read it. What an
archive says of itself is not trusted: its directory is measured before it is read, and of a member no more bytes are
taken than a paper has.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ingest.errors import DamagedPaper, EncryptedPaper, PaperError, UnreadableFile, UnsafeArchive
from ingest.source import MAX_BYTES, File

MAGIC = b"PK\x03\x04"
MOST_MEMBERS = 20_000
MOST_BYTES = 4 * 2**30  # of all members together, unpacked
_DIRECTORY = 8 * 2**20  # bytes; twenty thousand long names
_RATIO, _SMALL = 250, 2**20  # text packs ten to one; what is small may be packed as tight as it likes
_END, _END64 = b"PK\x05\x06", b"PK\x06\x06"
_END_SIZE, _LOCATOR_SIZE, _COMMENT = 22, 20, 0xFFFF
_PIECE = 2**20
_OFFICE = frozenset({"[content_types].xml", "mimetype"})
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # of the others some take memory as their header says
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, OverflowError, OSError
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its place in the directory, and its name with what could mislead taken out."""

    place: int
    name: str


class Archive:
    """An open ZIP file. Raises DamagedPaper or UnsafeArchive, naming it, when made of what is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        name = str(path)
        try:
            _check_directory(path)
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise UnreadableFile(name, "is gone") from None
        except PermissionError as error:
            raise UnreadableFile(name, f"cannot be read ({error.strerror}); check its permissions") from error
        except _FAULTS as error:
            raise DamagedPaper(name, f"no ZIP file that can be opened ({error}); pack it again") from error
        self._infos = self._zip.infolist()
        if len(self._infos) > MOST_MEMBERS:
            self.close()
            raise UnsafeArchive(name, f"{len(self._infos):,} files in it, at most {MOST_MEMBERS:,} are taken; split it")
        if (total := sum(one.file_size for one in self._infos)) > MOST_BYTES:
            self.close()
            raise UnsafeArchive(name, f"{total:,} bytes unpacked, at most {MOST_BYTES:,} are taken; split it")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    @property
    def is_document(self) -> bool:
        """Whether this is no archive but one document, as of a word processor."""
        return any(one.filename.lower() in _OFFICE for one in self._infos[:50])

    def members(self) -> list[Member]:
        """The files in it, in the order of the directory; of several with one name the last, as unpacking would."""
        found = {
            name: Member(place, name)
            for place, one in enumerate(self._infos)
            if (name := _clean(one.filename)) and not one.is_dir()  # which fails where there is no name
        }
        return sorted(found.values(), key=lambda one: one.place)

    def head(self, member: Member, size: int) -> bytes:
        """The first bytes of a member; empty when it cannot be read."""
        try:
            with self._zip.open(self._infos[member.place]) as file:
                return file.read(size)
        except (*_FAULTS, RuntimeError):
            return b""

    def read(self, member: Member, limit: int = MAX_BYTES) -> File:
        """A member's bytes. Raises EncryptedPaper, DamagedPaper or UnsafeArchive that names it."""
        info = self._infos[member.place]
        name = f"{self.path}/{member.name}"
        if info.flag_bits & 0x1:
            raise EncryptedPaper(name, "locked with a password; unpack the ZIP file yourself and ingest what is in it")
        if info.compress_type not in _METHODS:
            raise DamagedPaper(name, f"packed by method {info.compress_type}; pack it again as plain ZIP (deflate)")
        if info.file_size > _SMALL and info.file_size > _RATIO * max(info.compress_size, 1):
            raise UnsafeArchive(name, f"{info.file_size:,} bytes packed into {info.compress_size:,}: no paper is")
        try:
            return File(name, self._bytes(info, name, limit))
        except PaperError:
            raise
        except (*_FAULTS, RuntimeError) as error:
            raise DamagedPaper(name, f"cannot be taken out of its ZIP file ({error}); pack it again") from error

    def _bytes(self, info: zipfile.ZipInfo, name: str, limit: int) -> bytes:
        parts, size = [], 0
        with self._zip.open(info) as file:
            while part := file.read(_PIECE):
                size += len(part)
                if size > limit:
                    raise UnsafeArchive(name, f"more than {limit:,} bytes unpacked; no paper has as many")
                parts.append(part)
        return b"".join(parts)


def is_archive(path: Path) -> bool:
    """Whether a file begins like a ZIP file."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _check_directory(path: Path) -> None:
    """Raises BadZipFile where the directory is absent or larger than one of papers: it is read whole."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        start = max(0, size - _END_SIZE - _COMMENT - _LOCATOR_SIZE)
        file.seek(start)
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) - at < _END_SIZE:
            raise zipfile.BadZipFile("its end is missing")
        listed = int(struct.unpack_from("<L", tail, at + 12)[0])
        if listed == 0xFFFFFFFF and at >= _LOCATOR_SIZE:
            file.seek(min(size, struct.unpack_from("<Q", tail, at - _LOCATOR_SIZE + 8)[0]))
            record = file.read(56)
            if record[:4] != _END64 or len(record) < 56:
                raise zipfile.BadZipFile("its end is damaged")
            listed = int(struct.unpack_from("<Q", record, 40)[0])
        if listed > _DIRECTORY:
            raise zipfile.BadZipFile(f"a directory of {listed:,} bytes")


def _clean(name: str) -> str:
    """`/../a\\b.xml` as `a/b.xml`; characters that do not print are replaced."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "".join(char if char.isprintable() else "�" for char in "/".join(parts))
