"""Lines become blocks: paragraphs joined across lines and pages, list items, table lines, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Block, looks_like_heading, terminal
from ingest.joining import MARK_CLOSE, MARK_OPEN, SENTINEL, SOFT_HYPHEN, Joined
from ingest.markup import emphasis, plain
from ingest.paper.signatures import goes_on_with_members, member_at, signature_at
from ingest.readers.plain.body import Body, broken_inside
from ingest.readers.plain.pieces import Piece

_HEADING = re.compile(r"^(#{1,6})\s+(\S.*)$")
NUMBERED = re.compile(r"^(?:Vraag|Vragen|Antwoord(?: op (?:de )?vra(?:ag|gen))?)\s+\d[\d, enm.t/–-]*$", re.I)
ITEM = re.compile(r"^(?P<sign>[-–—•▪●◦*+]|\d{1,3}[.)]|[a-zA-Z][.)]|[ivx]{1,4}[.)]|\([a-z\d]{1,2}\))\s+(?=\S)")
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
_LONG = 160  # characters: more than a heading or a list item that ends without a full stop
_SHORT = 0.8  # of the margin: the line stops early, so that a paragraph ends even without a blank line


def build_blocks(body: Body) -> list[Block]:
    """Blocks in reading order."""
    builder = _Builder(body)
    texts = [SENTINEL.sub("", plain(piece.text)) for piece in body.pieces]
    gaps = [piece.gap for piece in body.pieces]
    at = 0
    while at < len(body.pieces):
        signed = signature_at(texts, at, gaps) or (member_at(texts[at]) if builder.after_motion() else None)
        if signed is not None:
            raw = [plain(piece.text) for piece in body.pieces[at:at + signed.lines]]
            builder.begin(Block("signature", " ".join(raw), body.pieces[at].page, signature=signed))
            at += signed.lines
        else:
            builder.add(at)
            at += 1
    return builder.finish()


class _Builder:
    """Puts lines into blocks; the block being written grows as a `Joined` text."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._bare = [SENTINEL.sub("", piece.text) for piece in body.pieces]
        self._blocks: list[Block] = []
        self._texts: list[Joined] = []

    def begin(self, block: Block) -> None:
        """Start a new block."""
        self._blocks.append(block)
        self._texts.append(Joined(block.text))

    def after_motion(self) -> bool:
        """Whether the last block ends a motion or is one of its signatures."""
        return bool(self._blocks) and goes_on_with_members(self._blocks[-1].signature, self._texts[-1].tail)

    def finish(self) -> list[Block]:
        """The blocks that hold anything, with their plain text."""
        for block, text in zip(self._blocks, self._texts, strict=True):
            raw = str(text)
            block.style = block.style or emphasis(SENTINEL.sub("", raw))
            block.text = plain(raw)
        return [block for block in self._blocks if block.text or block.rows]

    def add(self, at: int) -> None:
        """Put a line into a new block, or join it to the block before."""
        piece = self._body.pieces[at]
        heading, item = _HEADING.match(piece.text), ITEM.match(piece.text)
        if "\t" in piece.text or (piece.text.startswith("|") and piece.text.endswith("|")):
            self._add_row(piece)
        elif heading:
            title = heading[2].rstrip("#").rstrip() or heading[2]
            style = emphasis(SENTINEL.sub("", title))
            self.begin(Block("heading", title, piece.page, style, len(heading[1])))
        elif len(piece.text) < 200 and NUMBERED.match(self._bare[at].strip("*_ ")):
            self.begin(Block("heading", piece.text, piece.page, "bold", 0))
        elif item and self._starts_item(at, item["sign"]):
            self.begin(Block("item", piece.text[item.end():], piece.page, sign=item["sign"]))
        elif self._blocks and self._blocks[-1].kind in ("prose", "item") and self._goes_on(at):
            self._texts[-1].inside = broken_inside(self._body.pieces[at - 1], self._body.layout)
            self._texts[-1].add(piece.text, self._body.words)
            self._blocks[-1].lines += 1
        else:
            self.begin(Block("prose", piece.text, piece.page))

    def _add_row(self, piece: Piece) -> None:
        if piece.text.startswith("|"):
            cells = tuple(plain(cell) for cell in re.split(r"(?<!\\)\|", piece.text.strip("|")))
        else:
            cells = tuple(plain(cell) for cell in piece.text.split("\t"))
        last = self._blocks[-1] if self._blocks else None
        if _RULE.match(piece.text) and "-" in piece.text:  # the line under a Markdown table's head
            if last is not None and last.kind == "table" and last.heads is None:
                last.heads = len(last.rows)
            return
        goes_on = last is not None and last.kind == "table" and (piece.cut or not piece.gap)
        if last is None or not goes_on or (piece.cut and len(last.rows[-1]) != len(cells)):
            self.begin(Block("table", "", piece.page))
        self._blocks[-1].rows.append(cells)

    def _starts_item(self, at: int, sign: str) -> bool:
        """A dash or number opens a list item unless the line before it stops in the middle of a sentence."""
        piece, last = self._body.pieces[at], self._blocks[-1] if self._blocks else None
        if last is None or last.kind not in ("prose", "item"):
            return True
        tail = self._texts[-1].tail
        if last.kind == "item" and last.sign[-1:] == sign[-1:] and not tail.endswith("-"):
            return True
        if piece.gap:  # `(Kamerstuk 31 497, nr.` and `391) is` on the next page
            return terminal(tail) or not piece.cut or not sign[0].isalnum() or len(tail) < _LONG
        return terminal(tail)

    def _fill(self, at: int) -> float:
        """How far the line before line `at` would reach with the first word of line `at`; 1.0 is the margin."""
        return self._body.layout.margin.fill(self._bare[at - 1], self._bare[at])

    def _goes_on(self, at: int) -> bool:
        """Whether a line continues the block before it."""
        piece, tail = self._body.pieces[at], self._texts[-1].tail
        if piece.text.startswith(MARK_OPEN):
            return True  # the rest of a group of markers
        first = plain(self._bare[at][:40])[:1]
        done = terminal(tail)
        if not piece.gap and not piece.cut:
            if not self._body.layout.wrapped:
                return not done and first.islower()
            return not self._stops_short(at, done, first)
        if first.islower():
            if self._blocks[-1].kind == "item" and not piece.cut and not tail.endswith("-"):
                return False  # the sentence that the list interrupts goes on
            return not re.search(r"[:;]$", SENTINEL.sub("", tail)) or tail.endswith(("-", SOFT_HYPHEN))
        margin, before = self._body.layout.margin, self._bare[at - 1]
        full = self._body.layout.wrapped and margin.is_full(before, self._bare[at])
        if done:
            if tail.endswith(":") or self._lone(at):
                return False
            raised = self._body.raised_gaps and tail.rstrip().endswith(MARK_CLOSE) and margin.is_close(before)
            return full and (piece.cut or (raised and self._blocks[-1].kind == "prose"))
        lines = self._blocks[-1].lines
        titled = lines < 4 and looks_like_heading(str(self._texts[-1]), lines)
        if self._body.layout.wrapped:
            nearly = piece.cut and self._blocks[-1].kind == "prose" and self._fill(at) > _SHORT
            return (full or nearly) and (piece.cut or not titled)
        return piece.cut and not titled

    def _stops_short(self, at: int, done: bool, first: str) -> bool:
        """Whether a paragraph or a heading ends before line `at` even without a blank line."""
        if first.islower():
            return False
        layout, bare = self._body.layout, self._bare
        titled = done and looks_like_heading(bare[at], 1)
        if layout.dense:
            titled = titled and at + 1 < len(bare) and self._fill(at + 1) < _SHORT
            short = titled or not layout.margin.is_full(bare[at - 1], bare[at])
        else:
            short = (titled and self._lone(at)) or self._fill(at) < _SHORT
        lines = self._blocks[-1].lines
        return short and (done or (lines <= 3 and looks_like_heading(str(self._texts[-1]), lines)))

    def _lone(self, at: int) -> bool:
        """Whether line `at` and at most two more stand by themselves, like a heading or the words before a list."""
        pieces: Sequence[Piece] = self._body.pieces
        for last in range(at, at + 3):
            if last + 1 >= len(pieces):
                return not terminal(pieces[last].text)
            if pieces[last + 1].gap or pieces[last + 1].cut:
                full = self._body.layout.wrapped and self._fill(last + 1) > 1.0
                led = self._bare[last].endswith(":")
                return not full and (led or not terminal(pieces[last].text))
        return False
