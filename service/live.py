"""A Griffier that follows its index: each new generation is taken up as soon as it is there."""

from __future__ import annotations

import logging
import threading

from index.layout import Layout
from ingest.errors import GriffierError, IndexUnusable
from service.assemble import open_griffier
from service.griffier import Griffier
from service.settings import Settings

_LOG = logging.getLogger(__name__)


class Live:
    """Calling it gives the Griffier in use. Threads may share it.

    A question under way keeps the generation it began with. A new generation that cannot be opened is
    reported once in the log, and the one in use stays.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._layout = Layout(settings.index)
        self._lock = threading.Lock()
        self._griffier: Griffier | None = None
        self._refused: str | None = None

    def __call__(self) -> Griffier:
        """The Griffier of the newest generation that opens. Raises IndexUnusable while there is none yet."""
        current = self._griffier
        if current is None:
            with self._lock:
                return self._griffier or self._open()
        newest = self._newest()
        if newest not in (None, self._refused, current.snapshot.generation):
            self.reload()
        return self._griffier or current

    def reload(self) -> None:
        """Take up the newest generation, unless another thread is doing so already."""
        if not self._lock.acquire(blocking=False):
            return
        try:
            self._open()
            self._refused = None
        except GriffierError as error:
            self._refused = self._newest()
            _LOG.warning("the new generation is not taken up, the one in use stays: %s", error)
        finally:
            self._lock.release()

    def _open(self) -> Griffier:
        encoder = self._griffier.encoder if self._griffier else None
        reranking = self._griffier.reranking if self._griffier else None
        self._griffier = open_griffier(self._settings, encoder, reranking)
        _LOG.info("answering from generation %s", self._griffier.snapshot.generation)
        return self._griffier

    def _newest(self) -> str | None:
        try:
            return self._layout.read_current()
        except IndexUnusable:
            return None
