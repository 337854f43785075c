"""Questions written for answers of ministers: short ones as readers type them, formal ones as members put them."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

WRITTEN = Path(__file__).parent / "questions.jsonl"


@dataclass(frozen=True, slots=True)
class Written:
    """`short` are in Dutch and, the last, in English; `formal` is in Dutch, None where none was written."""

    short: tuple[str, ...]
    formal: str | None = None


def written(passages: Container[str]) -> dict[str, Written]:
    """Those of some of the passages, by the passage's id in the collection it is from."""
    rows = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: Written(tuple(row["short"]), row.get("formal")) for row in rows if row["id"] in passages}
