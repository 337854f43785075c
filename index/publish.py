"""From the store being built to a generation in use.

    words, vectors → manifest, last → everything synced → building/ becomes generations/<id>
    → synced → CURRENT switched → generations before the previous one removed

Whatever moment the process ends at, CURRENT names a generation that is whole.
"""

from __future__ import annotations

import secrets
import shutil
from datetime import UTC, datetime

import numpy as np

from index.arrays import FloatArray, IntArray
from index.building import Building
from index.disk import sync_file, sync_tree
from index.embeddings import Embeddings
from index.encoder import Encoder
from index.layout import Layout
from index.lexical_build import write_lexical
from index.manifest import FORMAT, Manifest, griffier_version, sums_of, write_manifest
from index.report import Progress, now
from index.store import Store
from index.vectors import VectorType, chosen_type
from index.vectors_build import build_vectors
from ingest.errors import IndexUnusable

_STEPS = 6
_AFRESH = 3  # from a third of the documents changed, the words are indexed anew: deleted ones weigh on BM25


def publish(
    building: Building, embeddings: Embeddings, encoder: Encoder, forced: str | None, progress: Progress
) -> Manifest:
    """Make the generation being built the one in use. Raises OSError, RuntimeError or ValueError on a full disk."""
    layout, writer = building.layout, building.writer()
    _write_words(layout, building.base, writer.store, progress)
    kind = _write_vectors(layout, embeddings, encoder.dimension, forced, progress)
    documents, passages = writer.store.counts()
    older = writer.store.older()
    progress("publish", 0, _STEPS)
    writer.tidy()
    embeddings.close()
    building.close()
    progress("publish", 1, _STEPS)
    manifest = Manifest(
        format=FORMAT, griffier=griffier_version(), generation=new_generation(), base=building.base, created=now(),
        model=encoder.name, fingerprint=encoder.fingerprint, dimension=encoder.dimension, documents=documents,
        passages=passages, vector_type=kind, forced=forced, files=sums_of(layout.building), older=older,
    )
    write_manifest(layout.building, manifest)
    progress("publish", 2, _STEPS)
    sync_tree(layout.building)
    progress("publish", 3, _STEPS)
    layout.building.rename(layout.generation(manifest.generation))
    sync_file(layout.generations)
    sync_file(layout.folder)
    progress("publish", 4, _STEPS)
    layout.switch(manifest.generation)
    progress("publish", 5, _STEPS)
    remove_old(layout, manifest.generation, manifest.base)
    progress("publish", 6, _STEPS)
    return manifest


def new_generation() -> str:
    """A name that begins with the time, and that two indexes never share."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"


def remove_old(layout: Layout, current: str | None, previous: str | None) -> None:
    """Remove all generations but the one in use and the one before, which readers may be about to open."""
    for folder in layout.generations.iterdir():
        if folder.name not in (current, previous):
            shutil.rmtree(folder, ignore_errors=True)


def _write_words(layout: Layout, base: str | None, store: Store, progress: Progress) -> None:
    touched = store.touched()
    afresh = base is None or len(touched) * _AFRESH >= store.size()
    chosen = store.document_ids() if afresh else touched
    progress("words", 0, len(chosen))
    folder = layout.building / "lexical"
    entries = store.each(chosen)
    if afresh or base is None:
        write_lexical(folder, None, [], entries)
    else:
        write_lexical(folder, layout.generation(base) / "lexical", touched, entries)
    progress("words", len(chosen), len(chosen))


def _write_vectors(
    layout: Layout, embeddings: Embeddings, dimension: int, forced: str | None, progress: Progress
) -> VectorType:
    """Through a plain file, so that not all vectors need be in memory at once."""
    count = embeddings.units()
    kind = chosen_type(count, forced)
    draft = layout.building / "vectors.draft"
    rows: list[IntArray] = [np.empty(0, dtype=np.int64)]
    progress("vectors", 0, count)
    with draft.open("wb") as file:
        for part, vectors in embeddings.stream():
            rows.append(part)
            file.write(vectors.tobytes())
            progress("vectors", sum(map(len, rows)), count)
    ids = np.concatenate(rows)
    if len(ids) != count or draft.stat().st_size != 4 * count * dimension:
        raise IndexUnusable(
            f"{layout.embeddings}: expected vectors of {dimension} numbers for {count} units, found other ones; "
            "remove this file and ingest again"
        )
    mapped: FloatArray = (
        np.memmap(draft, dtype="<f4", mode="r", shape=(count, dimension))
        if count
        else np.empty((0, dimension), dtype=np.float32)
    )
    build_vectors(layout.building, kind, mapped, ids)
    draft.unlink()
    return kind
