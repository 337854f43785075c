"""Lines become blocks: gaps, indents, short lines and type tell where a paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.blocks import Block, looks_like_heading, terminal
from ingest.joining import MARK_OPEN, SENTINEL, Joined, Vocabulary, ends_in_url
from ingest.paper.questions import header_of, is_header
from ingest.paper.signatures import goes_on_with_members, member_at, signature_at
from ingest.readers.pdf.columns import Line
from ingest.readers.pdf.contents import is_entry, set_aside, with_leads
from ingest.readers.pdf.press import Press
from ingest.readers.pdf.questions import number_questions, questions_of, settle
from ingest.readers.pdf.tables import Table
from ingest.readers.plain.paragraphs import ITEM, NUMBERED
from ingest.speech.turns import label_of

_INDENT = 0.7  # of the type size
_SIZE = 0.06  # of the type size: less is the same
# Words that no sentence goes on with in capitals.
_STARTS = re.compile(
    r"(?:De|Het|Een|Dit|Dat|Deze|Die|Er|Ik|Wij|We|Om|Ook|Daarom|Daarnaast|Hierbij|Hiervoor|Hiermee|Hierdoor|Zoals)\s[a-zà-þ]"
)
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


def _words_left(line: Line) -> float:
    """Where the words of a list item begin, after its sign."""
    words = line.whole.words
    return words[1].left if len(words) > 1 and not words[1].glued else line.left


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
        self._hanging = 0  # items whose second line hangs under the words of the first, less those that do not
        self._asked = 0  # how many questions the last heading says there are

    def read(self, lines: Sequence[Set]) -> None:
        """Add the lines between two tables."""
        texts = with_leads([one.line for one in lines], [one.text for one in lines])
        lines = self._lines = [Set(one.line, text) for one, text in zip(lines, texts, strict=True)]
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
        return bool(self._blocks) and goes_on_with_members(self._blocks[-1].signature, self._texts[-1].tail)

    def finish(self) -> list[Block]:
        """The blocks that hold anything, with their text."""
        for block, text in zip(self._blocks, self._texts, strict=True):
            block.text = re.sub(r"\s+", " ", str(text)).strip()
        settled = settle(self._blocks, self._doubtful, self._words)
        return number_questions(set_aside([block for block in settled if block.text or block.rows]))

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
        if (NUMBERED.match(bare) or is_header(bare)) and (at == 0 or self._apart_in_sense(at)):
            self._begin(Block("heading", header_of(one.text), one.line.page, "bold"), one.line)
            self._asked = questions_of(bare)
        elif item and self._starts_item(at, item["sign"]):
            self._begin(Block("item", one.text[item.end():], one.line.page, sign=item["sign"]), one.line)
        elif at and self._blocks[-1].kind in ("prose", "item") and self._goes_on(at, style):
            if self._may_ask_anew(one.text):
                self._begin(Block("prose", one.text, one.line.page, style), one.line)
                self._doubtful[-1] = True
                return
            if self._blocks[-1].kind == "item" and self._blocks[-1].lines == 1 and not self._press.room(
                    self._lines[at - 1].line, one.line):
                hangs = one.line.left > self._firsts[-1].left + _INDENT * one.line.size
                self._hanging += 1 if hangs else -1
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
        if is_entry(self._lines[at - 1].text) or (terminal(tail) and label_of(one.text) is not None):
            return False
        under = last.kind == "prose" and any(abs(line.left - part.left) < _HANGS for part in above.segments[1:])
        if len(above.segments) > 1 and under:
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
        if crossing and terminal(tail) and self._begins_indented(at):
            return False
        if (not crossing and self._indented(above, line, last, one.text)) or self._entitles(tail, one.text):
            return False
        return self._full(above, line, tail, one.text, crossing)

    def _styled(self, style: str, tail: str) -> bool:
        return not style or terminal(tail)

    def _indented(self, above: Line, line: Line, last: Block, text: str) -> bool:
        """Whether a line begins a paragraph by its left edge: set in after one at the edge, or back after an item."""
        step = _INDENT * line.size
        if last.kind == "item":
            first = self._firsts[-1]
            return line.left < first.left - step or (last.lines > 1 and line.left < above.left - step) or (
                last.lines == 1 and line.left < _words_left(first) - step and self._under_item(above, line, text))
        edge = self._press.edge(line)
        return line.left > edge + step and abs(above.left - edge) < step

    def _begins_indented(self, at: int) -> bool:
        """Whether a line is set in and the next one of its column is not, as paragraphs begin in some papers."""
        line, after = self._lines[at].line, self._lines[at + 1].line if at + 1 < len(self._lines) else None
        edge, step = self._press.edge(line), _INDENT * line.size
        same = after is not None and (after.page, after.column) == (line.page, line.column)
        return same and after is not None and line.left > edge + step and after.left < edge + step / 2

    def _under_item(self, above: Line, line: Line, text: str) -> bool:
        """Whether a line that does not hang under the words of an item, as others do, stands under the item."""
        if self._press.room(above, line) and not text[:1].islower():
            return True
        return terminal(self._texts[-1].tail) and self._hanging >= 0

    def _entitles(self, tail: str, text: str) -> bool:
        """Whether the first line of an item is a title, since the next begins a sentence."""
        last = self._blocks[-1]
        return last.kind == "item" and last.lines == 1 and tail[-1:].isalnum() and _STARTS.match(text) is not None

    def _full(self, above: Line, line: Line, tail: str, text: str, crossing: bool) -> bool:
        """Whether the line before was full, so that the paragraph goes on."""
        if not self._press.room(above, line):
            return True
        first = text[:1]
        if crossing or not terminal(tail):
            return not terminal(tail) and (first.islower() or not looks_like_heading(str(self._texts[-1]), 1))
        return False
