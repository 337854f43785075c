"""Lines become blocks: gaps, indents, short lines and type tell where a paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.blocks import Block, looks_like_heading, terminal
from ingest.joining import MARK_OPEN, SENTINEL, Joined, Vocabulary, ends_in_url
from ingest.paper.signatures import MEMBER, MOTION_ENDS, member_at, signature_at
from ingest.readers.pdf.columns import Line
from ingest.readers.pdf.press import Press
from ingest.readers.pdf.questions import questions_of, settle
from ingest.readers.pdf.tables import Table
from ingest.readers.plain.paragraphs import ITEM, NUMBERED

_INDENT = 0.7  # of the type size
_SIZE = 0.06  # of the type size: less is the same
_POSTPONED = "Mededeling"  # heads what a minister says instead of an answer
_HANGS = 2.0  # points: a line that hangs begins no further beside what it hangs under
_NEAR = 4.0  # of the type size: a caption stands no further above the first line of its table


@dataclass(frozen=True, slots=True)
class Set:
    """A line with its text, markers set as sentinels."""

    line: Line
    text: str


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table with the text of its cells."""

    table: Table
    rows: list[tuple[str, ...]]


def build_blocks(parts: Sequence[Set | SetTable], press: Press, words: Vocabulary) -> list[Block]:
    """Blocks in reading order, each with the page that it begins on."""
    builder = _Builder(press, words)
    for tabular, group in groupby(parts, key=lambda one: isinstance(one, SetTable)):
        if tabular:
            for part in group:
                if isinstance(part, SetTable):
                    builder.add_table(part)
        else:
            builder.read([part for part in group if isinstance(part, Set)])
    return builder.finish()


