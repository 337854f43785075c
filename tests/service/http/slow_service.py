"""A service of which some questions take long: `python -m tests.service.http.slow_service INDEX`.

Questions that begin with `Langzaam` take GRIFFIER_SLOW seconds more, in the encoder, as on a machine with too much to
do.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from index.encoder import Encoder, FloatArray, load_encoder
from service.assemble import open_griffier
from service.cli.serve import listen
from service.http.app import create_app
from service.http.server import run
from service.settings import load_settings


class SlowEncoder:
    """The encoder that ships, slower for some questions."""

    def __init__(self, encoder: Encoder, seconds: float) -> None:
        self._encoder = encoder
        self._seconds = seconds
        self.name, self.fingerprint = encoder.name, encoder.fingerprint
        self.dimension, self.max_tokens = encoder.dimension, encoder.max_tokens

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        """As it does, but later."""
        if any(text.startswith("Langzaam") for text in texts):
            time.sleep(self._seconds)
        return self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatArray:
        """As it does."""
        return self._encoder.encode_passages(texts)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """As it does."""
        return self._encoder.count_tokens(texts)


def main() -> None:
    """Serve on a free port until told to stop."""
    settings = load_settings(index=Path(sys.argv[1]), port=0)
    griffier = open_griffier(settings, SlowEncoder(load_encoder(), float(os.environ["GRIFFIER_SLOW"])))
    app = create_app(lambda: griffier, settings)
    listening = listen(settings.host, settings.port)
    click.echo(f"griffier: http://127.0.0.1:{listening.getsockname()[1]} answers slowly", err=True)
    run(app, settings, listening)


if __name__ == "__main__":
    main()
