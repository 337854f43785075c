"""Which blocks are headings, what a table of contents is, and how deep each heading lies.

Conversions from PDF give unreliable depths (`###` before the first `##`), plain text none at all. Depth is taken from,
in this order: the two parts of a verslag and its fractions, Markdown depths where they are consistent, italics under
upright headings, numbers (`2.1` under `2.`), and unnumbered headings under numbered ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.blocks import Block, looks_like_heading, terminal
from ingest.joining import SENTINEL
from ingest.sentences import sentences
from ingest.speech.parties import fraction_in

_WORDS, _WORDS_WITH_STOP = 22, 16  # of a heading at most, without and with a full stop in it (`Art. 5`)
_FEW = 6  # words of a heading that asks what somebody does
_PART = re.compile(r"^(?P<roman>[IVX]{1,4})\.?\s+\S")
_ROMAN = re.compile(r"^(?P<number>[IVX]{1,4})\.\s+\S")
_NUMBER = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
_FRACTION = re.compile(
    r"^(?:inbreng|reactie|antwoord|beantwoording|vragen|opmerkingen)\b.*\b(?:fracties?|leden|lid)\b", re.I
)
_REPLY = re.compile(r"\b(?:reactie|antwoord(?:en)?|beantwoording)\b", re.I)
_CONTENTS = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudsoverzicht)\.?(?:\s+(?:blz|pag|pagina)\.?)?$", re.I)
_PUT_TO = re.compile(r"^Zo (?:ja|nee)\b|\b(?:u|uw)\b", re.I)
_ASKS_WHAT = re.compile(r"\b(?:de minister|de staatssecretaris|het kabinet|de regering)\b", re.I)
_QUESTION = re.compile(r"^(?:vraag|vragen)\s+\d", re.I)


def mark_headings(blocks: list[Block]) -> None:
    """Turn prose and lone numbered items that read as headings into heading blocks, in place."""
    asking = False  # in the part of a fraction, where a question is a question
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        before = blocks[at - 1] if at else None
        if block.kind == "item" and _lone_number(block, before, after):
            block.kind, block.text = "heading", f"{block.sign} {block.text}"
        elif block.kind == "prose" and not (asking and _is_plain_question(block)) and _is_heading(block, before, after):
            block.kind = "heading"
        if block.kind == "heading" and (_FRACTION.match(block.bare) or _PART.match(block.bare)):
            asking = not _REPLY.search(block.bare)


def _is_plain_question(block: Block) -> bool:
    return block.style == "" and block.bare.endswith("?")


def _lone_number(block: Block, before: Block | None, after: Block | None) -> bool:
    """`1. Samenwerking bij verzuim` by itself, without a full stop, is a heading and not a list of one."""
    signed = re.match(r"^(?:\d{1,2}|[ivxIVX]{1,4}|[A-Z])[.)]$", block.sign)
    if not signed or not looks_like_heading(block.text, block.lines):
        return False
    listed = any(other is not None and other.kind == "item" for other in (before, after))
    introduced = before is not None and before.kind == "prose" and before.text.rstrip().endswith(":")
    return not listed and not introduced and after is not None and after.kind in ("prose", "heading", "table")


def _is_heading(block: Block, before: Block | None, after: Block | None) -> bool:
    if after is None or after.kind == "signature" or not looks_like_heading(block.text, block.lines):
        return False
    number = _NUMBER.match(block.bare) or _ROMAN.match(block.bare)
    text = block.bare[number.end("number") + 1:].strip() if number else block.bare
    if len(sentences(text)) != 1:
        return False
    if text.endswith("?"):
        return _is_question_heading(block, text, before, after)
    if block.style == "bold" or _PART.match(block.bare):
        return True
    words = _WORDS if re.search(r"[.?!]\s", text) is None else _WORDS_WITH_STOP
    return len(text.split()) <= words and not text.endswith(",")


def _is_question_heading(block: Block, text: str, before: Block | None, after: Block) -> bool:
    """A question is a heading only where a longer text answers it, and not where it is put to somebody.

    It has no note, and is no question of a member (`Vraag 1` stands above it; `Zo nee, waarom niet?`).
    """
    asked = before is not None and before.kind == "heading" and bool(_QUESTION.match(before.text))
    marked = text != block.bare or block.style != ""
    longer = after.kind == "prose" and (len(after.text) > len(text) or marked)
    put = _PUT_TO.search(text) or (_ASKS_WHAT.search(text) and len(text.split()) > _FEW)
    return longer and not asked and not put and block.lines <= 2 and SENTINEL.search(block.text) is None


def heads_contents(text: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return _CONTENTS.match(text) is not None


def drop_contents(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Separate a table of contents: lines that all stand again, as headings, further on.

    A list that a sentence introduces is no table of contents. Returns (the other blocks, the table of contents).
    """
    keys = [_key(block) for block in blocks]
    left = Counter(key for key, block in zip(keys, blocks, strict=True) if key and block.kind == "heading")
    dropped: set[int] = set()
    run: list[int] = []
    for at, key in enumerate([*keys, ""]):
        if key and at < len(blocks) and blocks[at].kind == "heading":
            left[key] -= 1
        if key and (left[key] > 0 or (not run and _CONTENTS.match(key))):
            run.append(at)
            continue
        if _is_contents(blocks, run):
            dropped.update(run)
        run = []
    return [b for i, b in enumerate(blocks) if i not in dropped], [b for i, b in enumerate(blocks) if i in dropped]


