"""What an answer is made of. Field names are those of the contract (docs/reference/contract.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.model import Speaker
from service.generate.audit import Audit


@dataclass(frozen=True, slots=True)
class Quote:
    """`text[start:end]` of the passage, exactly."""

    passage_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence of a passage that comes nearest to an answer, which it is not; `date` is that of its paper."""

    quote: Quote
    text: str
    date: str | None
    speaker: Speaker | None
    citation: str


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
class AskedBy:
    """A passage that asks what the answer answers; or restates it, for the parties that ask."""

    passage_id: str
    speaker: Speaker | None
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that the quoted passage answers: of all of them the nearest, by its nearest sentence.

    `questions` are all, the nearest first.
    """

    quote: Quote
    text: str
    speaker: Speaker | None
    parties: tuple[str, ...]
    questions: tuple[AskedBy, ...]


@dataclass(frozen=True, slots=True)
class Also:
    """Words of another passage that say the same, a table row by its `cell`; `date` is that of its paper."""

    quote: Quote
    text: str
    date: str | None
    speaker: Speaker | None
    citation: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Differing:
    """A figure that a paper gives: `value` as printed, `number` what it is, or None for a range.

    `year` is the year or school year that it is of, None where the words do not say; `date` is the paper's.
    """

    quote: Quote
    text: str
    value: str
    number: float | None
    year: str | None
    date: str | None
    speaker: Speaker | None
    citation: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A paper's own words for why figures differ."""

    quote: Quote
    text: str
    speaker: Speaker | None
    citation: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`kind` none has no quote and says in `text` what was searched; `nearest` is then what comes nearest.

    `differing` has the answer's own figure first, and is empty where no paper gives another. `audit` is there where a
    language model was asked for; the answer it writes has citations and no quote.
    """

    kind: Literal["extract", "generated", "none"]
    text: str
    quote: Quote | None
    confidence: float
    citations: tuple[str, ...]
    note: Proof | None = None
    cell: Cell | None = None
    asked: Asked | None = None
    also: tuple[Also, ...] = ()
    differing: tuple[Differing, ...] = ()
    explanation: Explanation | None = None
    nearest: tuple[Nearest, ...] = ()
    audit: Audit | None = None
