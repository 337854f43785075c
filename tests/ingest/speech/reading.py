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


def verslag(questions: dict[str, str], answers: str) -> dict[int, list[int]]:
    """Who answers what where each party asks something in part I, and part II has these answers, in Markdown."""
    asked = "\n\n".join(f"## {one}-fractie\n\nDe leden van de {one}-fractie {text}" for one, text in questions.items())
    return answered(paper(
        "Verslag van een schriftelijk overleg\n\nDe commissie heeft vragen gesteld over de brief.\n\n"
        f"# I Vragen en opmerkingen uit de fracties\n\n{asked}\n\n# II Reactie van de minister\n\n{answers}\n"
    ))


def speakers(found: Paper) -> dict[int, Speaker | None]:
    """The speaker of each passage, by ordinal."""
    return {one.ordinal: one.speaker for one in found.passages}
