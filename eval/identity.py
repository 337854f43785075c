"""What ingest knows of a paper (id, title, kind, date, signatories, …) against gold/identity.jsonl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from eval.gold import GOLD
from eval.jsonl import read_records
from eval.score import Score
from ingest.model import Document, as_json

FIELDS = ("id", "title", "kind", "date", "dossiers", "number", "session", "signatories")


def load_identities(file: Path = GOLD / "identity.jsonl") -> dict[str, Mapping[str, Any]]:
    """Each paper's fields as a Document writes them. Raises GoldError at the first wrong line."""
    identities: dict[str, Mapping[str, Any]] = {}
    for record in read_records(file):
        record.only("paper", *FIELDS)
        if absent := [name for name in FIELDS if name not in record.data]:
            raise record.wrong(f"field {', '.join(absent)} is missing; null where the paper does not say")
        identities[record.text("paper")] = {name: record.data[name] for name in FIELDS}
    return identities


def compare_identities(
    gold: Mapping[str, Mapping[str, Any]], documents: Sequence[Document]
) -> tuple[Score, ...]:
    """A score for each paper of the gold: how many of its fields are exactly right."""
    by_file = {PurePath(one.file).name: as_json(one) for one in documents}
    scores = []
    for name, wanted in gold.items():
        found = by_file.get(name, {})
        wrong = [
            f"{name}: {field} is {found.get(field)!r}, expected {value!r}"
            for field, value in wanted.items()
            if field not in found or found[field] != value
        ]
        scores.append(Score(name, len(wanted), len(wanted), len(wanted) - len(wrong), tuple(wrong)))
    return tuple(scores)
