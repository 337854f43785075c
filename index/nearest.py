"""Which words of a passage are nearest to the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.arrays import FloatArray
from index.units import Unit
from ingest.model import Span

_AS_NEAR = 0.012  # a neighbouring sentence this close to the nearest one says the same thing further
_LONGEST = 420  # characters of a quote; more is a paragraph


def nearest_unit(units: Sequence[Unit], cosines: FloatArray) -> Unit:
    """The nearest sentence, note or cell of one passage, or the passage itself where it has no parts.

    `units` and `cosines`, float32 (u,), are by place. A sentence after or before the nearest one that is about as near
    is taken into its span.
    """
    if len(units) == 1:
        return units[0]
    best = int(np.argmax(cosines[1:])) + 1
    spans = sorted({(unit.span.start, unit.span.end) for unit in units[1:]})
    scores = {span: max(_scores_of(units, cosines, span)) for span in spans}
    at = spans.index((units[best].span.start, units[best].span.end))
    start, end = spans[at]
    for other in (at + 1, at - 1):
        if 0 <= other < len(spans) and scores[spans[other]] >= float(cosines[best]) - _AS_NEAR:
            wider = min(start, spans[other][0]), max(end, spans[other][1])
            if wider[1] - wider[0] <= _LONGEST:
                start, end = wider
    return replace(units[best], span=Span(start, end))


def lead(cosines: FloatArray) -> float:
    """How far the nearest part of a passage is ahead of the next, by the cosines of its units, float32 (u,)."""
    parts = np.sort(cosines[1:])
    return float(parts[-1] - parts[-2]) if len(parts) > 1 else 0.0


def _scores_of(units: Sequence[Unit], cosines: FloatArray, span: tuple[int, int]) -> list[float]:
    return [
        float(score) for unit, score in zip(units[1:], cosines[1:], strict=True)
        if (unit.span.start, unit.span.end) == span
    ]
