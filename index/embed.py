"""Vectors for the units of passages that have none yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.embeddings import Embeddings
from index.encoder import Encoder
from index.report import Progress
from index.store import Store
from index.units import ASKED, asked_in, place_of, question_text, row_of, units_of
from ingest.errors import ModelUnavailable

_WINDOW = 1024  # units whose texts are in memory, sorted by length so that a batch wastes little on padding
_BATCH = 64  # units encoded, then committed, at a time: what a killed ingest loses at most


def embed_missing(store: Store, embeddings: Embeddings, encoder: Encoder, progress: Progress) -> int:
    """Encode every text without a vector, once. Returns how many. Raises ModelUnavailable for a wrong shape."""
    missing = embeddings.missing()
    done = 0
    progress("embed", done, len(missing))
    for start in range(0, len(missing), _WINDOW):
        window = sorted(_texts(store, missing[start : start + _WINDOW]), key=lambda one: len(one[1]))
        for first in range(0, len(window), _BATCH):
            batch = window[first : first + _BATCH]
            vectors = encoder.encode_passages([text for _, text in batch])
            if vectors.shape != (len(batch), encoder.dimension):
                raise ModelUnavailable(
                    f"{encoder.name}: expected vectors of shape {(len(batch), encoder.dimension)}, "
                    f"found {vectors.shape}; this model cannot be used"
                )
            embeddings.put([key for key, _ in batch], vectors)
            done += len(batch)
            progress("embed", done, len(missing))
    return done


def _texts(store: Store, missing: Sequence[tuple[int, bytes]]) -> Iterator[tuple[bytes, str]]:
    passages = store.passages_at([row_of(unit) for unit, _ in missing])
    documents = {one: store.document(one) for one in {passage.document_id for passage in passages}}
    for (unit, key), passage in zip(missing, passages, strict=True):
        document, place = documents[passage.document_id], place_of(unit)
        if place < ASKED:
            yield key, units_of(document, passage)[place].text
        else:
            row = store.row_of(asked_in(passage)[place - ASKED])
            yield key, question_text(document, store.passages_at([row])[0])
