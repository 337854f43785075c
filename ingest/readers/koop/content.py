"""What a publication comes to: its blocks settled, its notes placed, and what it states of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from ingest.blocks import Block
from ingest.content import Content
from ingest.errors import EmptyPaper
from ingest.joining import SENTINEL, Vocabulary
from ingest.paper.identity import Identity
from ingest.readers.koop.body import Body, hang
from ingest.readers.koop.depths import settle
from ingest.readers.koop.inline import descendants
from ingest.readers.koop.notes import Notes, marker_of
from ingest.readers.koop.signatures import find_signatures
from ingest.readers.metadata import metadata_of
from ingest.references import find_references
from ingest.source import File

# Lines with which a letter or report opens: whom it is for, where and when it was written.
_OPENING = re.compile(
    r"^(?:aan )?de (?:waarnemend )?(?:griffiers?|voorzitters?)\b.{0,80}(?:eerste|tweede) kamer|"
    r"^(?:[’'`]s-)?[A-Z][\w’' -]{2,25},? \d{1,2} [a-z]+ \d{4}\.?$|"
    r"^\(?(?:ontvangen|vastgesteld|voorgesteld|ingezonden|gedrukt|verzonden)\b.{0,60}$", re.I
)
_MOST_OPENING = 8  # of such lines
_POINTER = re.compile(r"/([a-z]+-[\w-]{3,60})(?:/metadata[\w.]*|\.html)?/?$")


def content_of(front: Sequence[Block], body: Body, stated: Identity, file: File) -> Content:
    """Front matter and body as a Content. Raises EmptyPaper where the body has no words."""
    blocks = find_signatures(body.blocks)
    if not blocks:
        raise EmptyPaper(file.name, "the publication has a head but no text; nothing to ingest")
    settle(blocks)
    place_notes([*front, *blocks], body.notes)
    opening = opening_lines(blocks)
    words = Vocabulary.of(_texts((*front, *blocks)))
    return Content([*front, *blocks], body.notes.found, words, stated=stated, front=len(front) + opening, headed=True)


def place_notes(blocks: Sequence[Block], notes: Notes) -> None:
    """A note that no marker leads to hangs on the block of the note before it, the last of all on the last block."""
    placed: dict[int, Block] = {}
    for block in blocks:
        for text in (block.text, *(cell for row in block.rows for cell in row)):
            placed.update((int(marker[1]), block) for marker in SENTINEL.finditer(text))
    for index in range(len(notes.found)):
        if index not in placed:
            placed[index] = placed.get(index - 1, blocks[0]) if index + 1 in placed else blocks[-1]
            hang([placed[index]], marker_of(index))


def opening_lines(blocks: Sequence[Block]) -> int:
    """How many blocks at the start only say whom the paper is for, where and when."""
    known = (block.kind == "prose" and _OPENING.match(block.bare) is not None for block in blocks[:_MOST_OPENING])
    return next((at for at, opening in enumerate(known) if not opening), min(len(blocks), _MOST_OPENING))


def stated_in_head(root: etree._Element) -> Identity:
    """What the head of a publication says: all its metadata, or only where they are."""
    for head in descendants(root, "metadata"):
        pointer = next((one.get("content", "") for one in head if "externMetadata" in one.get("name", "")), "")
        named = _POINTER.search(pointer.strip())
        official = next(iter(find_references(named[1])), None) if named else None
        return metadata_of(head).whole.under(Identity(official=official))
    return Identity()


def session_in(text: str) -> str | None:
    """`Vergaderjaar 2022–2023` as `2022-2023`."""
    found = re.search(r"(\d{4})\s?[-‐‑‒–—/]\s?(\d{4})", text)
    return f"{found[1]}-{found[2]}" if found else None


def _texts(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        yield SENTINEL.sub("", block.text)
        for row in block.rows:
            yield from row
