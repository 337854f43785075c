"""Short questions that were written for answers of ministers, as readers would type them."""

from __future__ import annotations

import json
from collections.abc import Container
from pathlib import Path

WRITTEN = Path(__file__).parent / "questions.jsonl"


def written(passages: Container[str]) -> dict[str, tuple[str, ...]]:
    """Two in Dutch and one in English for some of the passages, by the passage's id in the collection it is from."""
    rows = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: (row["nl"], row["nl2"], row["en"]) for row in rows if row["id"] in passages}
