"""Writes what was fitted where the product reads it. Other edge: none; nothing else of `eval.fit` opens a file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from eval.fit.confidence import Model
from index.ranking import Weights

ROOT = Path(__file__).resolve().parents[2]
RANKING = ROOT / "index" / "ranking.json"
CONFIDENCE = ROOT / "service" / "confidence.json"


def write_ranking(weights: Weights, file: Path = RANKING) -> None:
    """The weights, one a line."""
    file.write_text(json.dumps(asdict(weights), indent=2) + "\n", encoding="utf-8")


def write_confidence(model: Model, file: Path = CONFIDENCE) -> None:
    """The coefficients, one language a line."""
    lines = ",\n".join(f'  "{name}": {json.dumps(values)}' for name, values in model.items())
    file.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