class _Builder:
    """Puts lines into blocks; the last one grows."""

    def __init__(self, press: Press, words: Vocabulary) -> None:
        self._press, self._words = press, words
        self._lines: Sequence[Set] = ()
        self._blocks: list[Block] = []
        self._texts: list[Joined] = []
        self._firsts: list[Line] = []
        self._lasts: list[Line] = []
        self._doubtful: list[bool] = []  # it may as well be the end of the block before
        self._asked = 0  # how many questions the last heading says there are

    def read(self, lines: Sequence[Set]) -> None:
        """Add the lines between two tables."""
        self._lines = lines
        bare = [SENTINEL.sub("", one.text) for one in lines]
        gaps = [self._apart(at) for at in range(len(lines))]
        at = 0
        while at < len(lines):
            signed = signature_at(bare, at, gaps) or (member_at(bare[at]) if self._after_motion() else None)
            if signed is not None:
                text = " ".join(one.text for one in lines[at:at + signed.lines])
                self._begin(Block("signature", text, lines[at].line.page, signature=signed), lines[at].line)
                at += signed.lines
            else:
                self._add(at)
                at += 1

    def add_table(self, part: SetTable) -> None:
        """Add a table; the lines directly above it in its type are its caption."""
        table, last = part.table, self._blocks[-1] if self._blocks else None
        block = Block("table", "", table.page, rows=part.rows, heads=table.heads, spans=table.spans)
        if last is not None and last.kind == "prose" and self._captions(table, last):
            last.aside, block.caption = True, SENTINEL.sub("", str(self._texts[-1])).strip()
        self._begin(block, next(line for row in table.rows for cell in row for line in cell))

    def _captions(self, table: Table, last: Block) -> bool:
        above = self._lasts[-1]
        near = above.page == table.page and 0 < above.base - table.top < _NEAR * above.size
        text = str(self._texts[-1])
        smaller = above.size < (1 - _SIZE) * self._press.size
        bold = above.whole.words[0].bold or self._firsts[-1].whole.words[0].bold
        return near and (smaller or bold) and not terminal(text) and last.lines <= 4 and len(text) < 300

    def _begin(self, block: Block, first: Line) -> None:
        """Start a new block."""
        self._blocks.append(block)
        self._texts.append(Joined(block.text))
        self._firsts.append(first)
        self._doubtful.append(False)
        self._lasts.append(first)

    def _after_motion(self) -> bool:
        """Whether the last block ends a motion or is one of its signatures."""
        if not self._blocks:
            return False
        last = self._blocks[-1]
        signed = last.signature is not None and last.signature.signatory.role == MEMBER
        return signed or self._texts[-1].tail.endswith(MOTION_ENDS)

    def finish(self) -> list[Block]:
        """The blocks that hold anything, with their text."""
        for block, text in zip(self._blocks, self._texts, strict=True):
            block.text = re.sub(r"\s+", " ", str(text)).strip()
        return [block for block in settle(self._blocks, self._doubtful, self._words) if block.text or block.rows]

    def _apart(self, at: int) -> bool:
        """Whether a gap parts line `at` from the one before it."""
        if at == 0:
            return True
        above, line = self._lines[at - 1].line, self._lines[at].line
        same = (above.page, above.column) == (line.page, line.column)
        return self._press.apart(above, line) if same else False

    def _add(self, at: int) -> None:
        """Put a line into a new block, or join it to the block before."""
        one = self._lines[at]
        bare = SENTINEL.sub("", one.text)
        item = ITEM.match(one.text)
        style = "bold" if one.line.whole.bold else "italic" if one.line.whole.italic else ""
        if (NUMBERED.match(bare) or bare == _POSTPONED) and (at == 0 or self._apart_in_sense(at)):
            self._begin(Block("heading", one.text, one.line.page, "bold"), one.line)
            self._asked = questions_of(bare)
        elif item and self._starts_item(at, item["sign"]):
            self._begin(Block("item", one.text[item.end():], one.line.page, sign=item["sign"]), one.line)
        elif at and self._blocks[-1].kind in ("prose", "item") and self._goes_on(at, style):
            if self._may_ask_anew(one.text):
                self._begin(Block("prose", one.text, one.line.page, style), one.line)
                self._doubtful[-1] = True
                return
            self._texts[-1].inside = self._inside(at)
            self._texts[-1].add(one.text, self._words)
            self._lasts[-1] = one.line
            self._blocks[-1].lines += 1
            if self._blocks[-1].style != style:
                self._blocks[-1].style = ""
        else:
            self._begin(Block("prose", one.text, one.line.page, style), one.line)

    def _may_ask_anew(self, text: str) -> bool:
        """Whether a line may begin another of several questions: the last one ended with the line before."""
        return self._asked > 1 and self._blocks[-1].kind == "prose" and text[:1].isupper() and terminal(
            self._texts[-1].tail)

    def _inside(self, at: int) -> bool | None:
        """Whether the line before breaks a URL, before one of its marks."""
        return True if self._lines[at].text[:1] in "/%?&=#_." and ends_in_url(self._lines[at - 1].text) else None

    def _apart_in_sense(self, at: int) -> bool:
        """Whether line `at`, `Vraag 3` or the like, is no end of a sentence."""
        return self._apart(at) or terminal(self._texts[-1].tail) or self._press.room(
            self._lines[at - 1].line, self._lines[at].line)

    def _starts_item(self, at: int, sign: str) -> bool:
        """A dash or number opens a list item unless the line before it stops in the middle of a sentence."""
        if at == 0 or not self._blocks or self._blocks[-1].kind not in ("prose", "item") or self._apart(at):
            return True
        tail, last = self._texts[-1].tail, self._blocks[-1]
        above, line = self._lines[at - 1].line, self._lines[at].line
        if last.kind == "item" and last.sign[-1:] == sign[-1:] and not tail.endswith("-"):
            return abs(self._firsts[-1].left - line.left) < _INDENT * line.size or not sign[0].isalnum()
        return terminal(tail) or tail.endswith((",", ";", ":")) or self._press.room(above, line)

    def _goes_on(self, at: int, style: str) -> bool:
        """Whether a line continues the block before it."""
        one, tail, last = self._lines[at], self._texts[-1].tail, self._blocks[-1]
        above, line = self._lines[at - 1].line, one.line
        if one.text.startswith(MARK_OPEN):
            return True
        if abs(above.size - line.size) > _SIZE * line.size or self._apart(at):
            return False
        if len(above.segments) > 1 and any(abs(line.left - one.left) < _HANGS for one in above.segments[1:]):
            return True  # it hangs under what stands after the number: `Nr. 17   BRIEF VAN …`
        if last.style == "bold" and style != "bold" and (last.lines > 1 or self._styled(style, tail)):
            return False
        if style and not last.style and (self._press.room(above, line) or (style == "bold" and terminal(tail))):
            return False
        if tail.endswith("-") and one.text[:1].islower():
            return True
        if last.style and last.style != style and looks_like_heading(str(self._texts[-1]), last.lines):
            return False
        crossing = (above.page, above.column) != (line.page, line.column)
        if not crossing and self._indented(above, line, last):
            return False
        return self._full(above, line, tail, one.text, crossing)

    def _styled(self, style: str, tail: str) -> bool:
        return not style or terminal(tail)

    def _indented(self, above: Line, line: Line, last: Block) -> bool:
        """Whether a line begins a paragraph by its left edge: set in after one at the edge, or back after an item."""
        step = _INDENT * line.size
        if last.kind == "item":
            first = self._firsts[-1]
            return line.left < first.left - step or (last.lines > 1 and line.left < above.left - step)
        edge = self._press.edge(line)
        return line.left > edge + step and abs(above.left - edge) < step

    def _full(self, above: Line, line: Line, tail: str, text: str, crossing: bool) -> bool:
        """Whether the line before was full, so that the paragraph goes on."""
        if not self._press.room(above, line):
            return True
        first = text[:1]
        if crossing or not terminal(tail):
            return not terminal(tail) and (first.islower() or not looks_like_heading(str(self._texts[-1]), 1))
        return False
