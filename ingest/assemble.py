"""A reader's Content becomes a Paper: its identity, and its passages with speaker, references and citation."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.citation import cite
from ingest.content import Content
from ingest.model import Document, Paper, Passage, Signatory, Speaker
from ingest.paper.front import read_front, split_front, titled
from ingest.paper.headings import drop_contents, mark_headings
from ingest.paper.identity import Identity, complete, document_id
from ingest.paper.writer import Draft, Writer
from ingest.references import find_references, unique
from ingest.source import File
from ingest.speech.exchange import link_exchange
from ingest.speech.speakers import is_meeting, letter_speaker, meeting_speaker

URL = "https://zoek.officielebekendmakingen.nl/{}.html"


def assemble(content: Content, file: File, form: str) -> Paper:
    """The Paper of what a reader of the format `form` made of a file."""
    blocks = list(content.blocks)
    front = split_front(blocks) if content.front is None else content.front
    signatories = tuple(block.signature.signatory for block in blocks if block.signature is not None)
    found = read_front(blocks[:front]).under(content.stated)
    found = titled(complete(found, content.footers, signatories, file.stem), blocks[front:])
    writer = Writer(content.notes, content.words)
    writer.write_front(blocks[:front])
    rest = blocks[front:]
    if not content.headed:
        mark_headings(rest)
    rest, contents = drop_contents(rest)
    writer.write_contents(contents)
    writer.write_body(rest)
    text = writer.write_notes()
    identity, official = document_id(found, file.stem)
    passages = _passages(identity, cite(found, signatories, file.base), found, signatories, writer)
    document = Document(
        id=identity, title=found.title, kind=found.kind, date=found.date, dossiers=found.dossiers, number=found.number,
        session=found.session, signatories=signatories, url=URL.format(identity) if official else None,
        file=file.base, sha256=file.sha256, passages=len(passages), format=form,
    )
    return Paper(document, tuple(passages), text)


def _passages(
    identity: str, citation: str, found: Identity, signatories: tuple[Signatory, ...], writer: Writer
) -> Sequence[Passage]:
    """The drafts as passages of this paper."""
    meeting = is_meeting(found.kind, writer.headings)
    letter = letter_speaker(signatories)
    passages: list[Passage] = []
    for ordinal, draft in enumerate(writer.drafts, start=1):
        speaker = meeting_speaker(draft.section, signatories) if meeting else letter
        if draft.signatory is not None:
            speaker = Speaker(draft.signatory.role, draft.signatory.name)
        passages.append(Passage(
            id=f"{identity}#{ordinal}", document_id=identity, ordinal=ordinal, kind=draft.kind, section=draft.section,
            speaker=draft.speaker or speaker, answers=(), text=draft.text, span=draft.span, page=draft.page,
            footnotes=draft.footnotes, references=_references(draft), table=draft.table, citation=citation,
            lead_in=draft.lead_in,
        ))
    return link_exchange(passages) if meeting else passages


def _references(draft: Draft) -> tuple[str, ...]:
    """Every paper that the text or a footnote names."""
    notes = (one for note in draft.footnotes for one in note.references)
    return unique((*find_references(draft.text), *draft.references, *notes))
