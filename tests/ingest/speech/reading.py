"""Papers of the fixtures, and who answers what in them by ordinal."""

from __future__ import annotations

from pathlib import Path

from ingest.model import Paper, Speaker
from ingest.read import paper_of, read_paper
from ingest.source import File

FIXTURES = Path(__file__).parent.parent / "fixtures"


def fixture(name: str) -> Paper:
    """A paper of the fixtures."""
    return read_paper(FIXTURES / name)


def paper(text: str, name: str = "paper.md") -> Paper:
    """A paper of Markdown."""
    return paper_of(File(name, text.encode()))


def answered(found: Paper) -> dict[int, list[int]]:
    """Ordinals of the questions that are answered, each with those of its answers."""
    ordinals = {one.id: one.ordinal for one in found.passages}
    return {one.ordinal: [ordinals[id] for id in one.answered_by] for one in found.passages if one.answered_by}


def speakers(found: Paper) -> dict[int, Speaker | None]:
    """The speaker of each passage, by ordinal."""
    return {one.ordinal: one.speaker for one in found.passages}
