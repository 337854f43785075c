"""Hits and a searchable index of the sample papers, without the encoder that ships."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import numpy as np

from index.build import update_index
from index.prepared import prepare_passage
from index.ranking import Weights
from index.search import Hit, Searched, SearchResult, Took
from index.snapshot import Snapshot, open_index
from index.units import Unit
from ingest.model import Document, Passage, Span
from tests.index.making import PAPERS, HashEncoder, make_paper

# The weights of what is known of a candidate beside its scores.
FEATURES = {one.name for one in fields(Weights)} - {
    "whole", "lexical_nl", "lexical_en", "whole_long", "lexical_long", "questions", "compounds",
}


@contextmanager
def sample_snapshot(folder: Path) -> Iterator[Snapshot]:
    """The sample papers as `HashEncoder` sees them, in an index made in `folder`."""
    encoder = HashEncoder()
    update_index(folder, [PAPERS], encoder)
    snapshot = open_index(folder, encoder)
    yield snapshot
    snapshot.close()


def make_document(document_id: str = "kst-1-1", title: str | None = None, date: str | None = None) -> Document:
    """A document that nothing else is known of."""
    return make_paper(document_id, [], title=title, date=date).document


def unit_at(passage: Passage, words: str, note: str | None = None, column: str | None = None) -> Unit:
    """The unit of a passage that these words of it are."""
    start = passage.text.index(words)
    return Unit(words, Span(start, start + len(words)), note, column)


def make_hit(passage: Passage, nearest: Unit, *, rank: int = 1, score: float = 1.0, cosine: float = 1.0) -> Hit:
    """A hit whose nearest unit has the given cosine, and all others a lower one."""
    measured = {"whole": cosine, "nearest": cosine, "lexical": 1.0, "speaker": 0.0, "exact": 0.0,
                "pairs": 0.0}
    prepared = prepare_passage(make_document(passage.document_id), passage)
    same = [(one.span, one.note, one.column) == (nearest.span, nearest.note, nearest.column) for one in prepared.units]
    cosines = np.where(same, cosine, cosine - 0.3).astype(np.float32)
    return Hit(rank, score, prepared, nearest, {"base": score}, measured, cosines)


def make_result(*hits: Hit, documents: int = 3, passages: int = 120) -> SearchResult:
    """What a search with these hits gives."""
    searched = Searched(documents, passages, "generation", {})
    return SearchResult(hits, searched, Took(0.0, 0.0), np.zeros(4, dtype=np.float32), hits)
