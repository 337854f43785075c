"""What every reader makes of a file: the common ground between formats.

A reader knows its format and nothing of parliament; `ingest.assemble` knows papers and nothing of formats. Between
them stands a Content: blocks in reading order, with each footnote marker resolved to the note it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block
from ingest.joining import Vocabulary
from ingest.paper.footers import Footer
from ingest.paper.identity import Identity


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number as printed, its words, and where the links in it lead.

    `references` are ids of papers that the format links to from the note, which the words need not spell out.
    """

    number: str
    text: str
    links: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A paper's blocks and notes.

    Markers in a block's text are sentinels around the index of the note in `notes`. `stated` is what the format itself
    says of the paper; what it leaves open is read from the text. `front` counts the blocks of front matter, and
    `headed` says that the format marks headings, so that no other block is one; where a format knows neither, they are
    None and False.
    """

    blocks: Sequence[Block]
    notes: Sequence[Note]
    words: Vocabulary
    footers: Sequence[Footer] = ()
    stated: Identity = field(default_factory=Identity)
    front: int | None = None
    headed: bool = False
