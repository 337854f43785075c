"""Blocks become a Paper: passages with section, speaker, notes and offsets, over one document text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import Block
from ingest.body import Body, NoteText, read_body
from ingest.citation import cite
from ingest.exchange import link_exchange
from ingest.front import read_front, split_front, titled
from ingest.headings import drop_contents, is_caption, levels, mark_headings
from ingest.identity import Identity, complete, document_id
from ingest.joining import SENTINEL
from ingest.model import Document, Footnote, Paper, Passage, PassageKind, Signatory, Span, Speaker, TableRow
from ingest.paragraphs import build_blocks
from ingest.references import find_references, find_urls, merge_urls, unique
from ingest.source import Source
from ingest.speakers import is_meeting, letter_speaker, meeting_speaker
from ingest.tables import read_table

URL = "https://zoek.officielebekendmakingen.nl/{}.html"


@dataclass(slots=True)
class _Draft:
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


@dataclass(slots=True)
class _Writer:
    """Writes the document text and drafts passages while the blocks go by."""

    body: Body
    notes: tuple[NoteText, ...]
    drafts: list[_Draft] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    chunks: list[str] = field(default_factory=list)
    length: int = 0
    path: list[tuple[int, str]] = field(default_factory=list)
    waiting: list[Footnote] = field(default_factory=list)  # notes of a heading go to the passage under it
    lead_in: str | None = None
    caption: str | None = None

    def write(self, text: str, separator: str = "\n\n") -> Span:
        """Append a stretch of text, return where it stands."""
        if self.chunks:
            self.chunks.append(separator)
            self.length += len(separator)
        start = self.length
        self.chunks.append(text)
        self.length += len(text)
        return Span(start, self.length)

    def add(
        self, kind: PassageKind, block: Block, text: str, *, table: TableRow | None = None, separator: str = "\n\n"
    ) -> None:
        """Draft a passage of `text`, which may hold sentinels."""
        clean, notes = self.resolve(text)
        if not clean:
            self.hold(notes)
            return
        span = self.write(clean, separator)
        signatory = block.signature.signatory if block.signature else None
        section = () if signatory else tuple(title for _, title in self.path)
        footnotes = (*self.waiting, *notes)
        self.waiting = []
        self.drafts.append(_Draft(kind, section, clean, span, block.page, footnotes, table, self.lead_in, signatory))

    def hold(self, notes: Sequence[Footnote]) -> None:
        """Keep the notes of a text that is no passage for the start of the next one."""
        self.waiting += [replace(note, at=0) for note in notes]

    def resolve(self, text: str) -> tuple[str, tuple[Footnote, ...]]:
        """Take the sentinels out of a text; each becomes the footnote it stands for."""
        clean, notes, last = "", [], 0
        for match in SENTINEL.finditer(text):
            clean += text[last:match.start()]
            last = match.end()
            at = len(clean.lstrip())
            note = self.notes[int(match[1])]
            urls = merge_urls(find_urls(note.text), note.links)
            notes.append(Footnote(str(note.number), at, note.text, find_references(note.text), urls))
        clean = (clean + text[last:]).strip()
        return clean, tuple(notes)


def assemble(source: Source, stem: str) -> Paper:
    """The Paper of a text source. `stem` is the file's name without its extension."""
    body = read_body(source.text)
    blocks = build_blocks(body)
    front = split_front(blocks)
    signatories = tuple(block.signature.signatory for block in blocks if block.signature is not None)
    found = titled(complete(read_front(blocks[:front]), body.footers, signatories, stem), blocks[front:])
    writer = _Writer(body, body.notes)
    for block in blocks[:front]:
        _write_front(writer, block)
    rest = blocks[front:]
    mark_headings(rest)
    rest, contents = drop_contents(rest)
    _write_body(writer, rest, contents)
    for number, note in enumerate(body.notes):
        writer.write(f"{note.number} {note.text}", "\n\n" if number == 0 else "\n")
    return _paper(source, stem, found, signatories, writer)


