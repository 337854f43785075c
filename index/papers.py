"""From files to the store: which papers are read, replaced, skipped, dropped, and which fail."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from index.building import Building
from index.context import context_text, embedding_text
from index.embeddings import keys_of
from index.encoder import Encoder
from index.report import Failure, Progress
from index.revision import reader_revision
from index.store import Known
from index.store_writer import Source
from ingest.errors import GriffierError, PaperError
from ingest.finding import ZIP, Loader, Place
from ingest.isolated import IsolatedReader
from ingest.isolated_worker import Limits, Read
from ingest.model import Paper
from ingest.read import paper_of
from ingest.readers import choose
from ingest.source import File
from ingest.split import split_long

_LOG = logging.getLogger(__name__)
_RESERVED = 4  # tokens that context and text may take more together than apart
_COMMITTED = 64  # papers read, then committed, at a time
_KEPT = "; the version read earlier stays in the index"
_FEW, _SHORT = 16, 2**18  # papers, and bytes of each: up to these texts are read without starting a process


@dataclass(frozen=True, slots=True)
class Readers:
    """How files become papers: by which function, within which limits, in how many processes (None: one a core)."""

    read: Read = paper_of
    limits: Limits = field(default_factory=Limits)
    processes: int | None = None


@dataclass(slots=True)
class Tally:
    """Counts of an ingest under way."""

    read: int = 0
    skipped: int = 0
    replaced: int = 0
    removed: int = 0
    failed: list[Failure] = field(default_factory=list)


def take_papers(
    building: Building, places: Sequence[Place], encoder: Encoder, progress: Progress, readers: Readers
) -> Tally:
    """Bring the store up to date with the papers. One that fails is told in the tally and stops nothing."""
    tally = Tally()
    with IsolatedReader(readers.read, readers.limits, readers.processes) as isolated, Loader() as present:
        few = len(places) <= _FEW
        outcomes = isolated.in_order(_jobs(building, places, present), lambda file: few and _is_quick(file))
        progress("read", 0, len(places))
        for done, (job, outcome) in enumerate(outcomes, start=1):
            try:
                if isinstance(outcome, PaperError):
                    raise outcome
                if outcome is None or job.source is None:
                    tally.skipped += 1
                else:
                    _take(building, outcome, job, encoder, tally, present)
            except PaperError as error:
                reason = str(error).removeprefix(f"{error.file}: ")
                tally.failed.append(Failure(error.file, reason + (_KEPT if job.known else "")))
            if done % _COMMITTED == 0:
                building.commit()
            progress("read", done, len(places))
    building.commit()
    return tally


def drop_missing(building: Building, roots: Sequence[Path], tally: Tally) -> None:
    """Remove the documents whose file lay in one of the folders or ZIP files and is gone."""
    whole = [str(root.resolve()) + "/" for root in roots if root.is_dir() or root.suffix.lower() == ZIP]
    with Loader() as loader:
        for path in building.store.paths() if building.store and whole else ():
            if path.startswith(tuple(whole)) and not loader.has(path):
                known = building.writer().store.known(path)
                if known:
                    building.writer().remove(known.id)
                    tally.removed += 1
    building.commit()


@dataclass(frozen=True, slots=True)
class _Job:
    """A paper to be read: where it lies, what the index has of it, and what it is; None for what cannot be had."""

    place: Place
    known: Known | None = None
    source: Source | None = None


def _jobs(
    building: Building, places: Sequence[Place], present: Loader
) -> Iterator[tuple[_Job, File | PaperError | None]]:
    """Each paper with its bytes, with None where it need not be read, or with what is wrong with it."""
    with Loader() as loader:
        for place in places:
            job = _Job(place)
            try:
                path = _path(place)
                job = _Job(place, building.store.known(path) if building.store else None)
                file = loader.load(place)
            except PaperError as error:
                yield job, error
                continue
            job = _Job(place, job.known, Source(path, _sha256(file), reader_revision()))
            yield job, None if _is_known(building, job, file, present) else file


def _is_known(building: Building, job: _Job, file: File, present: Loader) -> bool:
    """Whether the index has this file, or the same one under another path, as this reader reads it."""
    source, known = job.source, job.known
    if building.store is None or source is None:
        return False
    if known:
        return (known.sha256, known.revision) == (source.sha256, source.revision)
    copies = building.store.same_content(source.sha256, source.revision)
    return any(PurePath(one.path).name == file.base and present.has(one.path) for one in copies)


def _take(building: Building, read: Paper, job: _Job, encoder: Encoder, tally: Tally, present: Loader) -> None:
    name, source = job.place.name, job.source
    if source is None:
        return
    claimants = building.store.claimants(read.document.id) if building.store else []
    others = [one for one in claimants if one.path != source.path]
    there = [one for one in others if present.has(one.path)]
    if any(one.sha256 == source.sha256 and one.revision == source.revision for one in there):
        tally.skipped += 1  # the same file twice
        return
    base = PurePath(source.path).name
    moved = [one.id for one in others if one not in there
             and (one.sha256 == source.sha256 or PurePath(one.path).name == base)]
    try:
        paper = fitted(read, encoder)
        keys = keys_of(paper, encoder.fingerprint)
        building.writer().replace(paper, source, keys, moved)
    except (sqlite3.IntegrityError, UnicodeError) as error:
        raise PaperError(name, f"its passages cannot be stored ({error}); please report this paper") from error
    except (GriffierError, OSError, sqlite3.Error, MemoryError):
        raise
    except Exception as error:
        _LOG.exception("%s: the reader failed", name)
        raise PaperError(
            name, f"the reader failed on it ({type(error).__name__}: {error}); please report this paper"
        ) from error
    if job.known or moved:
        tally.replaced += 1
    else:
        tally.read += 1


def _path(place: Place) -> str:
    path = place.resolved()
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise PaperError(repr(place.name), "the file's name is no UTF-8; rename it") from error
    return path


def _sha256(file: File) -> str:
    """Of a file and the metadata that lies beside it: when either changes, the paper is read again."""
    if file.sidecar is None:
        return file.sha256
    return hashlib.sha256(file.sha256.encode() + hashlib.sha256(file.sidecar).digest()).hexdigest()


def _is_quick(file: File) -> bool:
    """Whether reading a file here is over sooner than a process has started, and safe: a text, and a short one."""
    try:
        return len(file.data) <= _SHORT and choose(file).name == "text"
    except PaperError:
        return True


def fitted(paper: Paper, encoder: Encoder) -> Paper:
    """The paper with passages too long for the encoder split, room left for the context that goes before them."""
    document = paper.document
    counts = encoder.count_tokens([embedding_text(document, passage) for passage in paper.passages])
    room = encoder.max_tokens - _RESERVED
    long = [passage for passage, count in zip(paper.passages, counts, strict=True) if count > room]
    if not long:
        return paper
    context = max(encoder.count_tokens([context_text(document, passage) for passage in long]))
    return split_long(paper, encoder.count_tokens, max(room - context, room // 2))
