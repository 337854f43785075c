"""Precision, recall and F1 of what ingest found in one paper against the gold, and what was wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one paper, or one fraction in it: in the gold, found, in both; `wrong` says what differs."""

    paper: str
    gold: int
    found: int
    right: int
    wrong: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where the gold is empty."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 1 where there is nothing to find and nothing was found."""
        total = self.gold + self.found
        return 2 * self.right / total if total else 1.0


def total(scores: Iterable[Score]) -> Score:
    """All papers together: every item counts the same."""
    kept = tuple(scores)
    return Score(
        "all",
        sum(one.gold for one in kept),
        sum(one.found for one in kept),
        sum(one.right for one in kept),
        tuple(line for one in kept for line in one.wrong),
    )
