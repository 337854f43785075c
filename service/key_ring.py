"""The keys that a running service knows: those in the file, also when it changes."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from service.keys import Key, KeysUnusable, owner, read_keys

_LOG = logging.getLogger(__name__)
Stamp = tuple[int, int, int] | None


class KeyRing:
    """Keys of a file, read again when the file is another or has another time or size. Threads may share it.

    While the file cannot be read nobody gets in: a key that was to be revoked must not live on. Raises KeysUnusable
    when made with a file that cannot be read.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._stamp = self._now()
        self._keys: tuple[Key, ...] = read_keys(file)

    def owner(self, secret: str) -> str | None:
        """Name of the key, None for one that is not in the file now."""
        with self._lock:
            stamp = self._now()
            if stamp != self._stamp:
                self._stamp = stamp
                self._keys = self._read()
            keys = self._keys
        return owner(secret, keys)

    def _read(self) -> tuple[Key, ...]:
        try:
            keys = read_keys(self._file)
        except KeysUnusable as error:
            _LOG.error("no key is accepted until this is mended: %s", error)
            return ()
        _LOG.info("%d API keys read from %s", len(keys), self._file)
        return keys

    def _now(self) -> Stamp:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
