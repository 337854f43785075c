"""Lines of running text, freed from notes and page furniture; markers in them are sentinels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.joining import MARK_CLOSE, SENTINEL
from ingest.readers.plain.lines import Layout

_PRIOR_SPACED, _PRIOR = 0.7, 0.3  # how often an extractor with trailing spaces, or another, makes such blank lines


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of running text. `gap`: blank lines stood before it; `cut`: notes or page furniture did."""

    text: str
    open: bool
    gap: bool
    cut: bool
    page: int | None


def raised_gaps(pieces: Sequence[Piece], layout: Layout) -> bool:
    """Whether a blank line after a full line that ends in a marker more likely comes from the marker than the text.

    A marker stands at a line's end by chance once in as many lines as a line has words; a paragraph's last line is full
    by chance about as often. Without blank lines that the marker makes, some full lines would go on directly.
    """
    if not pieces:
        return False
    inner = ends = found = words = 0
    for one, other in pairwise(pieces):
        marked = one.text.endswith(MARK_CLOSE)
        inner += len(SENTINEL.findall(one.text)) - marked
        words += one.text.count(" ") + 1
        bare = SENTINEL.sub("", one.text)
        full = marked and layout.margin.is_full(bare, SENTINEL.sub("", other.text)) and layout.margin.is_close(bare)
        if full and not other.gap and not other.cut:
            return False
        found += full and other.gap
        ends += marked and other.gap and not full
    chance = len(pieces) / max(words, 1)
    made, natural = inner * chance, (ends + 1) * chance
    prior = _PRIOR_SPACED if layout.spaced else _PRIOR
    odds = prior / (1 - prior) * (1 + made / natural) ** found
    return odds / (1 + odds) * made / (made + natural) > 0.5
