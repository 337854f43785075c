"""What an answer needs of the papers beside the passages that were found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from index.glossary import Words
from index.prepared import Prepared
from index.search import Hit, SearchResult
from index.snapshot import Snapshot
from ingest.errors import NotFound


@dataclass(frozen=True, slots=True)
class Papers:
    """`find` gives a passage by its id, None where there is none; `rarity` that of words that mean the same."""

    find: Callable[[str], Prepared | None]
    rarity: Callable[[Words], float]


def papers_in(snapshot: Snapshot) -> Papers:
    """All passages of a generation."""
    def find(passage_id: str) -> Prepared | None:
        try:
            row = snapshot.store.row_of(passage_id)
        except NotFound:
            return None
        return snapshot.prepared_at(np.array([row], dtype=np.int64))[0]

    return Papers(find, snapshot.lexical.rarity)


def papers_among(result: SearchResult) -> Papers:
    """Only the passages that were ranked, all words as rare."""
    known = {hit.passage.id: hit.prepared for hit in ranked_of(result)}
    return Papers(known.get, lambda _: 1.0)


def ranked_of(result: SearchResult) -> tuple[Hit, ...]:
    """The hits that were judged, however few were asked for."""
    return result.ranked or result.hits
