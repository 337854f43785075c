"""Papers among files, folders and ZIP files, and their bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Self

from ingest.archive import Archive, Member, is_archive
from ingest.errors import MissingPath, PaperError, PaperTooLarge, UnsafeArchive
from ingest.readers import readers
from ingest.sidecars import Sidecars, is_metadata, papers_among
from ingest.source import File, read_file

ZIP = ".zip"
_NESTED = (ZIP, ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_MOST_METADATA = 4 * 2**20  # bytes
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"<")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a paper lies: in a file, or as `member` of a ZIP file; `sidecar` is its metadata, in the same container.

    `problem` is what there is instead, where that can be told already.
    """

    path: Path
    member: str = ""
    sidecar: str = field(default="", compare=False)
    problem: PaperError | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """As users and errors see it: `map/archief.zip/kst-1-2.xml`."""
        return f"{self.path}/{self.member}" if self.member else str(self.path)

    def resolved(self) -> str:
        """The same from the root, links followed: what the index knows it by."""
        return replace(self, path=self.path.resolve()).name


def find_papers(paths: Sequence[Path]) -> list[Place]:
    """The papers among files and, recursively, folders and ZIP files, less hidden ones and README and the like.

    In folders and ZIP files papers are told by their extension, and by their first bytes where they have none. A file
    that is named itself is always taken, unless it is the metadata of a paper. Raises MissingPath for a path that is
    not there.
    """
    known = paper_suffixes()
    beside = _Beside(known)
    found: dict[Place, Place] = {}
    for path in paths:
        if path.is_dir():
            places = _in_folder(path, known)
        elif path.exists():
            places = _named(path, known, beside)
        else:
            raise MissingPath(f"{path}: no such file or folder; give a paper or a folder of papers")
        for place in places:
            found.setdefault(place, place)
    return sorted(found.values())


def paper_suffixes() -> frozenset[str]:
    """Extensions of all readers, lower case with their dot."""
    return frozenset(suffix for reader in readers() for suffix in reader.suffixes)


class Loader:
    """Takes the bytes of papers from where they lie; an archive stays open until another is asked for."""

    def __init__(self) -> None:
        self._archive: Archive | None = None
        self._members: dict[str, Member] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._archive is not None:
            self._archive.close()

    def load(self, place: Place) -> File:
        """Raises a PaperError that names the file, or the member."""
        if place.problem is not None:
            raise place.problem
        if not place.member:
            file = read_file(place.path)
            return replace(file, sidecar=_metadata(read_file(Path(place.sidecar)))) if place.sidecar else file
        archive = self._open(place.path)
        file = archive.read(self._member(place, place.member))
        if not place.sidecar:
            return file
        return replace(file, sidecar=_metadata(archive.read(self._member(place, place.sidecar))))

    def has(self, name: str) -> bool:
        """Whether a paper is still where it was, by `Place.resolved`."""
        path = Path(name)
        if path.is_file():
            return True
        for parent in path.parents:
            if parent.is_file():
                try:
                    self._open(parent)
                except PaperError:
                    return True  # it is there, in what cannot be opened now
                return str(path.relative_to(parent)) in self._members
        return False

    def _open(self, path: Path) -> Archive:
        if self._archive is None or self._archive.path != path:
            if self._archive is not None:
                self._archive.close()
                self._archive = None
            self._archive = Archive(path)
            self._members = {member.name: member for member in self._archive.members()}
        return self._archive

    def _member(self, place: Place, name: str) -> Member:
        if name not in self._members:
            raise UnsafeArchive(place.name, "is gone from its ZIP file; ingest again")
        return self._members[name]


class _Beside:
    """The metadata beside files that are named one by one; a folder is looked through once."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self._folders: dict[Path, Sidecars] = {}

    def __call__(self, path: Path) -> str:
        folder = path.parent
        if folder not in self._folders:
            names = [PurePosixPath(one.name) for one in folder.iterdir() if one.is_file()]
            names += [PurePosixPath(one.parent.name, one.name) for one in folder.glob("*/metadata*.xml")]
            head = _Head(folder)
            papers = papers_among(names, self._known, head)
            self._folders[folder] = Sidecars(papers, {one for one in names if is_metadata(one, head)}, head)
        found = self._folders[folder].of(PurePosixPath(path.name))
        return str(folder / found) if found else ""


def _in_folder(folder: Path, known: frozenset[str]) -> Iterator[Place]:
    head = _Head(folder)
    names = [PurePosixPath(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()]
    names = [name for name in names if name.suffix or head(name, 8).lstrip().startswith(_MAGIC)]
    for name, sidecar in papers_among(names, known | {ZIP, ""}, head).items():
        place = Place(folder / name, sidecar=str(folder / sidecar) if sidecar else "")
        yield from _opened(place, known) if name.suffix.lower() in (ZIP, "") else (place,)


def _named(path: Path, known: frozenset[str], beside: _Beside) -> Iterator[Place]:
    if path.is_file() and not is_metadata(PurePosixPath(path.name), _Head(path.parent)):
        yield from _opened(Place(path, sidecar=beside(path)), known)
    elif not path.is_file():
        yield Place(path)


def _opened(place: Place, known: frozenset[str]) -> Iterator[Place]:
    """The papers in a ZIP file, or the place itself when it is one document."""
    if not is_archive(place.path):
        yield place
        return
    try:
        with Archive(place.path) as archive:
            if archive.is_document:
                yield place
            else:
                yield from _members(archive, known)
    except PaperError as error:
        yield place if place.path.suffix.lower() in known else replace(place, problem=error)


def _members(archive: Archive, known: frozenset[str]) -> Iterator[Place]:
    members = {PurePosixPath(member.name): member for member in archive.members()}

    def head(name: PurePosixPath, size: int) -> bytes:
        return archive.head(members[name], size)

    for name, sidecar in papers_among(members, {*known, *_NESTED}, head).items():
        place = Place(archive.path, str(name), str(sidecar) if sidecar else "")
        if name.suffix.lower() in _NESTED:
            reason = "an archive within an archive; unpack the outer one and ingest what is in it"
            place = replace(place, problem=UnsafeArchive(place.name, reason))
        yield place


@dataclass(frozen=True, slots=True)
class _Head:
    folder: Path

    def __call__(self, name: PurePosixPath, size: int) -> bytes:
        try:
            with (self.folder / name).open("rb") as file:
                return file.read(size)
        except OSError:
            return b""


def _metadata(file: File) -> bytes:
    if len(file.data) > _MOST_METADATA:
        raise PaperTooLarge(file.name, f"{len(file.data):,} bytes of metadata; remove it to ingest the paper without")
    return file.data
