"""A document under another id: its passages, and the links among them, go with it."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Paper, Passage


def renamed(paper: Paper, new: str) -> Paper:
    """The paper as document `new`."""
    old = paper.document.id
    passages = tuple(renamed_passage(passage, old, new) for passage in paper.passages)
    return replace(paper, document=replace(paper.document, id=new), passages=passages)


def renamed_passage(passage: Passage, old: str, new: str) -> Passage:
    """A passage of the document `old` as one of `new`; links to other documents stay."""

    def ids(listed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_id(one, old, new) for one in listed)

    return replace(
        passage, id=_id(passage.id, old, new), document_id=new, answers=ids(passage.answers),
        answered_by=ids(passage.answered_by), asked_in=ids(passage.asked_in),
    )


def _id(passage_id: str, old: str, new: str) -> str:
    """`kst-1-2#3` as `kst-1-2@3f2a91c0#3`."""
    return new + passage_id[len(old):] if passage_id.startswith(f"{old}#") else passage_id
