"""From files to the store: which papers are read, replaced, skipped, dropped, and which fail."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.building import Building
from index.context import context_text, embedding_text
from index.disk import sha256_of
from index.embeddings import keys_of
from index.encoder import Encoder
from index.report import Failure, Progress
from index.revision import reader_revision
from index.store import Known
from index.store_writer import Source
from ingest.errors import PaperError, UnreadableFile
from ingest.model import Paper
from ingest.read import read_paper
from ingest.split import split_long

_LOG = logging.getLogger(__name__)
_RESERVED = 4  # tokens that context and text may take more together than apart
_COMMITTED = 64  # papers read, then committed, at a time
_KEPT = "; the version read earlier stays in the index"


@dataclass(slots=True)
class Tally:
    """Counts of an ingest under way."""

    read: int = 0
    skipped: int = 0
    replaced: int = 0
    removed: int = 0
    failed: list[Failure] = field(default_factory=list)


def take_papers(building: Building, files: Sequence[Path], encoder: Encoder, progress: Progress) -> Tally:
    """Bring the store up to date with the files. A paper that fails is told in the tally and stops nothing."""
    tally = Tally()
    for done, file in enumerate(files):
        progress("read", done, len(files))
        known = None
        try:
            path = _path(file)
            known = building.store.known(path) if building.store else None
            source = Source(path, _sha256(file), reader_revision())
            if known and (known.sha256, known.revision) == (source.sha256, source.revision):
                tally.skipped += 1
            else:
                _take(building, file, source, known, encoder, tally)
        except PaperError as error:
            reason = str(error).removeprefix(f"{error.file}: ")
            tally.failed.append(Failure(error.file, reason + (_KEPT if known else "")))
        if done % _COMMITTED == _COMMITTED - 1:
            building.commit()
    building.commit()
    progress("read", len(files), len(files))
    return tally


def drop_missing(building: Building, folders: Sequence[Path], tally: Tally) -> None:
    """Remove the documents whose file lay in one of the folders and is gone."""
    roots = [folder.resolve() for folder in folders if folder.is_dir()]
    for path in building.store.paths() if building.store else ():
        if any(root in Path(path).parents for root in roots) and not Path(path).exists():
            known = building.writer().store.known(path)
            if known:
                building.writer().remove(known.id)
                tally.removed += 1
    building.commit()


def _take(
    building: Building, file: Path, source: Source, known: Known | None, encoder: Encoder, tally: Tally
) -> None:
    paper = _read(file, encoder)
    holder = building.store.holder(paper.document.id) if building.store else None
    if holder and holder.path != source.path and Path(holder.path).exists():
        if holder.sha256 == source.sha256:
            tally.skipped += 1
            return
        raise PaperError(
            str(file),
            f"has the id {holder.id!r}, which the index has from {holder.path}; remove or rename one of the two",
        )
    keys = keys_of(paper, encoder.fingerprint)
    try:
        building.writer().replace(paper, source, keys)
    except (sqlite3.IntegrityError, UnicodeError) as error:
        raise PaperError(str(file), f"its passages cannot be stored ({error}); please report this paper") from error
    if known or holder:
        tally.replaced += 1
    else:
        tally.read += 1


def _path(file: Path) -> str:
    path = str(file.resolve())
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise PaperError(repr(str(file)), "the file's name is no UTF-8; rename it") from error
    return path


def _sha256(file: Path) -> str:
    try:
        return sha256_of(file)
    except OSError as error:
        raise UnreadableFile(str(file), f"the operating system refuses it ({error.strerror})") from error


def _read(file: Path, encoder: Encoder) -> Paper:
    """A paper with passages that fit the encoder. Whatever goes wrong in the reader is this paper's failure."""
    try:
        return fitted(read_paper(file), encoder)
    except PaperError:
        raise
    except Exception as error:
        _LOG.exception("%s: the reader failed", file)
        raise PaperError(
            str(file), f"the reader failed on it ({type(error).__name__}: {error}); please report this paper"
        ) from error


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
