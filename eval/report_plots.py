"""The pictures of a report: quality by kind and language, reliability, risk and coverage, latency."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from eval.answers import first_is_right, quote_right
from eval.measures import Slice
from eval.outcome import Outcome
from eval.reliability import calibration_error, reliability, risk_coverage
from eval.svg import Frame, axes, drawing, line, path, shape, steps, text

_FIFTHS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_ROW = 34
_Z = 1.96  # 95 %


def quality(slices: Sequence[Slice]) -> str:
    """A row for each slice: hit@1 and hit@5 as dots, their intervals as lines."""
    frame = Frame(height=_ROW * len(slices) + 62, left=132, right=84, top=22, most_y=float(len(slices)))
    shapes = axes(frame, _FIFTHS, (), "share of questions", "kind or language (questions)")
    shapes += [text(frame.left, 13, "●", "one"), text(frame.left + 14, 13, "hit@1", "title")]
    shapes += [text(frame.left + 70, 13, "●", "two"), text(frame.left + 84, 13, "hit@5", "title")]
    for row, one in enumerate(slices):
        middle = frame.y(len(slices) - row - 0.5)
        shapes.append(line(frame.x(0), middle, frame.x(1), middle, "grid"))
        shapes.append(text(frame.left - 8, middle + 4, f"{one.name} ({one.queries})", "tick", "end"))
        for name, kind, shift, place in (("hit@5", "two", 5, 6), ("hit@1", "one", -5, 42)):
            found = one.estimates[name]
            if found.value is None or found.low is None or found.high is None:
                continue
            y = middle + shift
            shapes.append(line(frame.x(found.low), y, frame.x(found.high), y, f"{kind} whisker"))
            shapes.append(shape("circle", cx=frame.x(found.value), cy=y, r=4.5, kind=kind))
            shapes.append(text(frame.width - place, middle + 4, f"{found.value:.2f}", f"{kind} figure", "end"))
    return drawing(frame, "hit@1 and hit@5 of each kind and language, with 95 % intervals", shapes)


def reliability_diagram(outcomes: Sequence[Outcome]) -> str:
    """Answers given: their confidence against the share that quotes a right passage; a dot's area is its questions."""
    given = [one for one in outcomes if not one.refused]
    bins = reliability([one.given.confidence for one in given], [quote_right(one) for one in given])
    frame = Frame(height=320, top=24)
    shapes = axes(frame, _FIFTHS, _FIFTHS, "confidence of the answer", "share of answers that are right")
    shapes.append(line(frame.x(0), frame.y(0), frame.x(1), frame.y(1), "dashed"))
    most = max((one.n for one in bins), default=1)
    for one in bins:
        x, (low, high) = frame.x(one.confidence), wilson(one.right, one.n)
        shapes.append(line(x, frame.y(low), x, frame.y(high), "one whisker"))
        shapes.append(shape("circle", cx=x, cy=frame.y(one.right), r=3 + 7 * math.sqrt(one.n / most), kind="one dot"))
        shapes.append(text(frame.x((one.low + one.high) / 2), 14, str(one.n), "tick", "middle"))
    error = calibration_error(bins)
    said = "no answers" if error is None else f"calibration error {error:.3f}, {len(given)} answers"
    shapes.append(text(frame.x(0.02), frame.y(0.94), said, "title"))
    return drawing(frame, f"Share of right answers by confidence: {said}", shapes)


def risk_coverage_curve(outcomes: Sequence[Outcome]) -> str:
    """All questions, the surest answered first: the share of wrong answers among those answered."""
    right = [first_is_right(one) for one in outcomes]
    points = risk_coverage([one.given.confidence for one in outcomes], right)
    most = max([0.2, *(one.risk for one in points)])
    frame = Frame(height=320, most_y=math.ceil(most * 10) / 10)
    titles = "coverage: share of questions answered", "risk: share of these wrong"
    shapes = axes(frame, _FIFTHS, steps(frame.most_y), *titles)
    shapes.append(path([(frame.x(one.coverage), frame.y(one.risk)) for one in points], "one curve"))
    answered = sum(not one.refused for one in outcomes) / max(1, len(outcomes))
    here = min(points, key=lambda one: abs(one.coverage - answered), default=None)
    if here is not None:
        x, y = frame.x(here.coverage), frame.y(here.risk)
        shapes.append(shape("circle", cx=x, cy=y, r=5, kind="two"))
        said = f"as shipped: {here.coverage:.0%} answered, {here.risk:.0%} of these wrong"
        shapes.append(text(frame.x(1), frame.y(0) - 12, said, "two figure", "end"))
    return drawing(frame, "Share of wrong answers by share of questions answered", shapes)


def latency_histogram(outcomes: Sequence[Outcome]) -> str:
    """Questions by milliseconds, with p50 and p95."""
    times = np.array([one.milliseconds for one in outcomes], dtype=np.float64)
    if not len(times):
        return ""
    ticks = steps(float(times.max()) * 1.02, 6)
    width = ticks[1] / 10 if len(ticks) > 1 else max(float(times.max()), 1.0)
    edges = np.arange(0, times.max() + width, width)
    counts, _ = np.histogram(times, edges)
    frame = Frame(height=300, top=30, most_x=float(edges[-1]), most_y=float(counts.max()))
    whole = [value for value in steps(float(counts.max())) if value == int(value)]
    shapes = axes(frame, ticks, whole, "milliseconds in process", "questions")
    for low, count in zip(edges, counts, strict=False):
        x, top = frame.x(float(low)), frame.y(float(count))
        wide = max(frame.x(float(low + width)) - x - 1, 0.5)
        shapes.append(shape("rect", x=x, y=top, width=wide, height=frame.y(0) - top, kind="one"))
    p50, p95 = (float(one) for one in np.percentile(times, [50, 95]))
    for value, name, side, shift in ((p50, "p50", "end", -4), (p95, "p95", "start", 4)):
        shapes.append(line(frame.x(value), 12, frame.x(value), frame.y(0), "two whisker"))
        shapes.append(text(frame.x(value) + shift, 21, f"{name} {value:.0f} ms", "two figure", side))
    return drawing(frame, f"Questions by milliseconds; p50 {p50:.0f}, p95 {p95:.0f}", shapes)


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share of `n` (Wilson, 1927)."""
    centre = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)
