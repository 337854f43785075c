"""The index of the sample papers, made once for all tests of eval."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.sample import build_sample_index
from index.encoder import load_encoder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample_index(tmp_path_factory.mktemp("sample") / "index", load_encoder())
