"""The encoder tells nobody that it runs: it works in newsrooms without a network, and for those who must not tell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CODE = "import index.encoder; index.encoder.load_encoder().encode_queries(['Waarom?'])"


def test_the_encoder_leaves_nothing_behind(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))}
    root = str(Path(__file__).parents[2])
    environment = {**kept, "HOME": str(tmp_path), "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", CODE], env=environment, check=True, timeout=300)
    assert list(tmp_path.rglob("*")) == []
