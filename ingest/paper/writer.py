"""Writes a paper's text block by block, and drafts a passage of each paragraph, list item and table row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import Block
from ingest.content import Note
from ingest.joining import SENTINEL, Vocabulary
from ingest.model import Footnote, PassageKind, Signatory, Span, Speaker, TableRow
from ingest.paper.cells import mend_hyphens
from ingest.paper.headings import levels
from ingest.paper.tables import Table, is_caption, read_table, without_empty_columns
from ingest.references import find_references, find_urls, merge_urls, unique


@dataclass(slots=True)
class Draft:
    """A passage before its paper is known: everything that the blocks give."""

    kind: PassageKind
    section: tuple[str, ...]
    text: str
    span: Span
    page: int | None
    footnotes: tuple[Footnote, ...]
    table: TableRow | None = None
    lead_in: str | None = None
    signatory: Signatory | None = None  # of a signature
    speaker: Speaker | None = None  # where the format names who says this
    references: tuple[str, ...] = ()  # ids of papers that the format links to
    place: int = 0  # how many headings stand before it


@dataclass(slots=True)
class Writer:
    """The document text so far, and the drafts of its passages."""

    notes: Sequence[Note]
    words: Vocabulary
    drafts: list[Draft] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    _chunks: list[str] = field(default_factory=list)
    _length: int = 0
    _path: list[tuple[int, str]] = field(default_factory=list)
    _waiting: list[Footnote] = field(default_factory=list)  # notes of a heading go to the passage under it
    _lead_in: str | None = None
    _caption: str | None = None
    _table: Table | None = None  # right above, with nothing in between

    def write_front(self, blocks: Sequence[Block]) -> None:
        """Front matter is text without passages."""
        for block in blocks:
            self._write_aside(block.text or "\n".join("\t".join(row) for row in block.rows))

    def write_contents(self, blocks: Sequence[Block]) -> None:
        """So is a table of contents."""
        for block in blocks:
            self._write_aside(block.text, "\n")

    def write_body(self, blocks: Sequence[Block]) -> None:
        """Everything from the first sentence on."""
        headings = [block for block in blocks if block.kind == "heading" and not is_caption(block.text)]
        depth = {id(block): level for block, level in zip(headings, levels(headings), strict=True)}
        below: Block | None = None
        for at, block in enumerate(blocks):
            after = blocks[at + 1:at + 3]
            if block.kind != "item":
                self._lead_in = None
            if block.kind != "table":
                self._table = None
            if block is below or block.aside:
                self._write_aside(block.text)
            elif _is_caption(block) and after and after[0].kind == "table":
                self._caption = self._write_aside(block.text)
            elif block.kind == "table" and self._caption is None and _captioned_below(after):
                below = after[0]
                self._caption = below.bare
                self._write_table(block)
            elif block.kind == "heading":
                self._write_heading(block, depth.get(id(block), 1))
            elif block.kind == "table":
                self._write_table(block)
            elif block.kind == "item":
                listed = bool(self.drafts) and self.drafts[-1].kind == "list-item"
                self._add("list-item", block, block.text, separator="\n" if listed else "\n\n")
            else:
                self._add("paragraph", block, block.text)
                if block.text.rstrip().endswith(":") and self.drafts:
                    self._lead_in = self.drafts[-1].text

    def write_notes(self) -> str:
        """The notes end the text, which is returned. Notes that no passage came after go to the last one."""
        if self.drafts and self._waiting:
            last = self.drafts[-1]
            waiting = (replace(note, at=len(last.text)) for note in self._waiting)
            last.footnotes = tuple(dict.fromkeys((*last.footnotes, *waiting)))
        for number, note in enumerate(self.notes):
            self._write(f"{note.number} {note.text}", "\n\n" if number == 0 else "\n")
        return "".join(self._chunks)

    def _write(self, text: str, separator: str = "\n\n") -> Span:
        """Append a stretch of text, return where it stands."""
        if self._chunks:
            self._chunks.append(separator)
            self._length += len(separator)
        start = self._length
        self._chunks.append(text)
        self._length += len(text)
        return Span(start, self._length)

    def _write_aside(self, text: str, separator: str = "\n\n") -> str:
        """Write what is no passage, and keep its notes for the start of the next one. Returns the text without them."""
        clean, notes = self._resolve(text)
        self._waiting += [replace(note, at=0) for note in notes]
        if clean:
            self._write(clean, separator)
        return clean

    def _write_heading(self, block: Block, level: int) -> None:
        title = self._write_aside(block.text)
        if not title:
            return
        self._path = [(depth, name) for depth, name in self._path if depth < level] + [(level, title)]
        self.headings.append(title)

    def _write_table(self, block: Block) -> None:
        """Headings and labels of rows are text only; each data row is a passage, and so is a note under the table.

        A table of one column is a box: its rows are paragraphs.
        """
        caption = SENTINEL.sub("", block.caption or "").strip()
        if caption and caption not in self._chunks[-1:]:  # some readers leave it in the text as well
            self._write_aside(block.caption or "")
        self._caption = caption or self._caption
        rows, spans = without_empty_columns(block.rows, block.spans)
        rows = [tuple(mend_hyphens(cell, self.words) for cell in row) for row in rows]
        if max(map(len, rows)) < 2:
            self._write_box(block, [row[0] for row in rows if row])
            return
        bare = [[SENTINEL.sub("", cell).strip() for cell in row] for row in rows]
        table = read_table(bare, self._caption, self.words, block.heads, spans, self._table)
        for at, cells in enumerate(rows):
            number = at - table.heads
            row = table.rows[number] if number >= 0 else None
            separator = "\n" if at else "\n\n"
            if row is not None:
                self._add("table-row", block, "\t".join(cells), table=row, separator=separator)
            elif number in table.asides:
                self._add("paragraph", block, " ".join(dict.fromkeys(cell for cell in cells if cell)))
            else:
                self._write_aside("\t".join(cells), separator)
        self._caption, self._table = None, table

    def _write_box(self, block: Block, texts: Sequence[str]) -> None:
        for text in texts:
            self._add("paragraph", block, text)
        self._caption = None

    def _add(
        self, kind: PassageKind, block: Block, text: str, *, table: TableRow | None = None, separator: str = "\n\n"
    ) -> None:
        """Draft a passage of `text`, which may hold sentinels."""
        clean, notes = self._resolve(text)
        if not clean:
            self._waiting += [replace(note, at=0) for note in notes]
            return
        span = self._write(clean, separator)
        signatory = block.signature.signatory if block.signature else None
        section = () if signatory else tuple(title for _, title in self._path)
        footnotes = tuple(dict.fromkeys((*self._waiting, *notes)))  # a marker printed twice in one place is one
        self._waiting = []
        self.drafts.append(Draft(
            kind, section, clean, span, block.page, footnotes, table, self._lead_in, signatory, block.speaker,
            block.references, len(self.headings),
        ))

    def _resolve(self, text: str) -> tuple[str, tuple[Footnote, ...]]:
        """Take the sentinels out of a text; each becomes the footnote it stands for."""
        parts, places, length, last = [], [], 0, 0
        for match in SENTINEL.finditer(text):
            parts.append(text[last:match.start()])
            length += match.start() - last
            last = match.end()
            places.append((length, int(match[1])))
        whole = "".join((*parts, text[last:]))
        clean = whole.strip()
        lead = len(whole) - len(whole.lstrip())
        return clean, tuple(self._footnote(note, min(max(at - lead, 0), len(clean))) for at, note in places)

    def _footnote(self, number: int, at: int) -> Footnote:
        note = self.notes[number]
        urls = merge_urls(find_urls(note.text), note.links)
        return Footnote(note.number, at, note.text, unique((*find_references(note.text), *note.references)), urls)


def _is_caption(block: Block) -> bool:
    return block.kind in ("heading", "prose") and is_caption(block.bare)


def _captioned_below(after: Sequence[Block]) -> bool:
    """Whether a table's caption stands under it, and is not that of a table that follows."""
    return bool(after) and _is_caption(after[0]) and all(block.kind != "table" for block in after[1:])
