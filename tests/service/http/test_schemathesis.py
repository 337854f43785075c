"""schemathesis over the OpenAPI page: by its examples, at the edges, at random, and in chains of calls."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.keys import add_key, new_key
from tests.service.serving import serve

pytestmark = pytest.mark.slow
EXAMPLES = os.environ.get("SCHEMATHESIS_EXAMPLES", "50")


def _run(folder: Path, url: str, *options: str) -> None:
    """Asserts that it finds nothing; what it found is the message."""
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{url}/openapi.json", "--seed", "1",
               "--max-examples", EXAMPLES, "--exclude-checks", "positive_data_acceptance", *options]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.service.http.schema_checks",
                   "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert "No issues found" in done.stdout


def test_it_finds_nothing(index: Path, tmp_path: Path) -> None:
    with serve(index) as served:
        _run(tmp_path, served.url)


def test_it_finds_nothing_where_keys_are_asked_for(index: Path, tmp_path: Path) -> None:
    secret, key = new_key("schemathesis")
    add_key(tmp_path / "keys", key)
    with serve(index, GRIFFIER_KEYS=str(tmp_path / "keys"), GRIFFIER_METRICS="key") as served:
        _run(tmp_path, served.url, "--header", f"Authorization: Bearer {secret}")
