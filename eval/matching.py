"""Which passages hold a gold answer: same paper, and the quote in the text, in a note or in a table row.

Whitespace is normalised on both sides; nothing else is, so a quote that ingest mangled is not found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from eval.gold import Answer, Question
from ingest.model import Document, Passage

Library = Mapping[str, Sequence[Passage]]
"""The passages of every paper in reading order, by the paper's file name."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A gold answer that no passage holds: an error in the gold, or in ingest."""

    question: str
    answer: Answer

    def __str__(self) -> str:
        where = f"{self.answer.paper} has in its {self.answer.place}"
        return f'{self.question}: no passage of {where} "{self.answer.quote}"'


def library(papers: Iterable[tuple[Document, Sequence[Passage]]]) -> Library:
    """Passages by file name, without the folder a file was read from."""
    return {PurePath(document.file).name: tuple(passages) for document, passages in papers}


def normalise(text: str) -> str:
    """Every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def begins(passage: Passage, words: str) -> bool:
    """Whether a passage begins with these words; a table row also when its cells, read in order, do."""
    cells = passage.table.cells.values() if passage.table else ()
    read = (passage.text, " ".join(cells))
    return any(normalise(one).startswith(normalise(words)) for one in read)


def shows_note(passage: Passage, quote: str) -> bool:
    """Whether one of the passage's notes has the quote."""
    return any(normalise(quote) in normalise(note.text) for note in passage.footnotes)


def relevant(question: Question, papers: Library) -> frozenset[str]:
    """Ids of all passages that hold one of the question's answers."""
    return frozenset(one for answer in question.answers for one in holders(answer, papers))


def holders(answer: Answer, papers: Library) -> tuple[str, ...]:
    """Ids of the passages that hold this answer, in reading order."""
    passages = papers.get(answer.paper, ())
    if answer.place == "footnote":
        return tuple(passage.id for passage in passages if shows_note(passage, answer.quote))
    if answer.place == "table":
        rows = tuple(passage.id for passage in passages if _row_holds(passage, answer))
        return rows or tuple(passage.id for passage in passages if _text_holds(passage, answer))
    found = tuple(passage.id for passage in passages if normalise(answer.quote) in normalise(passage.text))
    return found or _parts_holding(normalise(answer.quote), passages)


def near_misses(question: Question, papers: Library) -> dict[str, str]:
    """Ids of the passages that look like an answer and are none, with the reason."""
    return {
        passage.id: miss.why
        for miss in question.near_misses
        for passage in papers.get(miss.paper, ())
        if _holds_anywhere(passage, miss.quote)
    }


def missing_answers(questions: Iterable[Question], papers: Library) -> tuple[Missing, ...]:
    """The answers that no passage holds; empty when gold and ingest agree."""
    return tuple(
        Missing(question.id, answer)
        for question in questions
        for answer in question.answers
        if not holders(answer, papers)
    )


def _row_holds(passage: Passage, answer: Answer) -> bool:
    """Whether the quote is in the row's label or a cell, and the cell asked for is under its column."""
    row, quote = passage.table, normalise(answer.quote)
    if row is None or not any(quote in normalise(one) for one in (row.row, *row.cells.values())):
        return False
    column, cell = _letters(answer.column or ""), normalise(answer.cell or "")
    return not cell or any(
        column in _letters(name) and cell == normalise(value) for name, value in row.cells.items()
    )


def _letters(column: str) -> str:
    """A column's name without its spaces: narrow columns break words without a hyphen (`Toena me`)."""
    return "".join(column.split())


def _holds_anywhere(passage: Passage, quote: str) -> bool:
    cells = (passage.table.row, *passage.table.cells.values()) if passage.table else ()
    return shows_note(passage, quote) or any(
        normalise(quote) in normalise(one) for one in (passage.text, *cells)
    )


def _text_holds(passage: Passage, answer: Answer) -> bool:
    """Whether a passage that was not read as a table row has the row's words and the cell's."""
    text = normalise(passage.text)
    return passage.table is None and all(normalise(one) in text for one in (answer.quote, answer.cell or ""))


def _parts_holding(quote: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The parts of a split paragraph over which the quote runs: a cut in a quote is no error of the gold."""
    paragraphs: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        paragraphs[passage.ordinal].append(passage)
    for parts in paragraphs.values():
        texts = [normalise(part.text) for part in parts]
        begin = " ".join(texts).find(quote)
        if begin < 0:
            continue
        held, offset = [], 0
        for part, text in zip(parts, texts, strict=True):
            if offset < begin + len(quote) and begin < offset + len(text):
                held.append(part.id)
            offset += len(text) + 1
        return tuple(held)
    return ()
