"""Words broken at a line end: mended in what ingest gives, and nowhere left broken (gold/hyphens.jsonl)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.gold import GOLD
from eval.jsonl import read_records
from eval.matching import Library, normalise
from eval.score import Score
from ingest.model import Passage


@dataclass(frozen=True, slots=True)
class Break:
    """A word as the file has it over two lines, and as it must be read."""

    paper: str
    broken: str
    mended: str


def load_breaks(file: Path = GOLD / "hyphens.jsonl") -> tuple[Break, ...]:
    """The line-end hyphens that are checked. Raises GoldError at the first wrong line."""
    breaks = []
    for record in read_records(file):
        record.only("paper", "broken", "mended")
        one = Break(record.text("paper"), record.text("broken"), record.text("mended"))
        if "\n" not in one.broken:
            raise record.wrong("field broken must hold the line end")
        breaks.append(one)
    return tuple(breaks)


def compare_breaks(gold: Sequence[Break], papers: Library) -> tuple[Score, ...]:
    """A score for each paper of the gold: how many of its broken words are mended wherever they stand."""
    scores = []
    for name in dict.fromkeys(one.paper for one in gold):
        breaks = [one for one in gold if one.paper == name]
        text = words(papers.get(name, ()))
        wrong = tuple(f"{name}: {told}" for one in breaks if (told := _fault(one, text)))
        scores.append(Score(name, len(breaks), len(breaks), len(breaks) - len(wrong), wrong))
    return tuple(scores)


def words(passages: Sequence[Passage]) -> str:
    """All that is read in a paper: headings, texts and notes, with white space normalised."""
    pieces = [
        piece
        for one in passages
        for piece in (*one.section, one.text, *(note.text for note in one.footnotes))
    ]
    return normalise("\n".join(pieces))


def _fault(one: Break, text: str) -> str | None:
    mended = normalise(one.mended)
    if mended not in text:
        return f"{mended!r} is not there"
    # Either the line end became a space, or the lines were joined with the hyphen still in.
    halves = one.broken.split("\n")
    left = {normalise(one.broken), normalise("".join(half.strip() for half in halves))} - {mended}
    if kept := sorted(form for form in left if form in text):
        return f"{kept[0]!r} is still broken"
    return None
