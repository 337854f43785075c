"""Questions under one heading, `Vraag 3, 4 en 5`, and questions whose heading is only a number.

A full line leaves open whether the next begins another question. The heading says how many there are: a line that ends
a sentence at the right margin ends a question if the paragraphs are then as many as the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block
from ingest.joining import Vocabulary, join
from ingest.paper.questions import asks, is_header

_ASKED = re.compile(r"^vra(?:ag|gen) \d", re.I)
_RANGE = re.compile(r"(\d+)\s*(?:t/m|tot en met|–|-)\s*(\d+)")
_COUNTED = re.compile(r"(?P<number>\d{1,3})[.):]?")
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


def number_questions(blocks: Sequence[Block]) -> list[Block]:
    """Questions that are only numbered, on a line of their own or as a list, get a heading where answers have one."""
    headers = [block.text for block in blocks if block.kind == "heading" and is_header(block.text)]
    if not headers or any(asks(header) for header in headers):
        return list(blocks)
    found: list[Block] = []
    last = 0
    for block in blocks:
        sign = block.sign if block.kind == "item" and block.bare.endswith("?") else block.bare
        number = _COUNTED.fullmatch(sign) if block.kind in ("prose", "item", "heading") else None
        if number is None or int(number["number"]) != last + 1:
            found.append(block)
            continue
        last += 1
        found.append(Block("heading", f"Vraag {last}", block.page, "bold"))
        if block.kind == "item":
            found.append(replace(block, kind="prose", sign=""))
    return found
