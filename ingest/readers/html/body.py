"""The text of a page as blocks, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import html

from ingest.blocks import Block, looks_like_heading
from ingest.joining import MARK_CLOSE, MARK_OPEN
from ingest.paper.front import split_front
from ingest.readers.html.inline import BLOCKS, Run, style_of
from ingest.readers.html.lists import signs_of
from ingest.readers.html.notes import NoteBook
from ingest.readers.html.questions import numbered
from ingest.readers.html.scope import Scope, is_furniture
from ingest.readers.html.signing import signatures_of
from ingest.readers.html.tables import has_blocks, is_layout, read_table
from ingest.readers.koop.body import hang
from ingest.readers.koop.signatures import find_signatures
from ingest.references import unique
from ingest.speech.turns import give_turn

_HEADING = re.compile(r"^h[1-6]$")
_DIVISION = re.compile(r"\bdivisiekop([1-9])\b")
_SUBHEADING = re.compile(r"\b(?:tussenkop|tussenkop_\w+|subtitel)\b")
_DEEPEST = 9
_FRONT = 60  # blocks at the start among which front matter is looked for
_TITLE = "title"  # style of a block of the paper's own title, until the front matter is counted


@dataclass(frozen=True, slots=True)
class PageBody:
    """Blocks, and how many of them are front matter."""

    blocks: list[Block]
    front: int | None


def read_body(scope: Scope, book: NoteBook) -> PageBody:
    """Everything in the scope that is no furniture and no note; notes without a marker hang on what stands before."""
    walk = _Walk(scope.published, book)
    walk.walk(scope.element)
    blocks = find_signatures(walk.blocks)
    if blocks:
        for note in sorted(set(range(len(book.notes))) - book.marked - walk.hung):
            hang(blocks, f"{MARK_OPEN}{note}{MARK_CLOSE}")
    titles = 0
    for at, block in enumerate(blocks):
        if block.style == _TITLE:
            titles = at + 1 if titles == at else titles
            block.style = ""
    return PageBody(blocks, max(split_front(blocks[:_FRONT]), titles))


class _Walk:
    """Goes through the elements and puts together blocks."""

    def __init__(self, published: bool, book: NoteBook) -> None:
        self.blocks: list[Block] = []
        self.hung: set[int] = set()  # notes without a marker that have found a block
        self._published = published
        self._book = book
        self._depth = 0  # of the last heading that is marked as one
        self._asked = 0  # of the headings of questions and answers, which lie side by side

    def walk(self, element: html.HtmlElement) -> None:
        """A container: blocks, and the stretches of text between them."""
        run = Run(self._book.marker)
        run.say(element.text)
        for child in element:
            if child.tag in BLOCKS or self._book.holds(child) or (child.tag not in ("a", "sup") and has_blocks(child)):
                self._close(run)
                run = Run(self._book.marker)
                if not is_furniture(child):
                    self._block(child)
            else:
                run.take(child)
            run.say(child.tail)
        self._close(run)

    def _close(self, run: Run) -> None:
        if run.text:
            self.blocks.append(self._prose(run))

    def _prose(self, run: Run) -> Block:
        papers = unique(run.papers)
        return Block("item" if run.sign else "prose", run.text, None, sign=run.sign, references=papers)

    def _block(self, element: html.HtmlElement) -> None:
        classes = (element.get("class") or "").lower()
        if self._book.holds(element):
            self._hang_notes(element)
        elif _HEADING.match(element.tag):
            self._heading(element, classes)
        elif element.tag in ("ul", "ol"):
            self._list(element)
        elif element.tag == "table" and not is_layout(element):
            self._table(element)
        elif "ondertekening" in classes.split() or "slotondertekening" in classes.split():
            self._signed(element)
        elif element.tag in ("p", "pre", "address", "dt", "dd", "summary", "figcaption") and not has_blocks(element):
            self._paragraph(element, classes)
        elif "spreekbeurt" in classes.split():
            start = len(self.blocks)
            self.walk(element)
            self.blocks[start:] = give_turn(self.blocks[start:])
        else:
            self.walk(element)

    def _heading(self, element: html.HtmlElement, classes: str) -> None:
        run = Run(self._book.marker)
        run.gather(element)
        if not run.text:
            return
        division = _DIVISION.search(classes)
        asked = numbered(run)
        depth = int(division[1]) + 1 if division else int(element.tag[1])
        if asked:
            self._asked = depth = self._asked or depth
        style = _TITLE if self._published and element.tag == "h1" and not asked else ""
        self._depth = depth
        self.blocks.append(Block("heading", asked or run.text, None, style, depth, references=unique(run.papers)))

    def _paragraph(self, element: html.HtmlElement, classes: str) -> None:
        run = Run(self._book.marker)
        run.gather(element)
        block = self._prose(run)
        if not block.text:
            return
        style = style_of(element)
        asked = numbered(run) if style or "nummer" in classes.split() or not self._published else None
        if asked is None and "nummer" in classes.split() and block.text.rstrip(".").isdigit():
            question = next(element.iterancestors(), element).get("class") or ""
            asked = f"{'Antwoord' if 'antwoord' in question else 'Vraag'} {block.text.rstrip('.')}"
        if asked is not None:
            if not (self.blocks and self.blocks[-1].kind == "heading" and self.blocks[-1].bare == asked):
                self._asked = self._asked or min(self._depth + 1, _DEEPEST)
                self.blocks.append(Block("heading", asked, None, depth=self._asked, references=block.references))
        elif _SUBHEADING.search(classes) or (style and self._titles(element, block)):
            self._subheading(block, block.text, 2 if style == "italic" else 1)
        elif run.broken and (signed := signatures_of(element, run, offices=True)):
            self.blocks += signed
        elif "kamerstukdatum" in classes.split():
            self.blocks.append(replace(block, style=_TITLE))
        else:
            self.blocks.append(block)

    def _titles(self, element: html.HtmlElement, block: Block) -> bool:
        """Whether a paragraph set in bold or italics reads as a heading and has something under it."""
        parent = element.getparent()
        if block.sign or (parent is not None and parent.tag in ("li", "td", "th")):
            return False
        return looks_like_heading(block.text, 1) and not block.bare.endswith((",", ":", "?"))

    def _subheading(self, block: Block, text: str, below: int) -> None:
        depth = min(self._depth + below, _DEEPEST)
        self.blocks.append(Block("heading", text, None, depth=depth, references=block.references))

    def _list(self, element: html.HtmlElement) -> None:
        """Items one after another, those of lists within lists too; what is not the first paragraph has no sign."""
        for item, sign in signs_of(element):
            start = len(self.blocks)
            if item.tag in ("ul", "ol"):
                self._list(item)
                continue
            if self._book.holds(item):
                self._hang_notes(item)
                continue
            self.walk(item)
            for at, block in enumerate(self.blocks[start:]):
                if block.kind == "prose" or (block.kind == "item" and not at):
                    block.kind, block.sign = "item", block.sign or ("" if at else sign)

    def _table(self, element: html.HtmlElement) -> None:
        block = read_table(element, self._book)
        if block is not None:
            self.blocks.append(block)

    def _signed(self, element: html.HtmlElement) -> None:
        run = Run(self._book.marker)
        run.gather(element)
        signed = signatures_of(element, run)
        self.blocks += signed or ([self._prose(run)] if run.text else [])

    def _hang_notes(self, element: html.HtmlElement) -> None:
        """Notes under a table whose markers are missing belong to that table."""
        for one in element.iter():
            note = self._book.elements.get(one)
            if note is not None and note not in self._book.marked and self.blocks:
                hang(self.blocks, f"{MARK_OPEN}{note}{MARK_CLOSE}")
                self.hung.add(note)
