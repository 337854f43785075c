"""The answer: verbatim words of a passage, or an honest no.

The sentence of the best passage that is nearest to the question is quoted. One that leans on the sentence before it
(`Dit laat ook zien …`, `Daarom …`) takes that sentence along; a question for what somebody says about a subject gets
the paragraph, as far as it is short. Offsets are checked before an answer leaves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.analysis import words_of
from index.language import detect
from index.search import Hit, SearchResult
from ingest.model import Passage, Span, TableRow
from ingest.sentences import sentences
from service.confidence import confidence_of, threshold
from service.labels import LABELS

# A sentence that begins like this points back; without the one before it the reader cannot tell to what.
_LEANS = re.compile(
    r"^(?:dit|dat|deze|die|daarom|daarmee|daardoor|daarvoor|daarbij|daarnaast|daarin|hiermee|hierdoor|hiervoor|hierbij|"
    r"hierin|hieruit|zo|zij|ze|hij|ook|echter|dus|wel|tevens|bovendien|kortom)\b", re.I
)

# "What did the minister say about …", "Wat vindt de SGP van …": asks for a statement, not for one fact.
_STATEMENT = re.compile(
    r"^\W*(?:what|how|wat|hoe)\b.{0,60}\b(?:say|says|said|think|thinks|thought|answer|answered|respond|responded|react|"
    r"reacted|reply|replied|view|zei|zeggen|zegt|vindt|vond|denkt|dacht|antwoordde|antwoordt|reageert|reageerde|schreef|"
    r"schrijft|stelt|stelde|oordeelt|kijkt)\b", re.I
)
_CLEAR_LEAD = 0.02  # of the cosine: a cell less far ahead of the others may be the wrong one
_SHORT = 700  # characters of a paragraph that is quoted whole


@dataclass(frozen=True, slots=True)
class Quote:
    """`text[start:end]` of the passage, exactly."""

    passage_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proof:
    """The footnote of the quoted words that holds the answer."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell of the quoted row that holds the answer: its value as printed, as a number, and what that counts."""

    caption: str | None
    row: str
    column: str
    value: str
    number: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`kind` none has no quote and says in `text` what was searched."""

    kind: Literal["extract", "generated", "none"]
    text: str
    quote: Quote | None
    confidence: float
    citations: tuple[str, ...]
    note: Proof | None = None
    cell: Cell | None = None


def extract(question: str, result: SearchResult) -> Answer:
    """The best quote from the first passage, or a refusal where nothing fits."""
    confidence = confidence_of(question, result)
    if not result.hits or confidence < threshold():
        return refusal(question, result, confidence)
    hit = result.hits[0]
    span = quoted_span(hit, whole=bool(_STATEMENT.match(question)))
    quote = Quote(hit.passage.id, span.start, span.end)
    words = hit.passage.text[span.start:span.end]
    answer = Answer("extract", words, quote, confidence, (hit.passage.id,), proof_of(hit), cell_of(question, hit))
    return answer if verified(answer, result.hits) else refusal(question, result, confidence)


def refusal(question: str, result: SearchResult, confidence: float) -> Answer:
    """One sentence that says what was searched."""
    labels = LABELS[detect(question)]
    text = labels.nothing_found.format(documents=result.searched.documents, passages=result.searched.passages)
    return Answer("none", text, None, confidence, ())


def quoted_span(hit: Hit, *, whole: bool = False) -> Span:
    """The words of a hit that answer: its nearest sentence, with the one before it where it leans on that.

    With `whole` all its words, if they are few.
    """
    if whole and len(hit.passage.text) <= _SHORT:
        return Span(0, len(hit.passage.text))
    span = hit.nearest.span
    if hit.passage.table is not None or not _LEANS.match(hit.passage.text[span.start:span.end]):
        return span
    before = _sentence_before(hit.passage, span.start)
    return Span(before.start, span.end) if before is not None else span


def proof_of(hit: Hit) -> Proof | None:
    """The footnote that the question is nearest to, if it is one."""
    for note in hit.passage.footnotes:
        if note.number == hit.nearest.note:
            return Proof(note.number, note.text)
    return None


def cell_of(question: str, hit: Hit) -> Cell | None:
    """The cell of the hit's row that the question asks for; None where it could be more than one.

    A column whose whole heading stands in the question is the one; else the nearest, if it is clearly so or if the
    caption says that the table is about it.
    """
    table = hit.passage.table
    if table is None:
        return None
    asked = set(words_of(question))
    headings = {column: set(words_of(column)) for column in table.columns[1:] if table.cells[column]}
    row = set(words_of(table.row))
    named = [
        column for column, words in headings.items()
        # A year as heading says nothing of what is counted: then the row's label must be in the question too.
        if words and words <= asked and (any(word.isalpha() for word in words) or row & asked)
    ]
    longest = max((len(headings[column]) for column in named), default=0)
    best = [column for column in named if len(headings[column]) == longest]
    nearest = hit.nearest.column
    if not best and nearest is not None and (hit.measured.get("lead", 0.0) >= _CLEAR_LEAD or _is_about(table, nearest)):
        best = [nearest]
    return _cell(table, best[0]) if len(best) == 1 else None


def _cell(table: TableRow, column: str) -> Cell:
    return Cell(
        table.caption, table.row, column, table.cells[column], table.numbers.get(column), table.units.get(column)
    )


def _is_about(table: TableRow, column: str) -> bool:
    """Whether a table's caption names this column and no other: `Tabel 1: aantal thuiszitters`, `Thuiszitters`."""
    caption = set(words_of(table.caption or ""))
    named = [one for one in table.columns[1:] if (words := set(words_of(one))) and words <= caption]
    return named == [column]


def _sentence_before(passage: Passage, start: int) -> Span | None:
    earlier = [span for span in sentences(passage.text) if span.end <= start]
    return earlier[-1] if earlier else None


def verified(answer: Answer, hits: tuple[Hit, ...]) -> bool:
    """Whether the quote stands, word for word, where the answer says it does."""
    if answer.quote is None:
        return False
    for hit in hits:
        if hit.passage.id == answer.quote.passage_id and answer.quote.start >= 0:
            words = hit.passage.text[answer.quote.start:answer.quote.end]
            return bool(words.strip()) and words == answer.text
    return False
