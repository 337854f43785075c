"""A passage in context: the words that its paper, headings, speaker and notes lend it.

A bare paragraph under the heading "Representativiteit" may never say the word; this text does. It is what the
encoder embeds, and its parts are the fields of the lexical index.
"""

from __future__ import annotations

from ingest.model import Document, Passage, Speaker


def speaker_words(speaker: Speaker | None) -> str:
    """`minister A. Slob, staatssecretaris P. Blokhuis` or `fractie SGP`; empty when unknown."""
    if speaker is None:
        return ""
    everyone = [(speaker.role, speaker.name, speaker.party)]
    everyone += [(one.role, one.name, one.party) for one in speaker.jointly_with]
    return ", ".join(" ".join(word for word in one if word) for one in everyone)


def context_text(document: Document, passage: Passage) -> str:
    """Title, heading path, speaker, lead-in and table headings: what stands around the passage."""
    parts = [document.title or "", *passage.section, speaker_words(passage.speaker), passage.lead_in or ""]
    if passage.table is not None:
        parts.append(passage.table.caption or "")
    return ". ".join(part.rstrip(".: ") for part in parts if part)


def body_text(passage: Passage) -> str:
    """The passage's own words; a table row names its columns, so that a cell can be asked for by its heading."""
    if passage.table is None:
        return passage.text
    return "; ".join(f"{column}: {cell}" for column, cell in passage.table.cells.items() if cell)


def notes_text(passage: Passage) -> str:
    """The text of the passage's footnotes."""
    return " ".join(note.text for note in passage.footnotes)


def embedding_text(document: Document, passage: Passage) -> str:
    """What is embedded for a passage, context first."""
    context = context_text(document, passage)
    parts = (f"{context}:" if context else "", body_text(passage), notes_text(passage))
    return " ".join(part for part in parts if part)
