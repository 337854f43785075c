"""Writing the store of the generation being built.

A paper goes in whole or not at all, and many go in with one commit, for a commit waits for the disk.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.disk import sync_file
from index.schema import SCHEMA
from index.speakers import speaker_terms
from index.store import Store
from ingest.model import Paper, Passage, Speaker, as_json


@dataclass(frozen=True, slots=True)
class Source:
    """The file a paper came from, by resolved path, SHA-256 of its bytes, and the reader that read it."""

    path: str
    sha256: str
    revision: str


class StoreWriter:
    """A store open for writing; `store` reads what has been written so far. Raises sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.store = Store(connection, path)

    def close(self) -> None:
        """Close the file; what is not committed is lost."""
        self._connection.close()

    def commit(self) -> None:
        """Make what was written last, and visible to other connections."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def replace(self, paper: Paper, source: Source, keys: Sequence[Sequence[bytes]]) -> None:
        """Put a paper in the place of whatever had its file or its id. `keys` name the vectors of each passage's units.

        Raises sqlite3.IntegrityError, and changes nothing, when two passages share an id.
        """
        with self._whole():
            taken = self.store.query(
                "SELECT id FROM documents WHERE path = ? OR id = ?", (source.path, paper.document.id)
            )
            for (document_id,) in taken:
                self._delete(str(document_id))
            number = self._add_document(paper, source)
            for passage, own in zip(paper.passages, keys, strict=True):
                self._add_passage(number, passage, own)

    def remove(self, document_id: str) -> None:
        """Drop a document and its passages."""
        with self._whole():
            self._delete(document_id)

    def tidy(self) -> None:
        """Drop the speakers that nobody is any more. Commits."""
        with self._whole():
            for table, column in (("speaker_terms", "speaker"), ("speakers", "number")):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE {column} NOT IN (SELECT speaker FROM passages WHERE speaker NOT NULL)"
                )
        self.commit()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """All of the writes within, or none."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")
        self._connection.execute("SAVEPOINT whole")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk ends the transaction by itself
                self._connection.execute("ROLLBACK TO whole")
                self._connection.execute("RELEASE whole")
            raise
        self._connection.execute("RELEASE whole")

    def _delete(self, document_id: str) -> None:
        self._connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        self._touch(document_id)

    def _touch(self, document_id: str) -> None:
        self._connection.execute("INSERT OR IGNORE INTO touched VALUES (?)", (document_id,))

    def _add_document(self, paper: Paper, source: Source) -> int:
        document = paper.document
        cursor = self._connection.execute(
            "INSERT INTO documents (id, kind, date, path, sha256, revision, json, text) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (document.id, document.kind, document.date, source.path, source.sha256, source.revision,
             _dump(document), paper.text),
        )
        number = int(cursor.lastrowid or 0)
        self._connection.executemany(
            "INSERT OR IGNORE INTO dossiers VALUES (?, ?)", [(number, dossier) for dossier in document.dossiers]
        )
        self._touch(document.id)
        return number

    def _add_passage(self, number: int, passage: Passage, keys: Sequence[bytes]) -> None:
        cursor = self._connection.execute(
            "INSERT INTO passages (id, document, ordinal, kind, speaker, json) VALUES (?, ?, ?, ?, ?, ?)",
            (passage.id, number, passage.ordinal, passage.kind, self._speaker(passage.speaker), _dump(passage)),
        )
        self._connection.executemany(
            "INSERT INTO units VALUES (?, ?, ?)", [(cursor.lastrowid, place, key) for place, key in enumerate(keys)]
        )
        targets = dict.fromkeys([*passage.references, *(one for note in passage.footnotes for one in note.references)])
        self._connection.executemany(
            "INSERT INTO reference VALUES (?, ?, ?)",
            [(cursor.lastrowid, place, target) for place, target in enumerate(targets)],
        )

    def _speaker(self, speaker: Speaker | None) -> int | None:
        if speaker is None:
            return None
        text = _dump(speaker)
        found = self._connection.execute("SELECT number FROM speakers WHERE json = ?", (text,)).fetchone()
        if found:
            return int(found[0])
        number = self._connection.execute("INSERT INTO speakers (json) VALUES (?)", (text,)).lastrowid
        self._connection.executemany(
            "INSERT INTO speaker_terms VALUES (?, ?)", [(term, number) for term in speaker_terms(speaker)]
        )
        return number


def start_store(path: Path, base: Path | None, origin: Mapping[str, str | None]) -> None:
    """Make the store of a new generation, empty or a copy of `base`; it has its name only once it is complete."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    if base is not None:
        shutil.copyfile(base, draft)
        draft.chmod(0o644)
    with closing(_connect(draft)) as connection:
        if base is None:
            connection.executescript(f"BEGIN; {SCHEMA} COMMIT;")
        connection.execute("BEGIN")
        connection.execute("DELETE FROM touched")
        connection.execute("DELETE FROM origin")
        connection.executemany("INSERT INTO origin VALUES (?, ?)", list(origin.items()))
        connection.execute("COMMIT")
    sync_file(draft)
    draft.replace(path)
    sync_file(path.parent)


def open_writer(path: Path) -> StoreWriter:
    """Open the store being built. A transaction that a crash left half done is rolled back here."""
    return StoreWriter(_connect(path), path)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _dump(value: object) -> str:
    return json.dumps(as_json(value), ensure_ascii=False, separators=(",", ":"))
