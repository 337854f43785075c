"""Which words of a passage answer: a run of sentences, and the note that proves them.

A unit of the passage, a sentence or a sentence with one of its notes, answers with a probability in proportion to

    exp(NEAR cosine + BEFORE cosine of the sentence before + HELD share of the question's words + SORT)

SORT counts where the words hold an answer of the sort that the question wants (`index.wanted`). The sentence before
counts because the one that names the subject is often followed by the one that says what is asked. The weights are
those of a conditional logit (McFadden, 1974) over the passages of development questions that hold an answer. Quoted is
the run of sentences with the most probability, less a price for its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.analysis import words_of
from index.arrays import FloatArray
from index.inquiry import Inquiry
from index.prepared import Prepared
from index.search import Hit
from index.wanted import holds
from ingest.model import Footnote, Span

_NEAR, _BEFORE, _HELD, _SORT = 42.0, 18.0, 3.8, 1.3
_PRICE = 0.0008  # probability that a character costs
_LONGEST = 420  # characters of a run; one sentence may be longer
_SHORT = 700  # characters of a paragraph that is quoted whole when all of it is asked for
_MARKED = 2.0  # for a note whose own words, those before its marker, hold all of the question

# A sentence that begins like this points back; without the one before it the reader cannot tell to what.
_LEANS = re.compile(
    r"^(?:dit|dat|deze|die|daarom|daarmee|daardoor|daarvoor|daarbij|daarnaast|daarin|hiermee|hierdoor|hiervoor|hierbij|"
    r"hierin|hieruit|zo|zij|ze|hij|ook|echter|dus|wel|tevens|bovendien|kortom)\b", re.I
)
# A question for where something is to be found: a note that names a paper or a page answers it.
_ASKS_SOURCE = re.compile(
    r"\b(?:kamerstuk(?:ken|nummer)?|vindplaats|(?:welk|onder welk|which|what|under which|under what) (?:\w+ )?"
    r"(?:nummer|stuk|paper|number|document|dossier|bron|source)|(?:waar|where)\b.*\b(?:vind|vinden|lezen|find|found|read|"
    r"online|published)|link|url|website)\b", re.I
)
_SOURCE = re.compile(r"https?://|www\.|\bkamerst|\bhandelingen\b|\baanhangsel\b|\bstcrt\b|\bstb\b|\bnrs?\.\s*\d", re.I)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is quoted of a passage, the sentence at the heart of it, and the note that goes with it."""

    span: Span
    core: Span
    note: Footnote | None = None


def choose(question: str, inquiry: Inquiry, hit: Hit, *, whole: bool = False) -> Choice:
    """The words of a hit that answer. With `whole` all its words, if they are few."""
    passage, units = hit.passage, hit.prepared.units
    everything = Span(0, len(passage.text))
    if passage.table is not None or len(units) == 1:
        return Choice(everything, everything)
    likely = likelihoods(question, inquiry, hit.prepared, hit.cosines)
    spans = sorted({unit.span for unit in units[1:]}, key=lambda span: span.start)
    place = {span: at for at, span in enumerate(spans)}
    each = np.zeros(len(spans), dtype=np.float32)
    for unit, share in zip(units[1:], likely, strict=True):
        each[place[unit.span]] += share
    first, last = _run(spans, each)
    notes = {note.number: note for note in passage.footnotes}
    inside = [at for at, unit in enumerate(units[1:]) if first <= place[unit.span] <= last]
    at = max(inside, key=lambda one: float(likely[one]))
    core, number = units[at + 1].span, units[at + 1].note
    span = Span(_upright(passage.text, spans, first), spans[last].end)
    if whole and len(passage.text) <= _SHORT:
        span = everything
    return Choice(span, core, notes.get(number) if number else None)


def one_sentence(question: str, inquiry: Inquiry, hit: Hit) -> Span:
    """The sentence of a hit that comes nearest to an answer, or its whole table row."""
    return choose(question, inquiry, hit).core


def likelihoods(question: str, inquiry: Inquiry, one: Prepared, cosines: FloatArray) -> FloatArray:
    """The probability that a unit answers, float32 (u - 1,), of all units but the passage itself; they sum to 1."""
    units, notes = one.units[1:], {note.number: note for note in one.passage.footnotes}
    own = {unit.span: float(cosine) for unit, cosine in zip(units, cosines[1:], strict=True) if unit.note is None}
    mean = sum(own.values()) / len(own) if own else 0.0
    before = dict(zip(list(own)[1:], own.values(), strict=False))
    sourced = bool(_ASKS_SOURCE.search(question)) and any(_SOURCE.search(note.text) for note in notes.values())
    scores = np.empty(len(units), dtype=np.float32)
    for at, (unit, part) in enumerate(zip(units, one.parts, strict=True)):
        note = notes.get(unit.note) if unit.note else None
        words = one.passage.text[unit.span.start:unit.span.end] + (f" {note.text}" if note else "")
        scores[at] = _NEAR * float(cosines[at + 1]) + _BEFORE * before.get(unit.span, mean)
        scores[at] += _HELD * inquiry.share(part)
        if inquiry.wants is not None and holds(inquiry.wants, words, inquiry.exact.tokens):
            scores[at] += _SORT
        if sourced:
            scores[at] += _sourced(inquiry, one, unit.span, note)
    odds = np.exp(scores - scores.max())
    likely: FloatArray = (odds / odds.sum()).astype(np.float32)
    return likely


def _sourced(inquiry: Inquiry, one: Prepared, span: Span, note: Footnote | None) -> float:
    """For a question after a source: whether the note gives one, and whether it hangs on the words asked about."""
    if note is None or not _SOURCE.search(note.text):
        return -10.0
    others = [other.at for other in one.passage.footnotes if span.start < other.at < note.at]
    hung_on = one.passage.text[max(others, default=span.start):note.at]
    return _MARKED * inquiry.share(frozenset(words_of(f"{hung_on} {note.text}")))


def _run(spans: Sequence[Span], each: FloatArray) -> tuple[int, int]:
    """The first and last place of the run with the most probability, less the price of its length."""
    best, found = -1.0, (0, 0)
    for first in range(len(spans)):
        held = 0.0
        for last in range(first, len(spans)):
            length = spans[last].end - spans[first].start
            if last > first and length > _LONGEST:
                break
            held += float(each[last])
            if held - _PRICE * length > best or (first, last) == (0, 0):
                best, found = held - _PRICE * length, (first, last)
    return found


def _upright(text: str, spans: Sequence[Span], first: int) -> int:
    """Where the quote begins: a sentence earlier where its first one leans on that."""
    leans = first > 0 and _LEANS.match(text[spans[first].start:spans[first].end])
    return spans[first - 1].start if leans else spans[first].start
