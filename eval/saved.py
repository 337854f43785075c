"""Runs over the gold questions, kept as the JSON that `griffier eval --json` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import RunError
from eval.measures import GOLD_MEASURES, per_query
from eval.result import GoldResult


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a run: its value, in [0, 1], by every measure that it counts for, and what went wrong."""

    id: str
    question: str
    rank: int | None
    faults: tuple[str, ...]
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run by question id; `label` says where it is from."""

    label: str
    questions: Mapping[str, Asked]


def save_run(file: Path, result: GoldResult) -> None:
    """Writes a run for a later comparison. Raises RunError."""
    try:
        file.write_text(json.dumps(result.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise RunError(f"{file}: the run cannot be written: {error.strerror}") from error


def load_run(file: Path) -> SavedRun:
    """A run saved before. Raises RunError."""
    try:
        return run_of(json.loads(file.read_text(encoding="utf-8")), file.name)
    except OSError as error:
        raise RunError(f"{file}: the run cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RunError(f"{file}: expected a run as `griffier eval --save` writes it ({error!r})") from error


def run_of(data: Mapping[str, Any], label: str) -> SavedRun:
    """Of the JSON data of a run."""
    lines = {str(one["id"]): one for one in data["each"]}
    answerable = {id: one for id, one in lines.items() if "refused" not in one["answers"]}
    qrels = {id: dict.fromkeys(one["relevant"], 1) for id, one in answerable.items()}
    ranked = per_query(qrels, {id: one["passages"] for id, one in answerable.items()}, GOLD_MEASURES)
    asked = {}
    for id, one in lines.items():
        values = {name: by[id] for name, by in ranked.items() if id in by}
        values |= {str(name): float(value) for name, value in one["answers"].items()}
        asked[id] = Asked(id, str(one["question"]), one["rank"], tuple(one["faults"]), values)
    return SavedRun(label, asked)
