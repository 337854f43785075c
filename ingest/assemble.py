"""A reader's Content becomes a Paper: its identity, and its passages with speaker, references and citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from ingest.blocks import Block
from ingest.citation import cite
from ingest.content import Content, Note
from ingest.joining import SOFT_HYPHEN
from ingest.model import Document, Paper, Passage, Signatory
from ingest.official import page_of
from ingest.paper.front import read_front, split_front, titled
from ingest.paper.headings import drop_contents, mark_headings
from ingest.paper.identity import Identity, complete, document_id
from ingest.paper.writer import Draft, Writer
from ingest.readers.metadata import with_metadata
from ingest.references import find_references, unique
from ingest.source import File
from ingest.speech.inline import head_labels
from ingest.speech.links import Scene, hear, link
from ingest.speech.members import first_askers, first_offices
from ingest.speech.speakers import Said
from ingest.speech.turns import mark_turns

_OPENING = 12  # passages that may say who asks and who answers
Words = TypeVar("Words", Block, Note)


def assemble(content: Content, file: File, form: str) -> Paper:
    """The Paper of what a reader of the format `form` made of a file."""
    blocks = [_without_soft_hyphens(block) for block in content.blocks]
    front = split_front(blocks) if content.front is None else content.front
    signatories = tuple(block.signature.signatory for block in blocks if block.signature is not None)
    found = read_front(blocks[:front]).under(content.stated)
    found = titled(complete(found, content.footers, signatories, file.stem), blocks[front:])
    found = with_metadata(found, file)
    writer = Writer([_without_soft_hyphens(note) for note in content.notes], content.words)
    writer.write_front(blocks[:front])
    rest = head_labels(blocks[front:], found.kind)
    if not content.headed:
        mark_headings(rest)
    rest = mark_turns(rest)
    rest, contents = drop_contents(rest)
    writer.write_contents(contents)
    writer.write_body(rest)
    text = writer.write_notes()
    identity, official = document_id(found, file.stem)
    scene = _scene(found, signatories, writer, [block.bare for block in blocks[:front]])
    passages = _passages(identity, cite(found, signatories, file.base), scene, writer)
    document = Document(
        id=identity, title=found.title, kind=found.kind, date=found.date, dossiers=found.dossiers, number=found.number,
        session=found.session, signatories=signatories, url=page_of(identity) if official else None,
        file=file.base, sha256=file.sha256, passages=len(passages), format=form, status=found.status,
    )
    return Paper(document, tuple(passages), text)


def _without_soft_hyphens(one: Words) -> Words:
    """A block or note without those that no line was joined at: they stand for nothing."""
    if isinstance(one, Block) and any(SOFT_HYPHEN in cell for row in one.rows for cell in row):
        one = replace(one, rows=[tuple(cell.replace(SOFT_HYPHEN, "") for cell in row) for row in one.rows])
    return replace(one, text=one.text.replace(SOFT_HYPHEN, "")) if SOFT_HYPHEN in one.text else one


def _scene(found: Identity, signatories: tuple[Signatory, ...], writer: Writer, front: Sequence[str]) -> Scene:
    """What the paper says of who is speaking: the format, else its title and front matter, else its first words."""
    texts = [found.title or "", *front, *writer.headings, *(draft.text for draft in writer.drafts[:_OPENING])]
    answerers = tuple(Signatory(one.role or "", one.name, one.portfolio) for one in found.respondents)
    turns = any(draft.speaker for draft in writer.drafts)
    return Scene(
        found.kind, writer.headings, signatories, found.askers or first_askers(texts),
        first_offices(texts) or answerers, turns,
    )


def _passages(identity: str, citation: str, scene: Scene, writer: Writer) -> Sequence[Passage]:
    """The drafts as passages of this paper."""
    speech = hear([Said(draft.place, draft.text, draft.signatory) for draft in writer.drafts], scene)
    passages = [
        Passage(
            id=f"{identity}#{ordinal}", document_id=identity, ordinal=ordinal, kind=draft.kind, section=draft.section,
            speaker=draft.speaker or speaker, answers=(), text=draft.text, span=draft.span, page=draft.page,
            footnotes=draft.footnotes, references=_references(draft), table=draft.table, citation=citation,
            lead_in=draft.lead_in,
        )
        for ordinal, (draft, speaker) in enumerate(zip(writer.drafts, speech.speakers, strict=True), start=1)
    ]
    return link(passages, speech)


def _references(draft: Draft) -> tuple[str, ...]:
    """Every paper that the text or a footnote names."""
    notes = (one for note in draft.footnotes for one in note.references)
    return unique((*find_references(draft.text), *draft.references, *notes))
