"""What a source lists of a dossier: papers, and where each can be had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from ingest.sources.identifiers import Dossier

Format = Literal["xml", "html", "docx", "pdf"]
FORMATS: tuple[Format, ...] = ("xml", "html", "docx", "pdf")  # the most telling first: what is kept of structure


@dataclass(frozen=True, slots=True)
class Manifestation:
    """A paper in one format, at one address."""

    format: Format
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper that is listed. `manifestations` has the most telling format first, and is never empty.

    `modified` is the source's own stamp, compared as text only: as long as it stays, so does the paper.
    """

    id: str
    title: str | None
    modified: str | None
    manifestations: tuple[Manifestation, ...]
    metadata: str | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something listed that cannot be fetched, named as well as can be, and why."""

    id: str
    reason: str


class Source(Protocol):
    """An official source of papers."""

    @property
    def name(self) -> str:
        """As `--source` and the provenance call it."""
        ...

    def papers(self, dossier: Dossier, since: date | None, *, attachments: bool) -> Iterator[Entry | Rejected]:
        """What the dossier holds, page after page; one paper may come twice.

        Raises SourceError where the list breaks off; what came before it stands.
        """
        ...
