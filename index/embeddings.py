"""Every vector ever computed, by the SHA-256 of model and text, so that nothing is embedded twice.

It lives beside the generations, not in them: a paper that comes back, a heading that is restored, a killed ingest
and a damaged generation all find their vectors here, and a new generation need not copy them. Readers never open it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from index.arrays import FloatArray, IntArray
from index.units import ASKED, PLACES, asked_in, units_of
from ingest.errors import Damaged
from ingest.model import Paper

_AT_ONCE = 4096  # vectors in memory at a time


class Embeddings:
    """The cache, open beside the store of the generation being built."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def put(self, keys: Sequence[bytes], vectors: FloatArray) -> None:
        """Keep vectors, float32 (n, d), in one transaction."""
        with self._connection:
            self._connection.executemany(
                "INSERT OR IGNORE INTO embeddings (key, vector) VALUES (?, ?)",
                [(key, vector.astype("<f4").tobytes()) for key, vector in zip(keys, vectors, strict=True)],
            )

    def missing(self) -> list[tuple[int, bytes]]:
        """Ids of the store's units without a vector, with their keys; of several with one text, the first."""
        sql = f"""SELECT min(u.passage * {PLACES} + u.place), u.embedding FROM store.units u
                 WHERE NOT EXISTS (SELECT 1 FROM embeddings e WHERE e.key = u.embedding)
                 GROUP BY u.embedding ORDER BY 1"""
        return [(int(unit), bytes(key)) for unit, key in self._connection.execute(sql)]

    def stream(self) -> Iterator[tuple[IntArray, FloatArray]]:
        """Ids of units, int64 (n,), with their vectors, float32 (n, d), all by ascending id, a part at a time."""
        sql = f"""SELECT u.passage * {PLACES} + u.place, e.vector
                 FROM store.units u JOIN embeddings e ON e.key = u.embedding ORDER BY u.passage, u.place"""
        cursor = self._connection.execute(sql)
        while part := cursor.fetchmany(_AT_ONCE):
            units = np.fromiter((unit for unit, _ in part), dtype=np.int64, count=len(part))
            flat = np.frombuffer(b"".join(vector for _, vector in part), dtype="<f4")
            yield units, flat.reshape(len(part), -1)

    def units(self) -> int:
        """Number of units in the store being built."""
        return int(self._connection.execute("SELECT count(*) FROM store.units").fetchone()[0])


def key_of(fingerprint: str, text: str) -> bytes:
    """32 bytes that name the vector of a text under a model."""
    return hashlib.sha256(fingerprint.encode() + b"\0" + text.encode("utf-8")).digest()


def keys_of(paper: Paper, fingerprint: str) -> list[dict[int, bytes]]:
    """Keys of the units of each passage, in order, by the unit's place."""
    document = paper.document
    found = [
        {place: key_of(fingerprint, unit.text) for place, unit in enumerate(units_of(document, passage))}
        for passage in paper.passages
    ]
    whole = {passage.id: keys[0] for passage, keys in zip(paper.passages, found, strict=True)}
    for passage, keys in zip(paper.passages, found, strict=True):
        # The text of a question is that of its own first unit, and so is the key.
        keys |= {ASKED + at: whole[one] for at, one in enumerate(asked_in(passage)) if one in whole}
    return found


def open_embeddings(path: Path, store: Path) -> Embeddings:
    """Open or make the cache, with the store being built attached as `store`. Raises Damaged or sqlite3.Error."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("CREATE TABLE IF NOT EXISTS embeddings (key BLOB NOT NULL UNIQUE, vector BLOB NOT NULL)")
        connection.execute("ATTACH DATABASE ? AS store", (str(store),))
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorcode in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise Damaged(
                f"{path}: expected the vectors computed earlier ({error}); remove this file and ingest again, they "
                "are then computed anew"
            ) from error
        raise
    return Embeddings(connection)
