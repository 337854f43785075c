"""The headings of a document as a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.model import Passage


@dataclass(slots=True)
class Section:
    """A heading, the first passage under it and where that begins in the document's text, and the headings inside it.

    Those are in reading order; `start` counts Unicode code points.
    """

    title: str
    first_passage: str
    start: int
    sections: list[Section] = field(default_factory=list)


def outline(passages: Iterable[Passage]) -> list[Section]:
    """The top headings of passages in reading order; one that comes back later is a section of its own."""
    top: list[Section] = []
    for passage in passages:
        level = top
        for title in passage.section:
            if not level or level[-1].title != title:
                level.append(Section(title, passage.id, passage.span.start))
            level = level[-1].sections
    return top
