"""Writing the store of the generation being built.

A paper goes in whole or not at all, and many go in with one commit, for a commit waits for the disk.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from index.disk import sync_file
from index.renaming import renamed, renamed_passage
from index.schema import SCHEMA
from index.sketch import FEW, hashes_of, sketch_of
from index.speakers import speaker_terms
from index.store import Store
from index.versions import Standing, alike_key
from ingest.model import Paper, Passage, Speaker, as_json, document_from_json, passage_from_json


@dataclass(frozen=True, slots=True)
class Source:
    """The file a paper came from, by resolved path, SHA-256 of its bytes and its metadata, and the reader of it."""

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

    def replace(
        self, paper: Paper, source: Source, keys: Sequence[Mapping[int, bytes]], instead_of: Sequence[str] = ()
    ) -> None:
        """Put a paper in the place of what came from its file, and of the documents `instead_of`.

        `keys` name the vectors of each passage's units, by their places. Where another file has its id, it gets one
        of its own until `index.settling` says which is current. Raises sqlite3.IntegrityError, and changes nothing,
        when two passages share an id.
        """
        with self._whole():
            taken = self.store.query("SELECT id FROM documents WHERE path = ?", (source.path,))
            for document_id in {*instead_of, *(str(row[0]) for row in taken)}:
                self._delete(document_id)
            claimed = paper.document.id
            if self.store.holder(claimed):
                paper = renamed(paper, self._free(f"{claimed}@{source.sha256[:8]}"))
            number = self._add_document(paper, source, claimed)
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

    def stand(self, number: int, standing: Standing) -> None:
        """Give a document another id, and mark it as current or replaced. Its new id must be free."""
        found = self.store.query("SELECT id, json, claimed FROM documents WHERE number = ?", (number,))
        old, text, _ = found[0]
        with self._whole():
            document = replace(
                document_from_json(json.loads(text)), id=standing.id, replaced_by=standing.replaced_by,
                replaces=standing.replaces,
            )
            self._connection.execute(
                "UPDATE documents SET id = ?, replaced_by = ?, json = ? WHERE number = ?",
                (standing.id, standing.replaced_by, _dump(document), number),
            )
            self._touch(old)
            self._touch(standing.id)
            if old != standing.id:
                self._rename_passages(number, old, standing.id)

    def alias(self, aliases: Mapping[str, int]) -> None:
        """Set what every id leads to, in the place of what there was."""
        with self._whole():
            self._connection.execute("DELETE FROM aliases")
            self._connection.executemany("INSERT INTO aliases VALUES (?, ?)", sorted(aliases.items()))

    def _rename_passages(self, number: int, old: str, new: str) -> None:
        rows = self.store.query("SELECT row, json FROM passages WHERE document = ?", (number,))
        passages = [(row, renamed_passage(passage_from_json(json.loads(text)), old, new)) for row, text in rows]
        self._connection.executemany(
            "UPDATE passages SET id = ?, json = ? WHERE row = ?",
            [(passage.id, _dump(passage), row) for row, passage in passages],
        )

    def _free(self, name: str) -> str:
        """A document id that nobody has yet."""
        names = (name, *(f"{name}.{at}" for at in range(2, 10_000)))
        return next(one for one in names if not self.store.holder(one))

    def _add_document(self, paper: Paper, source: Source, claimed: str) -> int:
        document = paper.document
        sketch = sketch_of(passage.text for passage in paper.passages)
        cursor = self._connection.execute(
            "INSERT INTO documents (id, kind, date, path, sha256, revision, claimed, alike, sketch, json, text) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document.id, document.kind, document.date, source.path, source.sha256, source.revision, claimed,
             alike_key(document), sketch, _dump(document), paper.text),
        )
        number = int(cursor.lastrowid or 0)
        self._connection.executemany(
            "INSERT INTO sketches VALUES (?, ?)", [(int(one), number) for one in hashes_of(sketch)[:FEW]]
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO dossiers VALUES (?, ?)", [(number, dossier) for dossier in document.dossiers]
        )
        self._touch(document.id)
        return number

    def _add_passage(self, number: int, passage: Passage, keys: Mapping[int, bytes]) -> None:
        cursor = self._connection.execute(
            "INSERT INTO passages (id, document, ordinal, kind, speaker, json) VALUES (?, ?, ?, ?, ?, ?)",
            (passage.id, number, passage.ordinal, passage.kind, self._speaker(passage.speaker), _dump(passage)),
        )
        self._connection.executemany(
            "INSERT INTO units VALUES (?, ?, ?)", [(cursor.lastrowid, place, key) for place, key in keys.items()]
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
