"""Files in, papers out: the edge of the ingest."""

from __future__ import annotations

from pathlib import Path

from ingest.assemble import assemble
from ingest.errors import EmptyPaper
from ingest.finding import Loader, Place, find_papers
from ingest.model import Paper
from ingest.readers import choose
from ingest.source import File

__all__ = ["Place", "find_papers", "paper_of", "read_paper"]


def read_paper(place: Path | Place) -> Paper:
    """Read one file from disk, or one member of a ZIP file. Raises a PaperError that names it."""
    with Loader() as loader:
        return paper_of(loader.load(place if isinstance(place, Place) else Place(place)))


def paper_of(file: File) -> Paper:
    """The paper in a file's bytes. Raises a PaperError that names the file."""
    reader = choose(file)
    paper = assemble(reader.read(file), file, reader.name)
    if not paper.passages:
        raise EmptyPaper(file.name, "no paragraph in it, only headings or front matter; nothing to ingest")
    return paper
