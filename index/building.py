"""The generation being built: begun from the one in use, or gone on with where a killed ingest left it."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from pathlib import Path

from index.encoder import Encoder
from index.layout import Layout
from index.manifest import FORMAT
from index.store import Store, open_store
from index.store_writer import StoreWriter, open_writer, start_store
from ingest.errors import GriffierError

STORE = "store.sqlite"
_LOG = logging.getLogger(__name__)


class Building:
    """Writes go to `building/`, which is made when the first one comes: an ingest without changes copies nothing.

    `store` reads the state an ingest goes on from: what is being built, else what is in use, else None.
    """

    def __init__(self, layout: Layout, base: str | None, encoder: Encoder) -> None:
        self.layout = layout
        self.base = base
        self._origin = {"base": base, "fingerprint": encoder.fingerprint, "format": str(FORMAT)}
        self._writer = self._resumed()
        self._reader = None
        if self._writer is None and base is not None:
            self._reader = open_store(layout.generation(base) / STORE)

    @property
    def store(self) -> Store | None:
        """Documents as they will be, None before the first."""
        return self._writer.store if self._writer else self._reader

    @property
    def changed(self) -> bool:
        """Whether any document differs from the generation in use."""
        return self._writer is not None and bool(self._writer.store.touched())

    @property
    def path(self) -> Path:
        """The store's file."""
        return self.layout.building / STORE

    def writer(self) -> StoreWriter:
        """The store to write to, begun if need be."""
        if self._writer is None:
            shutil.rmtree(self.layout.building, ignore_errors=True)
            self.layout.building.mkdir()
            base = self.layout.generation(self.base) / STORE if self.base else None
            start_store(self.path, base, self._origin)
            self._writer = open_writer(self.path)
        return self._writer

    def commit(self) -> None:
        """Make what was written last."""
        if self._writer is not None:
            self._writer.commit()

    def close(self) -> None:
        """Close the files; what is committed stays for the next ingest."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def drop(self) -> None:
        """Forget what was being built."""
        self.close()
        shutil.rmtree(self.layout.building, ignore_errors=True)

    def _resumed(self) -> StoreWriter | None:
        """What a killed ingest left, if it was begun from the same generation, model and format."""
        if not self.path.exists():
            return None
        writer = None
        try:
            writer = open_writer(self.path)
            if writer.store.origin() == self._origin:
                return writer
        except (GriffierError, sqlite3.Error) as error:
            _LOG.warning("%s cannot be gone on with (%s); beginning anew", self.path, error)
        if writer is not None:
            writer.close()
        return None
