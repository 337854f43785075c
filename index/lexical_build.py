"""Writing the words of a generation: a copy of the previous one, less what went, plus what came."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy
from tantivy import Index

from index.analysis import ANALYZER, analyzer, prepare
from index.compounds import parts_in
from index.context import body_text, context_text, notes_text
from index.lexical import make_schema
from index.units import asked_in
from ingest.model import Document, Passage

Entries = Iterable[tuple[Document, Sequence[tuple[int, Passage]]]]
_MOST_ASKED = 4000  # characters of questions that count for an answer
_HEAP = 64_000_000  # bytes of words in memory before a segment is written


def write_lexical(folder: Path, base: Path | None, removed: Sequence[str], entries: Entries) -> None:
    """Make `folder`, from scratch or from a copy of `base`, in one commit.

    `removed` are ids of documents to drop; `entries` are documents to add with their rows and passages. Raises
    ValueError or OSError when the disk is full.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if base is not None:
        # Copies, no hard links: tantivy removes and rewrites its own files, and the base must not change.
        for file in base.iterdir():
            if file.suffix != ".lock":
                shutil.copyfile(file, folder / file.name)
    index = Index(make_schema(), path=str(folder))
    index.register_tokenizer(ANALYZER, analyzer())
    writer = index.writer(_HEAP, 1)
    for document_id in removed if base is not None else ():
        writer.delete_documents_by_term("document_id", document_id)
    for document, passages in entries:
        by_id = {passage.id: passage for _, passage in passages}
        for row, passage in passages:
            questions = [by_id[one].text for one in asked_in(passage) if one in by_id]
            writer.add_document(_entry(document, row, passage, questions))
    writer.commit()
    writer.wait_merging_threads()


def _entry(document: Document, row: int, passage: Passage, questions: Sequence[str]) -> tantivy.Document:
    entry = tantivy.Document()
    entry.add_unsigned("row", row)
    entry.add_text("document_id", document.id)
    for reference in passage.references:
        entry.add_text("references", reference)
    entry.add_text("text", prepare(body_text(passage)))
    entry.add_text("context", prepare(f"{context_text(document, passage)} {document.id}"))
    entry.add_text("notes", prepare(notes_text(passage)))
    entry.add_text("parts", prepare(" ".join(parts_in(f"{body_text(passage)} {notes_text(passage)}"))))
    entry.add_text("questions", prepare(" ".join(questions)[:_MOST_ASKED]))
    return entry
