"""Files in, papers out: the edge of the ingest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.assemble import assemble
from ingest.errors import EmptyPaper, MissingPath, UnknownFormat
from ingest.model import Paper
from ingest.source import read_source

TEXT = frozenset({".md", ".txt", ".markdown", ".text"})
# Files that stand beside papers without being one.
_ASIDE = frozenset({"readme", "license", "licence", "changelog", "contributing"})


def read_paper(path: Path) -> Paper:
    """Read one file. Raises a PaperError that names it."""
    if path.suffix.lower() not in TEXT:
        known = ", ".join(sorted(TEXT))
        kind = path.suffix or "a file without extension"
        raise UnknownFormat(str(path), f"no reader for '{kind}'; known are {known}")
    paper = assemble(read_source(path), path.stem)
    if not paper.passages:
        raise EmptyPaper(str(path), "no paragraph in it, only headings or front matter; nothing to ingest")
    return paper


def find_papers(paths: Sequence[Path]) -> list[Path]:
    """The text files among files and, recursively, folders, less hidden ones and README and the like.

    A file that is named itself is always taken. Raises MissingPath for a path that is not there.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(
                one for one in path.rglob("*")
                if one.suffix.lower() in TEXT and one.is_file() and one.stem.lower() not in _ASIDE
                and not any(part.startswith(".") for part in one.relative_to(path).parts)
            )
        elif path.exists():
            found.add(path)
        else:
            raise MissingPath(f"{path}: no such file or folder; give a paper or a folder of papers")
    return sorted(found)
