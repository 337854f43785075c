from __future__ import annotations

from pathlib import Path

import numpy as np

from index.embed import embed_missing
from index.embeddings import open_embeddings
from index.report import silent
from index.store_writer import open_writer
from index.units import PLACES
from ingest.model import Paper
from tests.index.making import HashEncoder, make_paper, make_passage, store_paper

SENTENCES = ("Dit is de derde zin.", "En dat is de vierde zin.")  # of one passage, each a unit of its own


def _letter(document_id: str, *texts: str) -> Paper:
    return make_paper(document_id, [make_passage(document_id, at, text) for at, text in enumerate(texts, 1)])


def test_each_text_is_embedded_once(tmp_path: Path, encoder: HashEncoder) -> None:
    path = tmp_path / "store.sqlite"
    store_paper(path, [_letter("a", "een", "twee", "een"), _letter("b", "twee", " ".join(SENTENCES))])
    writer = open_writer(path)
    cache = open_embeddings(tmp_path / "embeddings.sqlite", path)
    assert embed_missing(writer.store, cache, encoder, silent) == 5
    assert sorted(encoder.texts) == sorted(["een", "twee", " ".join(SENTENCES), *SENTENCES])
    assert embed_missing(writer.store, cache, encoder, silent) == 0
    cache.close()
    writer.close()


def test_vectors_stream_in_the_order_of_units(tmp_path: Path, encoder: HashEncoder) -> None:
    path = tmp_path / "store.sqlite"
    texts = [f"woord{at} {'lang ' * (at % 7)}" for at in range(4200)]  # more than one part, lengths mixed
    store_paper(path, [_letter("a", *texts)])
    writer = open_writer(path)
    cache = open_embeddings(tmp_path / "embeddings.sqlite", path)
    assert embed_missing(writer.store, cache, encoder, silent) == 4200
    parts = list(cache.stream())
    assert len(parts) == 2
    units = np.concatenate([ids for ids, _ in parts])
    assert units.tolist() == (writer.store.rows() * PLACES).tolist()  # each passage is one unit
    assert np.array_equal(np.concatenate([vectors for _, vectors in parts]), encoder.encode_queries(texts))
    cache.close()
    writer.close()


def test_progress_counts_every_text(tmp_path: Path, encoder: HashEncoder) -> None:
    path = tmp_path / "store.sqlite"
    store_paper(path, [_letter("a", *(f"woord{at}" for at in range(150)))])
    writer = open_writer(path)
    cache = open_embeddings(tmp_path / "embeddings.sqlite", path)
    told: list[tuple[str, int, int]] = []
    embed_missing(writer.store, cache, encoder, lambda *one: told.append(one))
    assert told == [("embed", 0, 150), ("embed", 64, 150), ("embed", 128, 150), ("embed", 150, 150)]
    cache.close()
    writer.close()
