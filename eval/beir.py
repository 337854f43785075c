"""Collections in the form of BEIR (Thakur et al., 2021): corpus.jsonl, queries.jsonl and qrels/*.tsv."""

from __future__ import annotations

import csv
from collections.abc import Container, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from eval.errors import BeirError, GoldError
from eval.jsonl import read_records
from ingest.model import Document, Paper, Passage, Span


@dataclass(frozen=True, slots=True)
class BeirDocument:
    """One document of the corpus; title and text may be empty."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """A corpus, its queries by id, and for each qrels file (`dev`, `test`) query to document to relevance."""

    name: str
    corpus: tuple[BeirDocument, ...]
    queries: dict[str, str]
    qrels: dict[str, dict[str, dict[str, int]]]


def load_collection(folder: Path) -> Collection:
    """Reads a BEIR folder whole. Raises BeirError where a part is missing, GoldError at a wrong line."""
    files = sorted((folder / "qrels").glob("*.tsv"))
    parts = [folder / "corpus.jsonl", folder / "queries.jsonl"]
    if absent := [part.name for part in parts if not part.is_file()] + ([] if files else ["qrels/*.tsv"]):
        raise BeirError(
            f"{folder}: a BEIR folder has corpus.jsonl, queries.jsonl and qrels/*.tsv; "
            f"not found: {', '.join(absent)}"
        )
    corpus = load_corpus(parts[0])
    queries = {one.text("_id"): one.text("text") for one in read_records(parts[1])}
    known = {document.id for document in corpus}
    return Collection(
        name=folder.resolve().name,
        corpus=corpus,
        queries=queries,
        qrels={file.stem: load_qrels(file, queries.keys(), known) for file in files},
    )


def load_corpus(file: Path) -> tuple[BeirDocument, ...]:
    """The documents in the order of the file. Raises GoldError."""
    documents, seen = [], set()
    for record in read_records(file):
        document = BeirDocument(
            record.text("_id"), record.optional_text("title") or "", record.optional_text("text") or ""
        )
        if document.id in seen:
            raise record.wrong(f"document {document.id} is in the corpus twice")
        seen.add(document.id)
        documents.append(document)
    return tuple(documents)


def load_qrels(file: Path, queries: Container[str], known: Container[str]) -> dict[str, dict[str, int]]:
    """Query to document to relevance, for queries with a relevant document; a heading line is passed over.

    Raises GoldError where a line is not query, document, whole number, or names one that is not there.
    """
    qrels: dict[str, dict[str, int]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            if not row or (number == 1 and row[0] in ("query-id", "query_id", "qid")):
                continue
            if len(row) != 3 or not row[2].lstrip("-").isdigit():
                raise GoldError(file, number, f"expected query, document, whole number, found {row}")
            query, document, relevance = row[0], row[1], int(row[2])
            if query not in queries or document not in known:
                what, where = (query, "queries") if query not in queries else (document, "corpus")
                raise GoldError(file, number, f"{what} is not in {where}.jsonl")
            if relevance > 0:
                qrels.setdefault(query, {})[document] = relevance
    return qrels


def as_papers(corpus: Sequence[BeirDocument]) -> list[Paper]:
    """Every document that has words, as a paper of one paragraph; one without any cannot be found."""
    return [_paper(document) for document in corpus if document.title or document.text]


def _paper(document: BeirDocument) -> Paper:
    text = document.text or document.title
    passage = Passage(
        id=f"{document.id}#1",
        document_id=document.id,
        ordinal=1,
        kind="paragraph",
        section=(),
        speaker=None,
        answers=(),
        text=text,
        span=Span(0, len(text)),
        page=None,
        footnotes=(),
        references=(),
        table=None,
        citation=document.id,
    )
    described = Document(
        id=document.id,
        title=document.title or None,
        kind=None,
        date=None,
        dossiers=(),
        number=None,
        session=None,
        signatories=(),
        url=None,
        file=document.id,
        sha256=sha256(f"{document.title}\0{text}".encode()).hexdigest(),
        passages=1,
    )
    return Paper(described, (passage,), text)
