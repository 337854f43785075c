"""The sample papers, read once for all tests of ingest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.model import Paper
from ingest.read import find_papers, read_paper

PAPERS = Path(__file__).parents[2] / "eval" / "papers"


@pytest.fixture(scope="session")
def papers() -> Mapping[str, Paper]:
    """Each sample paper by its file's name."""
    return {place.path.name: read_paper(place) for place in find_papers([PAPERS])}


@pytest.fixture(scope="session")
def verslag(papers: Mapping[str, Paper]) -> Paper:
    """Questions of nine fractions, and the minister's answers."""
    return papers["26695-verslag-schriftelijk-overleg.md"]
