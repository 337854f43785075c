"""The server that stands for the official sources."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ingest.sources.official import Official, serving
from tests.ingest.sources.papers import Paper


@pytest.fixture
def official() -> Iterator[Official]:
    """With three letters in dossier 31497."""
    with serving() as server:
        server.papers += [Paper(f"kst-31497-{number}") for number in (422, 423, 424)]
        yield server
