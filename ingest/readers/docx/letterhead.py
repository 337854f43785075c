"""The letterhead of a Word file: what stands above and beside a letter in tables, frames and headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.blocks import terminal
from ingest.joining import SENTINEL
from ingest.paper.letterhead import Letterhead, is_label, is_sender, label_of, read_fields
from ingest.paper.questions import is_header
from ingest.readers.docx.body import Item, Table, paragraphs
from ingest.readers.docx.runs import Paragraph

_FAR = 60  # items: no letterhead is longer


def split_letterhead(items: Sequence[Item]) -> int:
    """How many items at the start are letterhead: up to the last one that looks it before the first sentence."""
    last = 0
    for at, item in enumerate(items[:_FAR]):
        if _belongs(item):
            last = at + 1
        elif any(_is_prose(one) for one in paragraphs([item])):
            break
    return last


def read_letterhead(items: Sequence[Item]) -> Letterhead:
    """The fields and the words of letterhead items."""
    return read_fields(_groups(items))


def _belongs(item: Item) -> bool:
    """Whether an item is part of a letterhead by its styles or its labels."""
    own = [one for one in paragraphs([item]) if one.text]
    if not own:
        return False
    if any(one.style.letterhead or one.framed for one in own):
        return not any(is_header(one.text) for one in own)
    lines = [line for one in own for line in one.text.split("\n")]
    labels = sum(is_label(line) or is_sender(line) for line in lines)
    if isinstance(item, Table):
        return labels > 0 and (labels > 1 or len(own) < 12)
    return any(label_of(line) or is_sender(line) for line in lines) or labels > 0


def _is_prose(paragraph: Paragraph) -> bool:
    bare = SENTINEL.sub("", paragraph.text)
    return is_header(bare) or (terminal(bare) and len(bare.split()) >= 6)


def _groups(items: Sequence[Item]) -> Iterator[list[str]]:
    """The lines of each table, and of the paragraphs between them: a label stands before its value."""
    loose: list[str] = []
    for item in items:
        if isinstance(item, Paragraph):
            loose += SENTINEL.sub("", item.text).split("\n")
            continue
        if loose:
            yield loose
            loose = []
        inner: list[Item] = []
        own: list[str] = []
        for row in item.rows:
            own.append("")  # a row ends what is above it
            for cell in row.cells:
                inner += [one for one in cell.items if isinstance(one, Table)]
                own += [line for one in cell.items if isinstance(one, Paragraph)
                        for line in SENTINEL.sub("", one.text).split("\n")]
        yield own
        yield from _groups(inner)
    if loose:
        yield loose
