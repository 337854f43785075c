"""Lines become blocks: paragraphs joined across lines and pages, list items, table lines, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.body import SENTINEL, Body, Piece, broken_inside
from ingest.joining import join
from ingest.markup import emphasis, plain
from ingest.signatures import Signature, signature_at

BlockKind = Literal["prose", "item", "table", "heading", "signature"]
_HEADING = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$")
_NUMBERED = re.compile(r"^(?:Vraag|Vragen|Antwoord(?: op (?:de )?vra(?:ag|gen))?)\s+\d[\d, enm.t/–-]*$", re.I)
_ITEM = re.compile(r"^(?P<sign>[-–—•▪●◦*+]|\d{1,3}[.)]|[a-zA-Z][.)]|[ivx]{1,4}[.)]|\([a-z\d]{1,2}\))\s+(?=\S)")
_TERMINAL = re.compile(r"[.?!:;…][)»”’\"']*$|[»”]$")
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")


@dataclass(slots=True)
class Block:
    """A stretch of text of one kind. `text` is plain but for marker sentinels; `rows` are a table's cells."""

    kind: BlockKind
    text: str
    page: int | None
    style: str = ""  # bold, italic or empty
    depth: int = 0  # number of # of a Markdown heading
    lines: int = 1
    sign: str = ""  # of a list item: "-", "1."
    rows: tuple[tuple[str, ...], ...] = ()
    signature: Signature | None = None
    full: bool = False  # its last line left no room for the next word


def terminal(text: str) -> bool:
    """Whether a text ends like a sentence, markers aside."""
    return bool(_TERMINAL.search(SENTINEL.sub("", text).rstrip()))


def build_blocks(body: Body) -> list[Block]:
    """Blocks in reading order."""
    blocks: list[Block] = []
    texts = [SENTINEL.sub("", plain(piece.text)) for piece in body.pieces]
    at = 0
    while at < len(body.pieces):
        signed = signature_at(texts, at, [piece.gap for piece in body.pieces])
        if signed is not None:
            raw = [plain(piece.text) for piece in body.pieces[at:at + signed.lines]]
            blocks.append(Block("signature", " ".join(raw), body.pieces[at].page, signature=signed))
            at += signed.lines
        else:
            _add(blocks, body, at)
            at += 1
    for block in blocks:
        block.style = block.style or emphasis(SENTINEL.sub("", block.text))
        block.text = plain(block.text)
    return [block for block in blocks if block.text or block.rows]


def _add(blocks: list[Block], body: Body, at: int) -> None:
    """Put a line into a new block, or join it to the block before."""
    piece = body.pieces[at]
    last = blocks[-1] if blocks else None
    heading, item = _HEADING.match(piece.text), _ITEM.match(piece.text)
    if "\t" in piece.text or (piece.text.startswith("|") and piece.text.endswith("|")):
        _add_row(blocks, piece)
    elif heading:
        style = emphasis(SENTINEL.sub("", heading[2]))
        blocks.append(Block("heading", heading[2], piece.page, style, len(heading[1])))
    elif _NUMBERED.match(plain(piece.text)):
        blocks.append(Block("heading", piece.text, piece.page, "bold", 0))
    elif item and _starts_item(last, piece, item["sign"]):
        blocks.append(Block("item", piece.text[item.end():], piece.page, sign=item["sign"]))
    elif last is not None and last.kind in ("prose", "item") and _goes_on(last, piece, body, at):
        inside = broken_inside(body.pieces[at - 1], body.layout)
        last.text = join(last.text, piece.text, body.words, inside_word=inside)
        last.lines += 1
    else:
        blocks.append(Block("prose", piece.text, piece.page))
    if blocks:
        blocks[-1].full = _is_full(body, at)


def _add_row(blocks: list[Block], piece: Piece) -> None:
    if piece.text.startswith("|"):
        cells = tuple(plain(cell) for cell in piece.text.strip("|").split("|"))
    else:
        cells = tuple(plain(cell) for cell in piece.text.split("\t"))
    if _RULE.match(piece.text) and "-" in piece.text:
        return  # the line under a Markdown table's head
    if blocks and blocks[-1].kind == "table" and not piece.gap:
        blocks[-1].rows = (*blocks[-1].rows, cells)
    else:
        blocks.append(Block("table", "", piece.page, rows=(cells,)))


def _starts_item(last: Block | None, piece: Piece, sign: str) -> bool:
    """A dash or number opens a list item unless the line before it stops in the middle of a sentence."""
    if last is None or piece.gap or last.kind not in ("prose", "item"):
        return True
    if last.kind == "item" and last.sign[-1:] == sign[-1:] and not last.text.endswith("-"):
        return True
    return terminal(last.text)


def _is_full(body: Body, at: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one; the right margin is ragged."""
    if not body.layout.wrapped or at + 1 >= len(body.pieces):
        return False
    word = body.pieces[at + 1].text.split(" ", 1)[0]
    return len(body.pieces[at].text) + 1 + len(word) > 0.95 * body.layout.width


def _goes_on(last: Block, piece: Piece, body: Body, at: int) -> bool:
    """Whether a line continues the block before it."""
    done = terminal(last.text)
    first = plain(SENTINEL.sub("", piece.text))[:1]
    if not piece.gap and not piece.cut:
        if body.layout.wrapped:
            return True
        return not done and first.islower()
    if last.text.endswith("-") and first.islower():
        return True
    if done:
        if first.islower() and not re.search(r"[:;]$", SENTINEL.sub("", last.text)):
            return True
        if last.text.endswith(":") or _lone(body, at):
            return False
        return last.full and (piece.cut or _ends_in_marker(last.text))
    if first.islower():
        return True
    return piece.cut and not looks_like_heading(last)


def _lone(body: Body, at: int) -> bool:
    """Whether a line without the end of a sentence stands by itself, like a heading."""
    alone = at + 1 >= len(body.pieces) or body.pieces[at + 1].gap or body.pieces[at + 1].cut
    return alone and not terminal(body.pieces[at].text)


def _ends_in_marker(text: str) -> bool:
    """A raised marker at a line end makes some extractors see a blank line after it."""
    return bool(re.search(f"{SENTINEL.pattern}$", text.rstrip()))


def looks_like_heading(block: Block) -> bool:
    """Short, capitalised, without the end of a sentence."""
    text = SENTINEL.sub("", plain(block.text)).strip()
    if not text or len(text) > 160 or block.lines > 3 or (terminal(text) and not text.endswith("?")):
        return False
    head = text.lstrip("«'‘\"“(")
    return head[:1].isupper() or head[:1].isdigit()
