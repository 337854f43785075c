"""Blocks become a Paper: its identity, and its passages with speaker, references and citation."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.body import read_body
from ingest.citation import cite
from ingest.exchange import link_exchange
from ingest.front import read_front, split_front, titled
from ingest.headings import drop_contents, mark_headings
from ingest.identity import Identity, complete, document_id
from ingest.model import Document, Paper, Passage, Signatory, Speaker
from ingest.paragraphs import build_blocks
from ingest.references import find_references, unique
from ingest.source import Source
from ingest.speakers import is_meeting, letter_speaker, meeting_speaker
from ingest.writer import Draft, Writer

URL = "https://zoek.officielebekendmakingen.nl/{}.html"


def assemble(source: Source, stem: str) -> Paper:
    """The Paper of a text source. `stem` is the file's name without its extension."""
    body = read_body(source.text)
    blocks = build_blocks(body)
    front = split_front(blocks)
    signatories = tuple(block.signature.signatory for block in blocks if block.signature is not None)
    found = titled(complete(read_front(blocks[:front]), body.footers, signatories, stem), blocks[front:])
    writer = Writer(body)
    writer.write_front(blocks[:front])
    rest = blocks[front:]
    mark_headings(rest)
    rest, contents = drop_contents(rest)
    writer.write_contents(contents)
    writer.write_body(rest)
    text = writer.write_notes()
    identity, official = document_id(found, stem)
    passages = _passages(identity, cite(found, signatories, source.file), found, signatories, writer)
    document = Document(
        id=identity, title=found.title, kind=found.kind, date=found.date, dossiers=found.dossiers, number=found.number,
        session=found.session, signatories=signatories, url=URL.format(identity) if official else None,
        file=source.file, sha256=source.sha256, passages=len(passages),
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
            speaker=speaker, answers=(), text=draft.text, span=draft.span, page=draft.page, footnotes=draft.footnotes,
            references=_references(draft), table=draft.table, citation=citation, lead_in=draft.lead_in,
        ))
    return link_exchange(passages) if meeting else passages


def _references(draft: Draft) -> tuple[str, ...]:
    """Every paper that the text or a footnote names."""
    return unique((*find_references(draft.text), *(one for note in draft.footnotes for one in note.references)))
