"""Coordinate search: one weight after another is set to the best value of its grid, until none gets better."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from index.ranking import Weights

GRIDS: Mapping[str, Sequence[float]] = {
    "whole": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0),
    "lexical_nl": (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5),
    "lexical_en": (0.05, 0.1, 0.15, 0.2, 0.3),
    "whole_long": (0.0, 0.2, 0.4, 0.6, 0.8),
    "lexical_long": (0.0, 0.1, 0.2, 0.3),
    "asked": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "speaker": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "addressee": (0.0, 0.02, 0.05, 0.1, 0.15, 0.2),
    "restates": (0.0, -0.05, -0.1, -0.15, -0.2, -0.3),
    "question": (0.0, -0.03, -0.06, -0.1, -0.15, -0.2),
    "short": (0.0, -0.05, -0.1, -0.2, -0.3, -0.5),
    "exact": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "linked": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "held": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "part": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "pairs": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "sort": (0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15),
    "dated": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3),
    "kind": (0.0, 0.02, 0.05, 0.1, 0.15),
    "compounds": (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0),
    "questions": (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5),
}
ROUNDS = 5
_LEAST = 1e-6  # less is no gain


def search_weights(
    start: Weights, value: Callable[[Weights], float], rounds: int = ROUNDS
) -> tuple[Weights, float]:
    """The best weights found from `start` on, and their value: higher is better. Nothing in it is random.

    A value of the grid is taken by the mean of its own worth and its neighbours': a peak that stands alone is an
    accident of a few questions.
    """
    best, reached = start, value(start)
    for _ in range(rounds):
        before = best
        for name, grid in GRIDS.items():
            chosen = _smoothed_best([value(replace(best, **{name: one})) for one in grid])
            moved = replace(best, **{name: grid[chosen]})
            if (worth := value(moved)) > reached + _LEAST:
                best, reached = moved, worth
        if best == before:
            break
    return best, reached


def _smoothed_best(values: Sequence[float]) -> int:
    """The place of the highest value after smoothing by (1, 2, 1) / 4; an end has one neighbour, counted twice."""
    padded = [values[min(1, len(values) - 1)], *values, values[max(len(values) - 2, 0)]]
    smooth = [(padded[at] + 2 * padded[at + 1] + padded[at + 2]) / 4 for at in range(len(values))]
    return max(range(len(values)), key=smooth.__getitem__)
