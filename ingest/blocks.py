"""A block: a stretch of text of one kind, put together from lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from ingest.joining import SENTINEL
from ingest.markup import plain
from ingest.model import Speaker
from ingest.paper.signatures import Signature

BlockKind = Literal["prose", "item", "table", "heading", "signature"]
_TAIL, _END = 200, 16  # characters: a group of markers is shorter than the one, an abbreviation than the other
_TERMINAL = re.compile(r"[.?!:;…][)»”’\"']*$|[»”]$")
# Abbreviations after which a sentence always goes on.
UNENDED = re.compile(
    r"(?:^|[\s(])(?:nrs?|blz|artt?|pp?|vgl|ca|resp|bijv|incl|excl|drs?|mr|prof|ir|o\.a|m\.n|c\.q)\.$", re.I
)


@dataclass(slots=True)
class Block:
    """A stretch of text of one kind. `text` is plain but for marker sentinels; `rows` are a table's cells.

    What only some formats know of a table: its `caption`, the number of its heading rows (`heads`), and the cells that
    span others (`spans`: rows and columns taken, by row and column of the cell; the cells it covers are empty).
    """

    kind: BlockKind
    text: str
    page: int | None
    style: str = ""  # bold, italic or empty
    depth: int = 0  # of a heading, 1 is the highest; 0 where the format does not say
    lines: int = 1
    sign: str = ""  # of a list item: "-", "1."
    rows: list[tuple[str, ...]] = field(default_factory=list)
    caption: str | None = None
    heads: int | None = None
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    signature: Signature | None = None
    speaker: Speaker | None = None  # where the format names who says this
    references: tuple[str, ...] = ()  # ids of papers that the format links to from here
    aside: bool = False  # prose that is text of the paper but no passage, such as `De voorzitter:`

    @property
    def bare(self) -> str:
        """The text without markers."""
        return SENTINEL.sub("", self.text).strip()


def terminal(text: str) -> bool:
    """Whether a text ends like a sentence, markers aside."""
    end = SENTINEL.sub("", text[-_TAIL:]).rstrip()[-_END:]
    return bool(_TERMINAL.search(end)) and not UNENDED.search(end)


def looks_like_heading(text: str, lines: int) -> bool:
    """Short, capitalised, without the end of a sentence."""
    if lines > 3 or len(text) > 400:
        return False
    bare = SENTINEL.sub("", plain(text)).strip()
    if not bare or len(bare) > 160 or (terminal(bare) and not bare.endswith("?")):
        return False
    if bare.count("(") > bare.count(")"):
        return False  # it goes on
    head = bare.lstrip("«'‘\"“(")
    return head[:1].isupper() or head[:1].isdigit()
