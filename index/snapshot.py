"""One generation of an index, open for reading: what every question is answered from.

A snapshot never changes and may be shared by threads. It keeps working when newer generations take its place and
its files are removed, for it holds them open or mapped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from index.arrays import IntArray
from index.citations import Cited, Citing, cited_by, cited_in, cites_of
from index.encoder import Encoder
from index.filters import Filters, facets, matching_documents, resolve
from index.layout import Layout
from index.lexical import LexicalIndex, open_lexical
from index.manifest import Manifest, check_files, read_manifest
from index.prepared import Prepared, prepare_passage
from index.speakers import surnames
from index.store import Store, open_store
from index.vectors import VectorStore, open_vectors
from ingest.errors import Damaged, WrongModel
from ingest.model import Document, Passage

_FILTERS_KEPT = 32  # resolved filters; a generation never changes, so they stay right
_PREPARED_KEPT = 4096  # passages made ready for comparing, about 10 KB each


@dataclass(frozen=True, slots=True)
class Stats:
    """What a generation holds; `bytes` is its size on disk, `older` the older versions kept beside the documents."""

    generation: str
    created: str
    griffier: str
    model: str
    dimension: int
    documents: int
    passages: int
    vector_type: str
    bytes: int
    older: int = 0


class Snapshot:
    """Documents, passages, vectors and words of one generation, and what filters and references need."""

    def __init__(self, manifest: Manifest, store: Store, vectors: VectorStore, lexical: LexicalIndex) -> None:
        self.manifest = manifest
        self.generation = manifest.generation
        self.store = store
        self.vectors = vectors
        self.lexical = lexical
        self.older = store.older_rows()  # of passages of older versions: only a filter that names one finds them
        self._allowed = lru_cache(maxsize=_FILTERS_KEPT)(lambda filters: resolve(filters, store))
        self._names: Callable[[], dict[str, str]] = cache(lambda: surnames(store.speakers()))
        self._matching = lru_cache(maxsize=_FILTERS_KEPT)(lambda filters: matching_documents(filters, store))
        self._prepared: dict[int, Prepared] = {}  # by row, the longest kept first
        self._keeping = threading.Lock()

    def close(self) -> None:
        """Close the store; questions under way in other threads fail."""
        self.store.close()

    def allowed(self, filters: Filters) -> IntArray | None:
        """Rows that pass the filters, ascending int64; None when nothing is filtered. Raises BadRequest."""
        rows: IntArray | None = self._allowed(filters)
        return rows

    def counts(self, filters: Filters | None = None) -> tuple[int, int]:
        """Number of documents and of passages that pass. Raises BadRequest."""
        rows = self.allowed(filters or Filters())
        if rows is None:
            return self.manifest.documents, self.manifest.passages
        return len(self._matching(filters)), len(rows)

    def documents(self, filters: Filters | None = None) -> list[Document]:
        """Documents by id, those with a passage that passes the filters. Raises BadRequest.

        Older versions are among them only if a filter names them; `everything` has them all.
        """
        return self.store.documents(self._matching(filters or Filters()))

    def everything(self) -> list[Document]:
        """All documents by id, older versions included."""
        return self.store.documents()

    def document(self, document_id: str) -> Document:
        """Raises NotFound."""
        return self.store.document(document_id)

    def text(self, document_id: str) -> str:
        """The text that the spans of the document's passages index into. Raises NotFound."""
        return self.store.text(document_id)

    def passages(self, document_id: str) -> list[Passage]:
        """In reading order. Raises NotFound."""
        return self.store.passages(document_id)

    def passages_at(self, rows: IntArray) -> list[Passage]:
        """Passages of rows as the vectors and the words give them, same rank in and out. Raises KeyError."""
        return self.store.passages_at(rows)

    def prepared_at(self, rows: IntArray) -> list[Prepared]:
        """Passages of rows, ready to be compared with a question, same rank in and out. Raises KeyError."""
        wanted = rows.tolist()
        found = {row: kept for row in wanted if (kept := self._prepared.get(row)) is not None}
        missing = [row for row in dict.fromkeys(wanted) if row not in found]
        if missing:
            passages = self.store.passages_at(missing)
            documents = {one: self.document(one) for one in {passage.document_id for passage in passages}}
            made = [prepare_passage(documents[passage.document_id], passage) for passage in passages]
            new = dict(zip(missing, made, strict=True))
            self._keep(new)
            found |= new
        return [found[row] for row in wanted]

    def _keep(self, made: dict[int, Prepared]) -> None:
        with self._keeping:
            self._prepared |= made
            for row in list(self._prepared)[:-_PREPARED_KEPT]:
                del self._prepared[row]

    def passage(self, passage_id: str) -> Passage:
        """Raises NotFound."""
        return self.store.passages_at([self.store.row_of(passage_id)])[0]

    def cites(self, passage_id: str) -> list[Cited]:
        """Papers that the passage or its notes refer to, in order. Raises NotFound."""
        return cited_in(self.store, self.store.row_of(passage_id))

    def cited_by(self, passage_id: str) -> list[str]:
        """Ids of the passages, of other papers, that refer to this passage's document. Raises NotFound."""
        document_id = self.passage(passage_id).document_id
        return [one for paper in cited_by(self.store, document_id) for one in paper.passages]

    def document_cites(self, document_id: str) -> list[Citing]:
        """Papers that the document refers to, in the order it first does, each with where. Raises NotFound."""
        return cites_of(self.store, self.document(document_id).id)

    def document_cited_by(self, document_id: str) -> list[Citing]:
        """Papers that refer to the document, by id, each with where. Raises NotFound."""
        return cited_by(self.store, self.document(document_id).id)

    def names(self) -> dict[str, str]:
        """Folded surnames of the speakers, each with its role: `slob` is a minister."""
        return self._names()

    def facets(self) -> dict[str, dict[str, int]]:
        """Known filter values of dossier, document, kind and speaker, each with the passages it leaves."""
        return facets(self.store)

    def stats(self) -> Stats:
        """Counts, model and size; reads nothing from disk."""
        found = self.manifest
        size = sum(file.size for file in found.files.values())
        return Stats(
            found.generation, found.created, found.griffier, found.model, found.dimension, found.documents,
            found.passages, found.vector_type, size, found.older,
        )


