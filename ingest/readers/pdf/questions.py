"""Questions under one heading, `Vraag 3, 4 en 5`: where a full line leaves open whether the next begins another.

The heading says how many questions there are. A line that ends a sentence at the right margin may end a question: it
does if the paragraphs are then as many as the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Block
from ingest.joining import Vocabulary, join

_ASKED = re.compile(r"^vra(?:ag|gen) \d", re.I)
_RANGE = re.compile(r"(\d+)\s*(?:t/m|tot en met|–|-)\s*(\d+)")
_MOST = 500  # questions of one paper


def questions_of(heading: str) -> int:
    """How many questions a heading says there are; 0 where it is none of questions."""
    if not _ASKED.match(heading):
        return 0
    found = _RANGE.search(heading)
    if found:
        return min(max(int(found[2]) - int(found[1]) + 1, 1), _MOST)
    return len(re.findall(r"\d+", heading))


def settle(blocks: Sequence[Block], doubtful: Sequence[bool], words: Vocabulary) -> list[Block]:
    """Blocks, those that are `doubtful` kept where that gives each question its own, else put to the block before."""
    settled: list[Block] = []
    at = 0
    while at < len(blocks):
        end = at + 1
        while end < len(blocks) and blocks[end].kind != "heading":
            end += 1
        asked = questions_of(blocks[at].text) if blocks[at].kind == "heading" else 0
        apart = end - at - 1 == asked
        for block, doubt in zip(blocks[at:end], doubtful[at:end], strict=True):
            if doubt and not apart:
                settled[-1].text = join(settled[-1].text, block.text, words)
                settled[-1].lines += block.lines
            else:
                settled.append(block)
        at = end
    return settled
