"""Passages longer than an encoder's window, split at sentence ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.model import Paper, Passage, Span
from ingest.references import find_references, unique
from ingest.sentences import sentences

CountTokens = Callable[[Sequence[str]], list[int]]


def split_long(paper: Paper, count_tokens: CountTokens, limit: int) -> Paper:
    """The paper with every passage at most `limit` tokens, if its sentences allow.

    Parts keep the paragraph's ordinal and take its id with a suffix: `doc#3.1`, `doc#3.2`. A single sentence over the
    limit is cut at white space, and without any at the limit.
    """
    counts = count_tokens([passage.text for passage in paper.passages])
    parts: list[Passage] = []
    for passage, count in zip(paper.passages, counts, strict=True):
        parts += [passage] if count <= limit else _parts(passage, count_tokens, limit)
    return replace(paper, passages=tuple(parts), document=replace(paper.document, passages=len(parts)))


def _parts(passage: Passage, count_tokens: CountTokens, limit: int) -> list[Passage]:
    units = sentences(passage.text)
    counts = count_tokens([passage.text[one.start:one.end] for one in units])
    short: list[tuple[Span, int]] = []
    for unit, count in zip(units, counts, strict=True):
        short += [(unit, count)] if count <= limit else _halves(passage.text, unit, count_tokens, limit)
    spans: list[Span] = []
    total = 0
    for unit, count in short:
        if spans and total + count <= limit:
            spans[-1] = Span(spans[-1].start, unit.end)
            total += count
        else:
            spans.append(unit)
            total = count
    if len(spans) < 2:
        return [passage]
    starts = [one.start for one in spans]
    return [_part(passage, one, at, starts) for at, one in enumerate(spans, start=1)]


def _halves(text: str, span: Span, count_tokens: CountTokens, limit: int) -> list[tuple[Span, int]]:
    """A sentence over the limit, halved at white space near its middle until its pieces fit."""
    count = count_tokens([text[span.start:span.end]])[0]
    if count <= limit or span.end - span.start < 2:
        return [(span, count)]
    middle = (span.start + span.end) // 2
    space = text.rfind(" ", span.start + 1, middle)
    cut = space if space > span.start else middle
    left, right = Span(span.start, cut), Span(cut + (text[cut] == " "), span.end)
    return [*_halves(text, left, count_tokens, limit), *_halves(text, right, count_tokens, limit)]


def _part(passage: Passage, span: Span, number: int, starts: Sequence[int]) -> Passage:
    text = passage.text[span.start:span.end]
    last = number == len(starts)
    # A marker after the last word of a part belongs to that part, not to the one after it.
    upper = len(passage.text) if last else starts[number] - 1
    lower = -1 if number == 1 else starts[number - 1] - 1
    notes = tuple(
        replace(note, at=min(max(note.at - span.start, 0), len(text)))
        for note in passage.footnotes if lower < note.at <= upper
    )
    references = unique((*find_references(text), *(one for note in notes for one in note.references)))
    start = passage.span.start + span.start
    return replace(
        passage, id=f"{passage.id}.{number}", text=text, span=Span(start, start + len(text)),
        footnotes=notes, references=references,
    )
