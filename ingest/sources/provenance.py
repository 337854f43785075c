"""Where each file of a folder came from: one JSON line a paper in `provenance.jsonl`, the last line of a paper holds.

A line is added and synced when its files are in place, so after a kill at any moment the lines that are there are true;
half a line at the end is passed over, and its paper fetched again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingest.sources.listing import FORMATS, Format

FILE = "provenance.jsonl"


@dataclass(frozen=True, slots=True)
class Origin:
    """One file: its name in the folder, and the reply it holds. `retrieved` is a moment in UTC, ISO 8601."""

    file: str
    url: str
    retrieved: str
    sha256: str
    bytes: int
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """One paper. `modified` is the stamp in the source's list; `metadata` the file of that beside the paper."""

    id: str
    source: str
    dossiers: tuple[str, ...]
    title: str | None
    format: Format
    modified: str | None
    paper: Origin
    metadata: Origin | None

    @property
    def origins(self) -> tuple[Origin, ...]:
        """All its files."""
        return (self.paper,) if self.metadata is None else (self.paper, self.metadata)


def to_line(provenance: Provenance) -> str:
    """As one line of JSON in ASCII, with its line end: a title may hold what is no line end to JSON alone."""
    return json.dumps(asdict(provenance)) + "\n"


def from_line(line: str) -> Provenance | None:
    """Reads `to_line` back; None for half a line, or one of another make."""
    try:
        data = json.loads(line)
        if data["format"] not in FORMATS:
            return None
        metadata = _origin(data["metadata"]) if data["metadata"] is not None else None
        return Provenance(**{**data, "dossiers": tuple(data["dossiers"]), "paper": _origin(data["paper"]),
                             "metadata": metadata})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def read_provenance(folder: Path) -> dict[str, Provenance]:
    """What is known of each paper, by id."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return {}
    found = (from_line(line) for line in lines)
    return {one.id: one for one in found if one is not None}


def write_provenance(folder: Path, papers: Iterable[Provenance]) -> None:
    """Replace the file in one step: a line a paper, by id."""
    draft = folder / f".{FILE}.new"
    with draft.open("w", encoding="utf-8") as file:
        file.writelines(to_line(one) for one in sorted(papers, key=lambda one: one.id))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / FILE)


def add_provenance(folder: Path, provenance: Provenance) -> None:
    """Add a line, and force it to the device."""
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(to_line(provenance))
        file.flush()
        os.fsync(file.fileno())


def _origin(data: dict[str, Any]) -> Origin:
    origin = Origin(**data)
    if Path(origin.file).name != origin.file or origin.file.startswith("."):
        raise ValueError(f"{origin.file!r} is no name of a file in this folder")
    return origin
