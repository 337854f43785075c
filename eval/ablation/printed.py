"""The table in Markdown, for a terminal and for a README alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.ablation.rows import EXPLAINED, TRAINED
from eval.measures import Slice
from eval.table import figure

_GOLD = ("hit@1", "hit@5", "MRR@10")
_COLLECTION = ("nDCG@10",)


def markdown(rows: Mapping[str, Sequence[Slice]], encoder: str, trained: str) -> str:
    """A row for each step; hit@1, hit@5 and MRR@10 of the gold splits, nDCG@10 of the collections."""
    first = next(iter(rows.values()))
    heads = [f"{one.name} ({one.queries}) {measure}" for one in first for measure in _shown(one)]
    lines = [
        f"| | {' | '.join(heads)} | |",
        f"|---|{'---:|' * len(heads)}---|",
    ]
    for name, slices in rows.items():
        figures = [figure(one.estimates[measure].value) for one in slices for measure in _shown(one)]
        lines.append(f"| {name} | {' | '.join(figures)} | {EXPLAINED[name]} |")
    last = f"; last row: {trained}" if TRAINED in rows else ""
    return "\n".join([*lines, "", f"Encoder: {encoder}{last}."])


def _shown(one: Slice) -> tuple[str, ...]:
    return _GOLD if one.name.startswith("gold ") else _COLLECTION
