"""Where objects are put together: the one place that loads a model and opens an index."""

from __future__ import annotations

from index.encoder import Encoder, load_encoder
from index.layout import Layout
from index.snapshot import open_index
from service.griffier import Griffier
from service.settings import Settings


def open_griffier(settings: Settings, encoder: Encoder | None = None) -> Griffier:
    """A Griffier over the newest generation of the index in `settings.index`.

    The index is looked for before the model is loaded, so that a missing one is told at once. Raises
    IndexUnusable or ModelUnavailable.
    """
    Layout(settings.index).read_current()
    if encoder is None:
        encoder = load_encoder(settings.model, threads=settings.threads)
    return Griffier(open_index(settings.index, encoder), encoder, settings.max_question)
