"""Small things that the tests of the index are made from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from index.arrays import FloatArray
from index.embeddings import keys_of
from index.snapshot import Snapshot
from index.store import Store, open_store
from index.store_writer import Source, open_writer, start_store
from index.units import PLACES
from ingest.model import Document, Footnote, Paper, Passage, PassageKind, Signatory, Span, Speaker

PAPERS = Path(__file__).parents[2] / "eval" / "papers"


class HashEncoder:
    """An encoder without weights: every word adds to a few numbers that its hash points at.

    Texts that share words are near each other, it is the same everywhere, and 10,000 texts take a second.
    `texts` are all passages it has encoded.
    """

    def __init__(self, name: str = "hash", dimension: int = 64, max_tokens: int = 500) -> None:
        self.name = name
        self.dimension = dimension
        self.max_tokens = max_tokens
        self.fingerprint = hashlib.sha256(f"{name} {dimension}".encode()).hexdigest()
        self.texts: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatArray:
        self.texts += texts
        return self._encode(texts)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def _encode(self, texts: Sequence[str]) -> FloatArray:
        vectors = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for at, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
                vectors[at, digest[0] % self.dimension] += 1.0
                vectors[at, digest[1] % self.dimension] -= 0.5
        norms: FloatArray = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / norms).astype(np.float32)


def letter(number: int, *paragraphs: str, dossier: str = "36 000", date: str = "3 mei 2021") -> str:
    """The text of a letter to parliament with a number of its own."""
    body = "\n\n".join(paragraphs)
    return (
        f"{dossier}\n\nNr. {number} BRIEF VAN DE MINISTER VOOR BASIS- EN VOORTGEZET ONDERWIJS EN MEDIA\n\n"
        f"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, {date}\n\n{body}\n\n"
        "De minister voor Basis- en Voortgezet Onderwijs en Media,\nA. Slob\n"
    )


def write_letter(folder: Path, number: int, *paragraphs: str) -> Path:
    """A letter as a file named like an official publication: its document is `kst-36000-<number>`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"kst-36000-{number}.md"
    path.write_text(letter(number, *paragraphs), encoding="utf-8")
    return path


def write_letters(folder: Path, count: int, paragraphs: int = 4) -> None:
    """Letters 1 to `count`, no two paragraphs the same."""
    for number in range(1, count + 1):
        write_letter(folder, number, *(
            f"In gemeente {number} is over punt {at} van het verzuim afgesproken dat school {number * 100 + at} meldt."
            for at in range(1, paragraphs + 1)
        ))


def near(snapshot: Snapshot, encoder: HashEncoder, question: str, k: int = 1) -> list[str]:
    """Ids of the `k` passages whose units are nearest to a question, by vectors alone."""
    found, _ = snapshot.vectors.search(encoder.encode_queries([question])[0], 64 * k)
    rows = list(dict.fromkeys((found // PLACES).tolist()))
    return [one.id for one in snapshot.passages_at(np.array(rows[:k], dtype=np.int64))]


def worded(snapshot: Snapshot, question: str, k: int = 1) -> list[str]:
    """Ids of the `k` passages that BM25 ranks first for a question."""
    return [one.id for one in snapshot.passages_at(snapshot.lexical.search(question, k)[0])]


def make_passage(
    document_id: str, ordinal: int, text: str, *, speaker: Speaker | None = None, kind: PassageKind = "paragraph",
    section: tuple[str, ...] = (), references: tuple[str, ...] = (), footnotes: tuple[Footnote, ...] = (),
) -> Passage:
    """A passage whose text is the document's from 0."""
    return Passage(
        f"{document_id}#{ordinal}", document_id, ordinal, kind, section, speaker, (), text, Span(0, len(text)), None,
        footnotes, references, None, f"Kamerstukken II, {document_id}",
    )


def make_paper(
    document_id: str, passages: Iterable[Passage], *, kind: str | None = "brief regering", date: str | None = None,
    dossiers: tuple[str, ...] = (), title: str | None = None, text: str = "",
) -> Paper:
    """A paper of the given passages."""
    listed = tuple(passages)
    document = Document(
        document_id, title, kind, date, dossiers, None, None, (Signatory("minister", "A. Slob", None),), None,
        f"{document_id}.md", "0" * 64, len(listed),
    )
    return Paper(document, listed, text)


def store_paper(path: Path, papers: Iterable[Paper]) -> None:
    """Write papers to the store at `path`, made if need be."""
    if not path.exists():
        start_store(path, None, {"base": None})
    writer = open_writer(path)
    for paper in papers:
        source = Source(f"/papers/{paper.document.file}", paper.document.sha256, "reader")
        writer.replace(paper, source, keys_of(paper, "model"))
    writer.commit()
    writer.close()


def make_store(path: Path, papers: Iterable[Paper]) -> Store:
    """A finished store of the given papers, open for reading."""
    store_paper(path, papers)
    return open_store(path)
