"""What is embedded of a passage: the passage in context, each sentence, each note with its sentence, each table cell,
and the questions it answers.

A question asks for one thing and a paragraph says ten; its best sentence is nearer to the question than its mean.
The unit that is nearest also tells which words answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.context import embedding_text, speaker_words
from ingest.model import Document, Footnote, Passage, Span, TableRow
from ingest.sentences import sentences

PLACES = 64  # the id of a unit is its passage's row times this, plus its place
MOST = 48  # units of a passage; a passage fits the encoder's window, so a longer list holds fragments
ASKED = MOST  # from this place on, a passage's units are the questions it answers
MOST_ASKED = 8  # of these
_LEAD_IN = 200  # characters of a list's lead-in that go with its first sentence


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to embed. `span` are the words of the passage it stands for; `note` the number of its footnote, `column`
    the heading of its cell, if it has one.
    """

    text: str
    span: Span
    note: str | None = None
    column: str | None = None


def row_of(unit: int) -> int:
    """The passage's row that a unit's id belongs to."""
    return unit // PLACES


def place_of(unit: int) -> int:
    """A unit's place among those of its passage: 0 is the passage itself."""
    return unit % PLACES


def units_of(document: Document, passage: Passage) -> list[Unit]:
    """The passage itself first, then its parts in order; only itself where it has no parts."""
    whole = Unit(embedding_text(document, passage), Span(0, len(passage.text)))
    return [whole, *_parts(passage)][:MOST]


def asked_in(passage: Passage) -> tuple[str, ...]:
    """Ids of the passages whose words a question may find this one by: the questions it answers, and what restates
    them. The first stands at place `ASKED`.
    """
    return tuple(dict.fromkeys((*passage.answers, *passage.asked_in)))[:MOST_ASKED]


def question_text(document: Document, question: Passage) -> str:
    """What is embedded of a question for the passages that answer it: what is embedded of the question itself, so
    that there is nothing new to embed.
    """
    return embedding_text(document, question)


def _parts(passage: Passage) -> list[Unit]:
    if passage.table is not None:
        return _cells(passage, passage.table)
    context = _near_context(passage)
    spans = sentences(passage.text)
    if len(spans) == 1 and not passage.footnotes and not passage.lead_in:
        return []
    parts: list[Unit] = []
    for at, span in enumerate(spans):
        words = passage.text[span.start:span.end]
        lead = f"{passage.lead_in[-_LEAD_IN:]} " if at == 0 and passage.lead_in else ""
        parts.append(Unit(f"{context}{lead}{words}", span))
        last = at == len(spans) - 1
        for note in _notes_in(passage, spans[at - 1].end if at else -1, len(passage.text) if last else span.end):
            parts.append(Unit(f"{context}{words} [{note.text}]", span, note.number))
    return parts


def _cells(passage: Passage, table: TableRow) -> list[Unit]:
    """One unit a cell, as a sentence would say it: caption, row, column, value."""
    heading = table.caption or (passage.section[-1] if passage.section else "")
    start = f"{heading.rstrip('.: ')}: " if heading else ""
    whole = Span(0, len(passage.text))
    first, *columns = table.columns
    return [
        Unit(f"{start}{first} {table.row}, {column}: {table.cells[column]}", whole, column=column)
        for column in columns if table.cells[column]
    ]


def _near_context(passage: Passage) -> str:
    """Speaker and nearest heading: what a sentence needs to be understood by itself."""
    speaker = speaker_words(passage.speaker)
    heading = passage.section[-1] if passage.section else ""
    return "".join((f"{speaker}. " if speaker else "", f"{heading}: " if heading else ""))


def _notes_in(passage: Passage, after: int, until: int) -> list[Footnote]:
    return [note for note in passage.footnotes if after < note.at <= until]