def _write_front(writer: _Writer, block: Block) -> None:
    clean, notes = writer.resolve(block.text)
    writer.hold(notes)
    writer.write(clean or "\n".join("\t".join(row) for row in block.rows))


def _write_body(writer: _Writer, blocks: Sequence[Block], contents: Sequence[Block]) -> None:
    headings = [block for block in blocks if block.kind == "heading" and not is_caption(block.text)]
    depth = {id(block): level for block, level in zip(headings, levels(headings), strict=True)}
    for block in contents:
        title, notes = writer.resolve(block.text)
        writer.hold(notes)
        writer.write(title, "\n")
    for at, block in enumerate(blocks):
        if block.kind != "item":
            writer.lead_in = None
        if block.kind in ("heading", "prose") and is_caption(block.text) and _before_table(blocks, at):
            writer.caption = writer.resolve(block.text)[0]
            writer.write(writer.caption)
        elif block.kind == "heading":
            _write_heading(writer, block, depth.get(id(block), 1))
        elif block.kind == "table":
            _write_table(writer, block)
        elif block.kind == "item":
            separator = "\n" if writer.drafts and writer.drafts[-1].kind == "list-item" else "\n\n"
            writer.add("list-item", block, block.text, separator=separator)
        else:
            writer.add("paragraph", block, block.text)
            if block.text.rstrip().endswith(":") and writer.drafts:
                writer.lead_in = writer.drafts[-1].text


def _before_table(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and blocks[at + 1].kind == "table"


def _write_heading(writer: _Writer, block: Block, level: int) -> None:
    title, notes = writer.resolve(block.text)
    writer.hold(notes)
    writer.path = [(depth, name) for depth, name in writer.path if depth < level] + [(level, title)]
    writer.headings.append(title)
    writer.write(title)


def _write_table(writer: _Writer, block: Block) -> None:
    """Heading rows are text only; each data row is a passage."""
    bare = [[SENTINEL.sub("", cell) for cell in row] for row in block.rows]
    heads, rows = read_table(bare, writer.caption, writer.body.words)
    for at, cells in enumerate(block.rows[:heads]):
        clean, notes = writer.resolve("\t".join(cells))
        writer.hold(notes)
        writer.write(clean, "\n\n" if at == 0 else "\n")
    for at, (cells, row) in enumerate(zip(block.rows[heads:], rows, strict=True)):
        separator = "\n" if at or heads else "\n\n"
        writer.add("table-row", block, "\t".join(cells), table=row, separator=separator)
    writer.caption = None


def _paper(source: Source, stem: str, found: Identity, signatories: tuple[Signatory, ...], writer: _Writer) -> Paper:
    identity, official = document_id(found, stem)
    citation = cite(found, signatories, source.file)
    meeting = is_meeting(found.kind, writer.headings)
    letter = letter_speaker(signatories)
    passages = []
    for ordinal, draft in enumerate(writer.drafts, start=1):
        speaker = meeting_speaker(draft.section, signatories) if meeting else letter
        if draft.signatory is not None:
            speaker = Speaker(draft.signatory.role, draft.signatory.name)
        inside = find_references(draft.text)
        passages.append(Passage(
            id=f"{identity}#{ordinal}", document_id=identity, ordinal=ordinal, kind=draft.kind, section=draft.section,
            speaker=speaker, answers=(), text=draft.text, span=draft.span, page=draft.page, footnotes=draft.footnotes,
            references=unique((*inside, *(one for note in draft.footnotes for one in note.references))),
            table=draft.table, citation=citation, lead_in=draft.lead_in,
        ))
    document = Document(
        id=identity, title=found.title, kind=found.kind, date=found.date, dossiers=found.dossiers, number=found.number,
        session=found.session, signatories=signatories, url=URL.format(identity) if official else None,
        file=source.file, sha256=source.sha256, passages=len(passages),
    )
    linked = link_exchange(passages) if meeting else passages
    return Paper(document, tuple(linked), "".join(writer.chunks))
