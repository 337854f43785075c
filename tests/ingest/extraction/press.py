"""How one extractor leaves the lines of one printed paper."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.ingest.extraction.typeset import Measure, font


@dataclass(frozen=True, slots=True)
class Press:
    """The print of a paper, and what its extractor makes of lines and pages."""

    body: Measure
    notes: Measure
    height: int  # lines of a page
    spaced: bool  # trailing space on every line but the last of a note and those broken inside a word
    raised_gap: bool  # a blank line after a line with a raised number at its end
    note_gaps: bool  # blank lines where the notes' indentation changes
    eats: float  # how often the space after a marker is lost
    feed: bool  # form feed between pages
    indent: bool  # a page's first line begins with a space
    footer: str  # "", "number" or "kst"
    at_end: bool  # notes at the end of the paper, not of the page
    blank: bool  # blank line between a page's last line and the next page
    dense: bool  # no blank lines between paragraphs
    apart: float = 0.0  # how often a space stands before a marker


def press_of(rng: Random, *, spaced: bool, dense: bool = False) -> Press:
    """A random extractor."""
    width = rng.randint(60, 95)
    alike = rng.random() if spaced else 0.5 + rng.random()  # how like the extractor of the sample papers
    face = font(rng.choices(("helvetica", "times", "verdana", "typewriter"), (5, 2, 2, 1))[0])
    hyphenate = rng.random() < 0.7
    return Press(
        body=Measure(width, face, hyphenate),
        notes=Measure(round(width * rng.choice((1.0, 1.2, 1.3))), face, hyphenate),
        height=rng.randint(28, 50), spaced=spaced, raised_gap=alike < 0.7 and not dense,
        note_gaps=alike < 0.7 and not dense, eats=rng.choice((0.0, 0.03, 0.1)), feed=rng.random() < 0.35,
        indent=rng.random() < 0.6, footer=rng.choice(("", "", "number", "kst")), at_end=rng.random() < 0.15,
        blank=rng.random() < 0.4 and not dense, dense=dense,
    )
