"""Where objects are put together: the one place that loads a model and opens an index."""

from __future__ import annotations

from index.encoder import Encoder, load_encoder
from index.layout import Layout
from index.reranker import Reranking, load_reranker
from index.snapshot import Snapshot, open_index
from service.griffier import Griffier
from service.settings import Settings


def open_griffier(
    settings: Settings, encoder: Encoder | None = None, reranking: Reranking | None = None
) -> Griffier:
    """A Griffier over the newest generation of the index in `settings.index`; models given are not loaded again.

    The index is looked for before a model is loaded, so that a missing one is told at once. Raises
    IndexUnusable or ModelUnavailable.
    """
    Layout(settings.index).read_current()
    if encoder is None:
        encoder = load_encoder(settings.model, threads=settings.threads)
    if reranking is None:
        reranking = open_reranking(settings)
    return Griffier(open_index(settings.index, encoder), encoder, settings.max_question, reranking)


def open_snapshot(settings: Settings) -> Snapshot:
    """The newest generation of that index, for whoever asks no question of it. Raises likewise."""
    Layout(settings.index).read_current()
    return open_index(settings.index, load_encoder(settings.model, threads=settings.threads))


def open_reranking(settings: Settings) -> Reranking | None:
    """The reranker of the settings, None where they name none. Raises ModelUnavailable."""
    if settings.reranker is None:
        return None
    return Reranking(load_reranker(settings.reranker, threads=settings.threads), settings.reranker_first)
