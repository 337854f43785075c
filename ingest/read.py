"""Files in, papers out: the edge of the ingest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.assemble import assemble
from ingest.errors import EmptyPaper, MissingPath
from ingest.model import Paper
from ingest.readers import choose, readers
from ingest.source import File, read_file

# Files that stand beside papers without being one.
_ASIDE = frozenset({"readme", "license", "licence", "changelog", "contributing"})


def read_paper(path: Path) -> Paper:
    """Read one file from disk. Raises a PaperError that names it."""
    return paper_of(read_file(path))


def paper_of(file: File) -> Paper:
    """The paper in a file's bytes. Raises a PaperError that names the file."""
    reader = choose(file)
    paper = assemble(reader.read(file), file, reader.name)
    if not paper.passages:
        raise EmptyPaper(file.name, "no paragraph in it, only headings or front matter; nothing to ingest")
    return paper


def find_papers(paths: Sequence[Path]) -> list[Path]:
    """The papers among files and, recursively, folders, less hidden ones and README and the like.

    A file that is named itself is always taken. Raises MissingPath for a path that is not there.
    """
    known = {suffix for reader in readers() for suffix in reader.suffixes}
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(
                one for one in path.rglob("*")
                if one.suffix.lower() in known and one.is_file() and one.stem.lower() not in _ASIDE
                and not any(part.startswith(".") for part in one.relative_to(path).parts)
            )
        elif path.exists():
            found.add(path)
        else:
            raise MissingPath(f"{path}: no such file or folder; give a paper or a folder of papers")
    return sorted(found)
