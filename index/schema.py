"""The tables of a generation's store.

`passages.row` is the id of a passage in the lexical index, and with the place of a unit that of its vectors
(`index.units`). It is never used twice (AUTOINCREMENT), so a row of an older generation cannot come to mean another
passage. `claimed` is the id a document was read with: of several with one, only the first is called so
(`index.versions`), and `replaced_by` is the id of the version in use, NULL in that one. `aliases` lead from every id
that a paper may be cited by to the document to be read. `sha256` is of the file, and of its metadata where it has
any. Rows of a document ascend in reading order. `touched` lists the documents that differ from the generation
this one started from.
"""

from __future__ import annotations

SCHEMA = """
CREATE TABLE documents (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT, date TEXT,
  path TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, revision TEXT NOT NULL,
  claimed TEXT NOT NULL, replaced_by TEXT, alike TEXT, sketch BLOB NOT NULL,
  json TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX documents_claimed ON documents (claimed);
CREATE INDEX documents_sha256 ON documents (sha256);
CREATE INDEX documents_alike ON documents (alike) WHERE alike IS NOT NULL;
CREATE INDEX documents_older ON documents (number) WHERE replaced_by IS NOT NULL;
CREATE TABLE sketches (
  hash INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  PRIMARY KEY (hash, document)) WITHOUT ROWID;
CREATE INDEX sketches_document ON sketches (document);
CREATE TABLE aliases (
  id TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX aliases_document ON aliases (document);
CREATE TABLE dossiers (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, dossier TEXT NOT NULL,
  PRIMARY KEY (document, dossier)) WITHOUT ROWID;
CREATE TABLE speakers (number INTEGER PRIMARY KEY, json TEXT NOT NULL UNIQUE);
CREATE TABLE speaker_terms (
  term TEXT NOT NULL, speaker INTEGER NOT NULL REFERENCES speakers,
  PRIMARY KEY (term, speaker)) WITHOUT ROWID;
CREATE TABLE passages (
  row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, ordinal INTEGER NOT NULL, kind TEXT NOT NULL,
  speaker INTEGER REFERENCES speakers, json TEXT NOT NULL);
CREATE INDEX passages_document ON passages (document, row);
CREATE INDEX passages_kind ON passages (kind);
CREATE INDEX passages_speaker ON passages (speaker);
CREATE TABLE units (
  passage INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE, place INTEGER NOT NULL, embedding BLOB NOT NULL,
  PRIMARY KEY (passage, place)) WITHOUT ROWID;
CREATE INDEX units_embedding ON units (embedding);
CREATE TABLE reference (
  passage INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE, place INTEGER NOT NULL, target TEXT NOT NULL,
  PRIMARY KEY (passage, place)) WITHOUT ROWID;
CREATE INDEX reference_target ON reference (target, passage);
CREATE TABLE touched (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE origin (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
