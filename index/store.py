"""Reading the store of a generation: documents, passages, and the tables that filters and references need.

One connection, opened once and guarded by a lock: queries take microseconds, and a connection opened later would
not find a generation that a newer ingest has removed meanwhile. An open one keeps working.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.arrays import IntArray
from ingest.errors import Damaged, NotFound
from ingest.model import Document, Passage, Speaker, document_from_json, passage_from_json, speaker_from_json
from ingest.official import page_of

_AT_ONCE = 500  # values in one `IN (…)`; SQLite takes at least 999
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the index knows of a file: the id of its document, its SHA-256, and the reader that read it.

    The SHA-256 is of its bytes, and of its metadata where it has any.
    """

    id: str
    path: str
    sha256: str
    revision: str


class Store:
    """A store behind an open connection; safe to use from several threads. Raises Damaged when SQLite balks."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self.path = path

    def close(self) -> None:
        """Close the connection; using the store afterwards raises sqlite3.ProgrammingError."""
        self._connection.close()

    def query(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        """All rows of one statement."""
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            raise Damaged(
                f"{self.path}: the store cannot be read ({error}); remove the index folder and ingest again"
            ) from error

    def documents(self, numbers: Sequence[int] | None = None) -> list[Document]:
        """All documents by id, older versions included, or those of the given numbers."""
        if numbers is None:
            found = self.query("SELECT json FROM documents ORDER BY id")
        else:
            found = sorted(self.among("SELECT id, json FROM documents WHERE number IN ({})", numbers))
        return [document_from_json(json.loads(row[-1])) for row in found]

    def document(self, document_id: str) -> Document:
        """Raises NotFound."""
        found = self.query("SELECT json FROM documents WHERE id = ?", (document_id,))
        if not found:
            raise _no_document(document_id)
        return document_from_json(json.loads(found[0][0]))

    def text(self, document_id: str) -> str:
        """The text that the spans of the document's passages index into. Raises NotFound."""
        found = self.query("SELECT text FROM documents WHERE id = ?", (document_id,))
        if not found:
            raise _no_document(document_id)
        return str(found[0][0])

    def passages(self, document_id: str) -> list[Passage]:
        """In reading order. Raises NotFound."""
        sql = """SELECT p.json FROM passages p JOIN documents d ON d.number = p.document
                 WHERE d.id = ? ORDER BY p.row"""
        found = self.query(sql, (document_id,))
        if not found:
            self.document(document_id)  # a document may have no passages; an unknown one raises
        return [passage_from_json(json.loads(row[0])) for row in found]

    def row_of(self, passage_id: str) -> int:
        """Raises NotFound."""
        found = self.query("SELECT row FROM passages WHERE id = ?", (passage_id,))
        if not found:
            raise NotFound(f"no passage {passage_id!r} in this index; ids look like `kst-26695-135#3`")
        return int(found[0][0])

    def speakers(self) -> list[Speaker]:
        """Everyone who speaks, each once."""
        found = self.query("SELECT json FROM speakers ORDER BY number")
        return [speaker_from_json(json.loads(row[0])) for row in found]

    def passages_at(self, rows: Sequence[int] | IntArray) -> list[Passage]:
        """Passages of the given rows, same rank in and out. Raises KeyError for an unknown row."""
        wanted = [int(row) for row in rows]
        found: dict[int, str] = dict(self.among("SELECT row, json FROM passages WHERE row IN ({})", wanted))
        return [passage_from_json(json.loads(found[row])) for row in wanted]

    def rows(self) -> IntArray:
        """Rows of all passages, ascending, int64 (n,)."""
        return as_rows(self.query("SELECT row FROM passages ORDER BY row"))

    def counts(self) -> tuple[int, int]:
        """Number of documents and of passages, without older versions."""
        everything = self.query("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM passages)")
        return int(everything[0][0]) - self.older(), int(everything[0][1]) - len(self.older_rows())

    def older_rows(self) -> IntArray:
        """Rows of the passages of older versions, ascending, int64 (n,)."""
        sql = """SELECT p.row FROM documents d JOIN passages p ON p.document = d.number
                 WHERE d.replaced_by IS NOT NULL ORDER BY p.row"""
        return as_rows(self.query(sql))

    def older(self) -> int:
        """Number of documents that are an older version of another."""
        return int(self.query("SELECT count(*) FROM documents WHERE replaced_by IS NOT NULL")[0][0])

    def size(self) -> int:
        """Number of documents, older versions included."""
        return int(self.query("SELECT count(*) FROM documents")[0][0])

    def known(self, path: str) -> Known | None:
        """What the index has of the file at this path."""
        found = self.query("SELECT id, path, sha256, revision FROM documents WHERE path = ?", (path,))
        return Known(*found[0]) if found else None

    def holder(self, document_id: str) -> Known | None:
        """The file that the document of this id came from."""
        found = self.query("SELECT id, path, sha256, revision FROM documents WHERE id = ?", (document_id,))
        return Known(*found[0]) if found else None

    def claimants(self, claimed: str) -> list[Known]:
        """The files whose documents were read with this id, whatever they are called now."""
        sql = "SELECT id, path, sha256, revision FROM documents WHERE claimed = ? ORDER BY path"
        return [Known(*row) for row in self.query(sql, (claimed,))]

    def same_content(self, sha256: str, revision: str) -> list[Known]:
        """The files with these bytes, read by this reader."""
        sql = "SELECT id, path, sha256, revision FROM documents WHERE sha256 = ? AND revision = ? ORDER BY path"
        return [Known(*row) for row in self.query(sql, (sha256, revision))]

    def paths(self) -> list[str]:
        """The files of all documents."""
        return [str(row[0]) for row in self.query("SELECT path FROM documents ORDER BY path")]

    def document_ids(self) -> list[str]:
        """Ids of all documents."""
        return [str(row[0]) for row in self.query("SELECT id FROM documents ORDER BY id")]

    def touched(self) -> list[str]:
        """Ids of the documents that differ from the generation this one started from."""
        return [str(row[0]) for row in self.query("SELECT id FROM touched ORDER BY id")]

    def origin(self) -> dict[str, str | None]:
        """What the generation was started from: base, fingerprint, format."""
        return dict(self.query("SELECT name, value FROM origin"))

    def each(self, document_ids: Sequence[str]) -> Iterator[tuple[Document, list[tuple[int, Passage]]]]:
        """The given documents that exist, each with its rows and passages, one at a time."""
        for document_id in document_ids:
            found = self.query("SELECT number, json FROM documents WHERE id = ?", (document_id,))
            if found:
                rows = self.query("SELECT row, json FROM passages WHERE document = ? ORDER BY row", (found[0][0],))
                passages = [(int(row), passage_from_json(json.loads(text))) for row, text in rows]
                yield document_from_json(json.loads(found[0][1])), passages

    def among(self, sql: str, values: Sequence[int]) -> Rows:
        """All rows of a statement with `IN ({})`, for however many values."""
        found: Rows = []
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            found += self.query(sql.format(",".join("?" * len(part))), part)
        return found


def as_rows(found: Rows) -> IntArray:
    """The first column as int64 (n,)."""
    return np.fromiter((row[0] for row in found), dtype=np.int64, count=len(found))


def open_store(path: Path) -> Store:
    """Open a finished store for reading: nobody writes to it, so SQLite need not lock. Raises Damaged."""
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection.execute("SELECT count(*) FROM origin").fetchone()
    except sqlite3.DatabaseError as error:
        raise Damaged(
            f"{path}: expected the store of an index ({error}); remove the index folder and ingest again"
        ) from error
    return Store(connection, path)


def _no_document(document_id: str) -> NotFound:
    return NotFound(f"no document {document_id!r} in this index; `griffier export --documents` lists them",
                    page_of(document_id))
