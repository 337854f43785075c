"""Signs of list items that symbol fonts draw: a circle that is the letter `o`, an arrow whose code says `Ø`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.pdf.rows import Segment, segment_of

BULLET = "•"
_DRAWN = frozenset("oO§ØüvqnÞ·●■□▫◾◼◆◇►▶➢➤✓✔→⇒❖⮚")
_CLEAR = frozenset("·●■□▫◾◼◆◇►▶➢➤✓✔❖⮚")  # never words
_GAP = 0.45  # of the type size: a sign stands this far from its words at least
_FAR = 5.0  # and this far at most


def with_sign(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments of a line, the sign that it begins with written as a bullet."""
    first = segments[0].words[0]
    if first.text not in _DRAWN or first.glued:
        return tuple(segments)
    words = segments[0].words
    after = words[1] if len(words) > 1 else segments[1].words[0] if len(segments) > 1 else None
    if after is None or after.glued:
        return tuple(segments)
    gap = (after.left - first.right) / max(after.size, 1.0)
    if gap > _FAR or (gap < _GAP and first.text not in _CLEAR):
        return tuple(segments)
    return (segment_of([replace(first, text=BULLET), *words[1:]]), *segments[1:])
