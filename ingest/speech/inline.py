"""Labels in the same paragraph as what they announce: `Vraag 3: Hoeveel …`, `Antwoord: Dat is …`, `12. Hoe …`.

They become headings of their own, as they are printed, so that papers which set them apart and papers which do not are
read alike. A number alone announces a question only in a list of questions, and only where it is the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block
from ingest.joining import SENTINEL
from ingest.speech.labels import NUMBERS, label_of

_INLINE = re.compile(
    rf"^(?P<label>(?:vra(?:ag|gen)\s+{NUMBERS}|antwoord(?:en)?(?:\s+op\s+(?:de\s+)?vra(?:ag|gen))?(?:\s+{NUMBERS})?))"
    rf"\s*(?P<mark>[:.])\s+(?=\S)", re.I
)
_NUMBER = re.compile(r"^(?P<number>\d{1,3})[.)]?\s*(?P<rest>(?:\S.*)?)$", re.S)
_SIGN = re.compile(r"^(?P<number>\d{1,3})[.)]?$")
_LISTS = ("lijst van vragen", "feitelijke vragen")
_FEWEST = 2  # labels in running text that make a habit


def head_labels(blocks: Sequence[Block], kind: str | None) -> list[Block]:
    """The blocks with each label in running text as a heading above what it announces."""
    listed = kind is not None and kind.startswith(_LISTS)
    habit = sum(bool(_label(block)) for block in blocks) >= _FEWEST
    found: list[Block] = []
    last = 0
    for at, block in enumerate(blocks):
        label = _label(block) if habit or listed else None
        number = _next_number(blocks, at, last) if listed and label is None else None
        if label is not None:
            found += [_heading(block, label["label"]), _without(block, block.text[label.end():])]
        elif number is not None:
            last = int(number["number"])
            rest = number["rest"] if block.kind != "item" else block.text
            found += [_heading(block, number["number"]), *([_without(block, rest)] if rest else [])]
        else:
            found.append(block)
            announced = label_of(block.bare) if block.kind in ("prose", "heading") else None
            if announced is not None and announced.kind == "question" and announced.numbers:
                last = int(re.sub(r"\D", "", announced.numbers[-1]))
    return found


def _label(block: Block) -> re.Match[str] | None:
    """A label at the start of a paragraph. After a full stop it needs a number: `Antwoord. Dat …` is a sentence."""
    found = _INLINE.match(block.text) if block.kind in ("prose", "item") else None
    return found if found and (found["mark"] == ":" or re.search(r"\d", found["label"])) else None


def _next_number(blocks: Sequence[Block], at: int, last: int) -> re.Match[str] | None:
    """The number of a question in a list of them: the one after the last, before a question or before its answer."""
    block = blocks[at]
    if block.kind not in ("prose", "item", "heading"):
        return None
    found = _SIGN.match(block.sign) if block.kind == "item" else _NUMBER.match(block.text)
    if not found or int(found["number"]) != last + 1:
        return None
    words = block.bare if block.kind == "item" else SENTINEL.sub("", found["rest"]).strip()
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    answered = after is not None and _answers(after)
    return found if not words or words.endswith("?") or answered else None


def _answers(block: Block) -> bool:
    found = _label(block)
    label = label_of(found["label"] if found else block.bare)
    return label is not None and label.kind == "answer"


def _heading(block: Block, text: str) -> Block:
    return Block("heading", text, block.page, "bold")


def _without(block: Block, text: str) -> Block:
    """What a label announces: a paragraph, with all else that is known of the block."""
    return replace(block, kind="prose", text=text.strip(), sign="")
