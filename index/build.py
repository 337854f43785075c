"""Bringing an index up to date with papers: the one way anything gets written to an index.

    files → papers → passages in the store → versions settled → vectors for new texts → words and vectors of all
    → a new generation

Only one ingest at a time may write (IndexBusy). One that is killed leaves the generation in use as it was, and the
next goes on where it stopped. One that changes nothing makes no new generation.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from index.building import Building
from index.disk import exclusive, replace_text, writing_to
from index.embed import embed_missing
from index.embeddings import open_embeddings
from index.encoder import Encoder
from index.layout import Layout
from index.manifest import Manifest, check_files, read_manifest
from index.papers import Readers, Tally, drop_missing, take_papers
from index.publish import publish, remove_old
from index.report import Failure, IngestReport, Progress, Stage, silent
from index.settling import settle
from index.snapshot import check_model
from index.vectors import chosen_type
from ingest.errors import DiskFull
from ingest.read import find_papers

__all__ = ["Failure", "IngestReport", "Progress", "Readers", "Stage", "update_index"]


def update_index(
    folder: Path, paths: Sequence[Path], encoder: Encoder, *, prune: bool = False, vector_type: str | None = None,
    progress: Progress | None = None, readers: Readers | None = None,
) -> IngestReport:
    """Read files and folders into the index in `folder`, made if need be.

    A file is skipped while its content and the reader are the same. With `prune`, documents whose file lay in one
    of the given folders or ZIP files and is gone are dropped. `readers` says how files are read, and within which
    limits. `vector_type` forces a type, which later ingests keep; `auto` chooses by size again.

    Raises MissingPath, IndexBusy, DiskFull, WrongModel, WrongFormat, Damaged, BadRequest for an unknown
    `vector_type`, and IndexUnusable for a folder that cannot be written to.
    """
    began = time.perf_counter()
    chosen_type(1, None if vector_type == "auto" else vector_type)
    places = find_papers(paths)
    layout = Layout(folder)
    with writing_to(folder):
        layout.prepare()
        with exclusive(layout.lock):
            manifest = _current(layout, encoder)
            in_use, before = (manifest.generation, manifest.base) if manifest else (None, None)
            remove_old(layout, in_use, before)
            building = Building(layout, in_use, encoder)
            try:
                with writing_to(folder), closing(building):
                    tally = take_papers(building, places, encoder, progress or silent, readers or Readers())
                    if prune:
                        drop_missing(building, paths, tally)
                    forced = _forced(vector_type, manifest)
                    embedded, manifest = _finish(building, manifest, encoder, forced, progress or silent)
            except DiskFull:
                building.drop()  # it takes up room; its vectors are kept, and papers are read in no time
                raise
            report = _report(tally, embedded, manifest, time.perf_counter() - began)
            replace_text(layout.last_ingest, report.as_json())
            return report


def _current(layout: Layout, encoder: Encoder) -> Manifest | None:
    """What is in use, checked as a reader would, for the new generation starts from it."""
    name = layout.current_or_none()
    if name is None:
        return None
    manifest = read_manifest(layout.generation(name))
    check_model(layout.folder, manifest, encoder)
    check_files(layout.generation(name), manifest, contents=False)
    return manifest


def _forced(vector_type: str | None, manifest: Manifest | None) -> str | None:
    if vector_type is None:
        return manifest.forced if manifest else None
    return None if vector_type == "auto" else vector_type


def _finish(
    building: Building, manifest: Manifest | None, encoder: Encoder, forced: str | None, progress: Progress
) -> tuple[int, Manifest | None]:
    """Passages embedded, and the generation in use afterwards: a new one if there is anything new to it."""
    if not building.changed and (manifest is None or forced == manifest.forced):
        building.drop()
        return 0, manifest
    writer = building.writer()
    settle(writer)
    with closing(open_embeddings(building.layout.embeddings, building.path)) as embeddings:
        embedded = embed_missing(writer.store, embeddings, encoder, progress)
        return embedded, publish(building, embeddings, encoder, forced, progress)


def _report(tally: Tally, embedded: int, manifest: Manifest | None, took: float) -> IngestReport:
    return IngestReport(
        read=tally.read, skipped=tally.skipped, replaced=tally.replaced, removed=tally.removed,
        failed=tuple(tally.failed), generation=manifest.generation if manifest else None,
        documents=manifest.documents if manifest else 0, passages=manifest.passages if manifest else 0,
        embedded=embedded, took=took, older=manifest.older if manifest else 0,
    )
