"""What ingest makes of a rendered paper, against the clean one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from ingest.model import Paper, Passage
from ingest.read import paper_of
from ingest.source import File
from tests.ingest.extraction.clean import START, Clean, Rendered
from tests.ingest.extraction.compose import compose
from tests.ingest.extraction.flowing import render_glued, render_markdown, render_raised
from tests.ingest.extraction.laid_out import printable, render_pdf
from tests.ingest.extraction.printed import render_apart, render_bare, render_dense, render_spaced

STYLES: dict[str, Callable[[Clean, int], Rendered]] = {
    "markdown": render_markdown,
    "raised": render_raised,
    "glued": render_glued,
    "spaced": render_spaced,
    "bare": render_bare,
    "dense": render_dense,
    "apart": render_apart,
    "pdf": render_pdf,
}


@dataclass(slots=True)
class Tally:
    """Counts over papers: in the truth, found, and found rightly."""

    truth: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """1.0 where there was nothing to find and nothing was found."""
        return 2 * self.right / (self.truth + self.found) if self.truth + self.found else 1.0

    def add(self, truth: Iterable[Hashable], found: Iterable[Hashable], where: str) -> None:
        """Compare two bags of things."""
        wanted, had = Counter(truth), Counter(found)
        self.truth += wanted.total()
        self.found += had.total()
        self.right += (wanted & had).total()
        self.wrong += [f"{where}: lacks {one}" for one in (wanted - had).elements()]
        self.wrong += [f"{where}: spare {one}" for one in (had - wanted).elements()]


@dataclass(slots=True)
class Figures:
    """Notes by number, text and the words around the marker; the same by whole passage; passages; headings."""

    notes: Tally = field(default_factory=Tally)
    placed: Tally = field(default_factory=Tally)
    passages: Tally = field(default_factory=Tally)
    headings: Tally = field(default_factory=Tally)


def read_rendered(rendered: Rendered, name: str) -> Paper:
    """The paper ingest sees in a rendered text or PDF."""
    if rendered.pdf is not None:
        return paper_of(File(f"{name}.pdf", rendered.pdf))
    return paper_of(File(f"{name}.txt", rendered.text.encode()))


def measure(style: str, seeds: Iterable[int]) -> Figures:
    """The figures of a style over seeds."""
    figures = Figures()
    for seed in seeds:
        clean = printable(compose(seed)) if style == "pdf" else compose(seed)
        rendered = STYLES[style](clean, seed)
        paper = read_rendered(rendered, f"{style}-{seed}")
        compare(clean, rendered, paper, figures, f"{style} {seed}")
    return figures


def compare(clean: Clean, rendered: Rendered, paper: Paper, figures: Figures, where: str) -> None:
    """Add one paper to the figures; where print is undecided, ingest's reading counts."""
    clean = clean.settled(rendered.undecided, {one.text[:START] for one in paper.passages})
    truth = list(clean.passages())
    wanted = [
        (str(mark.number), clean.notes[mark.number - 1], mark.at, text) for text, marks in truth for mark in marks
    ]
    had = [(note.number, note.text, note.at, one.text) for one in paper.passages for note in one.footnotes]
    figures.notes.add(map(_around, wanted), map(_around, had), where)
    figures.placed.add(wanted, had, where)
    figures.passages.add((text for text, _ in truth), (one.text for one in paper.passages), where)
    figures.headings.add(clean.headings(), headings_of(paper.passages), where)


def _around(note: tuple[str, str, int, str]) -> tuple[str, str, str, str]:
    """A note with the words before and after its marker, as the gold has them."""
    number, text, at, passage = note
    return number, text, passage[max(at - 40, 0):at], passage[at:at + 30]


def headings_of(passages: Iterable[Passage]) -> list[str]:
    """The headings that the heading paths of passages show, in order."""
    found: list[str] = []
    before: tuple[str, ...] = ()
    for passage in passages:
        if passage.section != before and passage.section:
            shared = 0
            while shared < min(len(before), len(passage.section)) and before[shared] == passage.section[shared]:
                shared += 1
            found += passage.section[shared:]
        before = passage.section or before
    return found