def _is_contents(blocks: Sequence[Block], run: Sequence[int]) -> bool:
    if not run:
        return False
    if _CONTENTS.match(blocks[run[0]].text):
        return len(run) >= 2
    introduced = run[0] > 0 and blocks[run[0] - 1].text.rstrip().endswith(":")
    return len(run) >= 3 and not introduced and not any(SENTINEL.search(blocks[at].text) for at in run)


def _key(block: Block) -> str:
    """A line of a table of contents and its heading, alike: without dot leaders, page number and marks."""
    if block.kind not in ("heading", "prose", "item") or len(block.text) > 200:
        return ""
    bare = re.sub(r"[\s.…_]*\s\d{1,3}$", "", SENTINEL.sub("", block.text))
    if terminal(bare) and not bare.endswith("?"):
        return ""
    return re.sub(r"[^\w ]", "", bare).strip().lower()


def levels(headings: Sequence[Block]) -> list[int]:
    """The level of each heading, 1 outermost."""
    parts = [bool(_PART.match(block.text)) and not block.depth for block in headings]
    if sum(parts) >= 2:
        return _levels_of_parts(headings, parts)
    depths = [block.depth for block in headings if block.depth]
    if depths and headings[0].depth == min(depths):
        return _levels_of_depths(headings)
    upright = any(block.style != "italic" for block in headings)
    found, under_number = [], 0
    for block in headings:
        number = _NUMBER.match(block.text)
        if block.depth or block.style:
            level = 2 if block.style == "italic" and upright else 1
        elif number:
            level = under_number = number["number"].count(".") + 1
        else:
            level = under_number + 1
        found.append(level)
    return found


def _levels_of_depths(headings: Sequence[Block]) -> list[int]:
    """Markdown whose first heading is the least deep; a number knows better whose part it is, `2.1` lies under `2`."""
    found: list[int] = []
    of_number: dict[str, int] = {}
    for block in headings:
        number = _NUMBER.match(block.bare)
        level = block.depth - headings[0].depth + 1 if block.depth else found[-1] + 1
        if number:
            parent = number["number"].rpartition(".")[0]
            level = of_number[parent] + 1 if parent in of_number else level
            of_number[number["number"]] = level
        found.append(level)
    return found


def _levels_of_parts(headings: Sequence[Block], parts: Sequence[bool]) -> list[int]:
    """A verslag: part, then fraction or theme, then what stands under a fraction."""
    found, in_fraction = [], False
    for block, part in zip(headings, parts, strict=True):
        fraction = bool(_FRACTION.match(block.text)) and fraction_in(block.text) is not None
        in_fraction = fraction or (in_fraction and not part)
        found.append(1 if part else 2 if fraction or not in_fraction else 3)
    return found
