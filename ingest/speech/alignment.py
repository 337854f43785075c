"""Answers to questions in order: a monotone alignment by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence


def align(scores: Sequence[Sequence[float]]) -> list[list[int]]:
    """Give every answer to one question so that the sum of scores is largest and neither order is broken.

    `scores[answer][question]`; returns for each question the places of its answers. A question may get none.
    """
    width = len(scores[0]) if scores else 0
    if not width:
        return []
    total = list(scores[0])
    came: list[list[int]] = [list(range(width))]
    for row in scores[1:]:
        best, best_at, following, origin = total[0], 0, [], []
        for question in range(width):
            if total[question] > best:
                best, best_at = total[question], question
            following.append(best + row[question])
            origin.append(best_at)
        total = following
        came.append(origin)
    at = max(range(width), key=lambda one: total[one])
    found: list[list[int]] = [[] for _ in range(width)]
    for answer in range(len(scores) - 1, -1, -1):
        found[at].append(answer)
        at = came[answer][at]
    return [places[::-1] for places in found]
