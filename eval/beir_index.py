"""An index of papers that are in memory already, made by the same parts as any other.

Vectors are kept in the platform's cache folder by model and text, so a collection is encoded once on a machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from platformdirs import user_cache_dir

from index.building import Building
from index.disk import writing_to
from index.embed import embed_missing
from index.embeddings import keys_of, open_embeddings
from index.encoder import Encoder
from index.layout import Layout
from index.papers import fitted
from index.publish import publish
from index.report import Progress, silent
from index.revision import reader_revision
from index.store_writer import Source
from ingest.model import Paper


def vector_cache() -> Path:
    """Where vectors of BEIR collections are kept."""
    return Path(user_cache_dir("griffier", appauthor=False)) / "beir-vectors.sqlite"


def index_papers(
    folder: Path, papers: Sequence[Paper], encoder: Encoder, cache: Path, progress: Progress = silent
) -> None:
    """Makes the first generation of an index in `folder`. Raises DiskFull, or IndexUnusable for a wrong folder."""
    layout = Layout(folder)
    cache.parent.mkdir(parents=True, exist_ok=True)
    with writing_to(folder):
        layout.prepare()
        building = Building(layout, None, encoder)
        with closing(building):
            _store(building, papers, encoder, progress)
            with closing(open_embeddings(cache, building.path)) as embeddings:
                embed_missing(building.writer().store, embeddings, encoder, progress)
                publish(building, embeddings, encoder, None, progress)


def _store(building: Building, papers: Sequence[Paper], encoder: Encoder, progress: Progress) -> None:
    for done, paper in enumerate(papers):
        progress("read", done, len(papers))
        whole = fitted(paper, encoder)
        document = whole.document
        source = Source(document.file, document.sha256, reader_revision())
        building.writer().replace(whole, source, keys_of(whole, encoder.fingerprint))
    building.commit()
    progress("read", len(papers), len(papers))