def open_index(folder: Path, encoder: Encoder, *, verify: bool = False) -> Snapshot:
    """Open the generation in use. Sizes of all files are checked; with `verify` also their SHA-256.

    Raises NoIndex, WrongFormat, WrongModel, or Damaged with the file named.
    """
    layout = Layout(folder)
    while True:
        name = layout.read_current()
        try:
            return _open(layout, name, encoder, verify=verify)
        except Damaged:
            # Two ingests may have come by between reading the name and opening the files; then there is a new name.
            if layout.read_current() == name:
                raise


def check_model(folder: Path, manifest: Manifest, encoder: Encoder) -> None:
    """Raises WrongModel when the index was made with another encoder."""
    if (manifest.fingerprint, manifest.dimension) == (encoder.fingerprint, encoder.dimension):
        return
    same = " of the same name but other weights" if manifest.model == encoder.name else ""
    raise WrongModel(
        f"{folder}: this index was made with the model {manifest.model} ({manifest.fingerprint[:12]}), now the model "
        f"is {encoder.name} ({encoder.fingerprint[:12]}){same}; use --model {manifest.model}, or ingest the papers "
        "into another folder with --index"
    )


def _open(layout: Layout, name: str, encoder: Encoder, *, verify: bool) -> Snapshot:
    folder = layout.generation(name)
    manifest = read_manifest(folder)
    check_model(layout.folder, manifest, encoder)
    check_files(folder, manifest, contents=verify)
    store = open_store(folder / "store.sqlite")
    try:
        return Snapshot(
            manifest, store, open_vectors(folder, manifest.vector_type), open_lexical(folder / "lexical")
        )
    except BaseException:
        store.close()
        raise
