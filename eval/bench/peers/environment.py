"""The peers' own environment, in a temporary folder, and their scripts run in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from eval.bench.machine import ROOT
from eval.errors import EvaluationError

REQUIREMENTS = Path(__file__).parent / "requirements.txt"
PEERS = {"Haystack": "haystack_peer", "LlamaIndex": "llamaindex_peer", "txtai": "txtai_peer"}
_SECONDS = 1800  # for installing, and for one peer


def make_environment(folder: Path) -> Path:
    """A new virtual environment with the peers; gives its interpreter. Raises EvaluationError."""
    _run([sys.executable, "-m", "venv", str(folder)])
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(REQUIREMENTS)])
    return python


def run_peer(python: Path, script: str, material: Path, found: Path) -> dict[str, Any]:
    """What a peer found, as `eval.bench.peers.shared` writes it. Raises EvaluationError."""
    _run([str(python), "-m", f"eval.bench.peers.{script}", str(material), str(found)])
    data: dict[str, Any] = json.loads(found.read_text("utf-8"))
    return data


def _run(command: list[str]) -> None:
    # No peer may fetch anything or report its use.
    alone = {"HAYSTACK_TELEMETRY_ENABLED": "False", "ANONYMIZED_TELEMETRY": "False", "HF_HUB_OFFLINE": "1"}
    environment = os.environ | alone | {"PYTHONPATH": str(ROOT)}
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS, cwd=ROOT, env=environment)
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip().splitlines()[-3:]
        raise EvaluationError(f"{' '.join(command[:6])}: {' | '.join(said)}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EvaluationError(f"{' '.join(command[:6])}: {error}") from error
