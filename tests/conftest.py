"""What tests of several folders share: one index of the sample papers, made once by the command itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from tests.service.running import PAPERS, process

# A first example pays for imports and models, and a busy machine for everything: time is measured by benchmarks.
settings.register_profile("griffier", deadline=None)
settings.load_profile("griffier")


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder of that index, and the run that made it."""
    folder = tmp_path_factory.mktemp("griffier") / "index"
    return folder, process("ingest", PAPERS, "--index", folder)


@pytest.fixture(scope="session")
def sample_index(ingested: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    """The folder of that index; whoever changes it, copies it first."""
    folder, run = ingested
    assert run.returncode == 0, run.stderr
    return folder
