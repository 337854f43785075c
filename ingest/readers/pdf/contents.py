"""A table of contents: lines that lead to the number of a page, with dots or at the margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block
from ingest.paper.headings import heads_contents
from ingest.readers.pdf.columns import Line

_LEAD = "\ue002"  # stands for the dots of a line that has none, while blocks are made
_ENTRY = re.compile(rf"(?:{_LEAD}|\.{{4}}|…{{2}}|(?:\. ){{4}}|_{{4}})[\s.…_]*(?:blz\. ?)?\d{{1,4}}$")
_WRAPPED = 3  # lines without a page: the table of contents has ended
_PAGE = re.compile(r"\d{1,4}")


def is_entry(text: str) -> bool:
    """Whether a line ends with dots that lead to a number."""
    return _ENTRY.search(text[-200:]) is not None


def has_page(line: Line) -> bool:
    """Whether a line ends with a number of its own, far from its words."""
    return len(line.segments) > 1 and _PAGE.fullmatch(line.segments[-1].text) is not None


def with_leads(lines: Sequence[Line], texts: Sequence[str]) -> list[str]:
    """The texts of lines; those of a table of contents that has no dots are marked as entries."""
    found: list[str] = []
    within, misses = False, 0
    for line, text in zip(lines, texts, strict=True):
        if heads_contents(text):
            within, misses = True, 0
        elif within and has_page(line) and not is_entry(text):
            words, _, page = text.rpartition(" ")
            text, misses = f"{words} {_LEAD}{page}", 0
        elif within:
            misses += 1
            within = misses < _WRAPPED
        found.append(text)
    return found


def set_aside(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of a table of contents as text that is no passage."""
    found: list[Block] = []
    for block in blocks:
        if block.kind in ("prose", "item", "heading") and is_entry(block.text):
            if found and not found[-1].aside and heads_contents(found[-1].text):
                found[-1] = replace(found[-1], kind="prose", aside=True)
            words = f"{block.sign} {block.text}".strip().replace(_LEAD, "")
            found.append(replace(block, kind="prose", text=words, sign="", aside=True))
        else:
            found.append(block)
    return found
