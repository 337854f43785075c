"""What holds for every paper that a reader gives, whatever the file was."""

from __future__ import annotations

import datetime
import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args

from ingest.model import Paper, Passage, PassageKind, Speaker, as_json, document_from_json, passage_from_json

_KINDS = get_args(PassageKind)
# Sentinels of markers, controls other than line ends, soft hyphens, fixed spaces, surrogates.
_WRONG = re.compile("[\ue000\ue001\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u00a0\ud800-\udfff]")
_SPACES, _BROKEN = re.compile(r"[ \t]{2,}|\t"), re.compile(r"[^\W\d_]-\n[^\W\d_]")
_FROM_NAME = ("file", "id", "document_id", "citation", "url", "sha256")  # may hold what the file's name holds


def faults(paper: Paper) -> list[str]:
    """What is wrong with a paper: one line each, empty where all is well."""
    found = [*_of_paper(paper), *_of_links(paper), *_of_strings(paper)]
    for one in paper.passages:
        found += [f"{fault} in {one.id}" for fault in (*_of_passage(one, paper), *_of_notes(one), *_of_table(one))]
        found += [f"{fault} in {one.id}" for fault in _of_speaker(one.speaker)]
    return found


def _of_paper(paper: Paper) -> Iterator[str]:
    passages, document = paper.passages, paper.document
    if len({one.id for one in passages}) != len(passages):
        yield "ids that are not unique"
    if [one.ordinal for one in passages] != list(range(1, len(passages) + 1)) or document.passages != len(passages):
        yield "passages that are not numbered from 1"
    for one, other in pairwise(passages):
        if one.span.end > other.span.start:
            yield f"spans that overlap or go back: {one.id} and {other.id}"
    if not document.id or not document.id.strip():
        yield "a document without id"
    if document.date is not None:
        try:
            datetime.date.fromisoformat(document.date)
        except ValueError:
            yield f"a date that is none: {document.date!r}"
    if document_from_json(_through_json(document)) != document:
        yield "a document that JSON changes"
    if any(passage_from_json(_through_json(one)) != one for one in passages):
        yield "a passage that JSON changes"


def _through_json(value: Any) -> Any:
    return json.loads(json.dumps(as_json(value), ensure_ascii=False, allow_nan=False))


def _of_passage(one: Passage, paper: Paper) -> Iterator[str]:
    start, end = one.span.start, one.span.end
    if not 0 <= start < end <= len(paper.text) or paper.text[start:end] != one.text:
        yield "a span that is not its text"
    if one.text != one.text.strip() or not one.text:
        yield "no text, or spaces around it"
    if one.kind not in _KINDS or one.document_id != paper.document.id:
        yield f"kind {one.kind!r} or document {one.document_id!r}"
    if one.page is not None and one.page < 1:
        yield f"page {one.page}"
    if any(not heading.strip() for heading in one.section):
        yield "an empty heading"
    if one.table is None and _SPACES.search(one.text):  # a tab parts cells
        yield "spaces that are not single"
    if _BROKEN.search(one.text):
        yield "a hyphen of a line break"
    if unicodedata.normalize("NFC", one.text) != one.text:
        yield "text that is not composed (NFC)"


def _of_notes(one: Passage) -> Iterator[str]:
    for note in one.footnotes:
        if not 0 <= note.at <= len(one.text):
            yield f"note {note.number} at {note.at}, outside the text"
    places = [note.at for note in one.footnotes]
    if places != sorted(places):
        yield "notes that are not in the order of their markers"
    for (number, at, _), times in Counter((note.number, note.at, note.text) for note in one.footnotes).items():
        if times > 1:
            yield f"note {number} {times} times at {at}"


def _of_table(one: Passage) -> Iterator[str]:
    table = one.table
    if table is None:
        return
    if one.kind != "table-row":
        yield f"a table row that is called {one.kind}"
    if not set(table.numbers) | set(table.units) <= set(table.cells):
        yield "numbers or units of cells that are not there"
    if not all(math.isfinite(number) for number in table.numbers.values()):
        yield "a number that is none"


def _of_speaker(speaker: Speaker | None) -> Iterator[str]:
    if speaker is None:
        return
    words = [speaker.role, speaker.name, speaker.party, speaker.portfolio]
    words += [word for one in speaker.jointly_with for word in (one.role, one.name, one.portfolio)]
    if any(word is not None and (not word or word != word.strip()) for word in words):
        yield f"a speaker of empty or padded words: {[word and word[:60] for word in words]}"
    if speaker.role is not None and speaker.role != speaker.role.lower():
        yield f"a role that is none: {speaker.role[:60]!r}"


def _of_links(paper: Paper) -> Iterator[str]:
    by_id = {one.id: one for one in paper.passages}
    for one in paper.passages:
        for there, back in (("answers", "answered_by"), ("answered_by", "answers")):
            for name in getattr(one, there):
                other = by_id.get(name)
                if other is None or other is one or one.id not in getattr(other, back):
                    yield f"{there} of {one.id} that {name} knows nothing of"
        yield from (f"asked_in of {one.id}: no {name}" for name in one.asked_in if name not in by_id)


def _of_strings(paper: Paper) -> Iterator[str]:
    seen = set()
    for path, text in _strings(as_json(paper), ""):
        wrong = _WRONG.search(text)
        if wrong and (path, wrong[0]) not in seen:
            seen.add((path, wrong[0]))
            yield f"U+{ord(wrong[0]):04X} in {path}: {text[max(0, wrong.start() - 20):wrong.start() + 20]!a}"


def _strings(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Each text of JSON data, keys included, with the names of the fields it is in."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, path)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _FROM_NAME:
                yield path, key
                yield from _strings(one, f"{path}.{key}".lstrip("."))
