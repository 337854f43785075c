"""A passage made ready to be compared with a question: its units, its words, its speaker's terms.

All of it follows from the passage and its paper, so it is made once and kept (`index.snapshot`).
"""

from __future__ import annotations

from dataclasses import dataclass

from index.analysis import words_of
from index.context import body_text, context_text, notes_text
from index.exact import exact_text
from index.speakers import fold, speaker_terms
from index.units import Unit, units_of
from ingest.model import Document, Passage
from ingest.speech.parties import parties_in

_NEAR = 2  # words of which one stands this many places after the other are a pair


@dataclass(frozen=True, slots=True)
class Prepared:
    """`own` are the words of text, cells and notes, `around` these and those of the context; `parts` the words of each
    unit but the first, with its heading, or `own` where there is but one; `pairs` are words close to each other in the
    text, in its order; `exact` is where names and numbers are looked for, `terms` who speaks, `parties` those that the
    headings name.
    """

    passage: Passage
    document: Document
    units: tuple[Unit, ...]
    own: frozenset[str]
    around: frozenset[str]
    parts: tuple[frozenset[str], ...]
    pairs: frozenset[tuple[str, str]]
    exact: str
    terms: frozenset[str]
    parties: frozenset[str]


def prepare_passage(document: Document, passage: Passage) -> Prepared:
    """What is known of a passage before any question is asked."""
    units = tuple(units_of(document, passage))
    text = words_of(body_text(passage))
    own = frozenset((*text, *words_of(notes_text(passage))))
    headings = passage.table.columns if passage.table else ()
    around = own | frozenset(words_of(" ".join((context_text(document, passage), *headings))))
    return Prepared(
        passage=passage,
        document=document,
        units=units,
        own=own,
        around=around,
        parts=_parts(passage, units) or (own,),
        pairs=frozenset(
            (one, other) for at, one in enumerate(text) for other in text[at + 1:at + 1 + _NEAR] if one != other
        ),
        exact=exact_text(_exact_words(passage, document)),
        terms=speaker_terms(passage.speaker) if passage.speaker else frozenset(),
        parties=frozenset(fold(party) for party in parties_in(" ".join(passage.section))),
    )


def _parts(passage: Passage, units: tuple[Unit, ...]) -> tuple[frozenset[str], ...]:
    if passage.table is not None:
        return tuple(frozenset(words_of(unit.text)) for unit in units[1:])
    heading = words_of(passage.section[-1]) if passage.section and len(units) > 1 else []
    notes = {note.number: words_of(note.text) for note in passage.footnotes}
    spans = {unit.span: words_of(passage.text[unit.span.start:unit.span.end]) for unit in units[1:]}
    return tuple(
        frozenset((*heading, *spans[unit.span], *(notes.get(unit.note, ()) if unit.note else ()))) for unit in units[1:]
    )


def _exact_words(passage: Passage, document: Document) -> str:
    """Where exact tokens are looked for: the passage, what stands around it, and its paper's identity."""
    return " ".join((
        passage.text, *passage.section, *(note.text for note in passage.footnotes), passage.lead_in or "",
        document.id, document.date or "",
        *(name for name in (passage.speaker.name if passage.speaker else None, document.title) if name),
        *((passage.table.caption or "", *passage.table.columns) if passage.table else ()),
    ))
