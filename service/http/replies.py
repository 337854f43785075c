"""Answers, health and problems as the calls return them, in pydantic: OpenAPI is made of these models."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from service.http.audits import Audit
from service.http.papers import Document, Passage, Speaker, Strict


class Hit(Passage):
    """A passage found, with its paper."""

    rank: int = Field(examples=[1])
    score: float = Field(examples=[0.71])
    document: Document
    parts: dict[str, float] = Field(
        description="What each feature adds to the score.", examples=[{"base": 0.61, "speaker": 0.1}]
    )


class Quote(Strict):
    """`text[start:end]` of the passage, exactly."""

    passage_id: str = Field(examples=["kst-26695-135#3"])
    start: int
    end: int


class Proof(Strict):
    """The footnote of the quoted words that holds the answer."""

    number: str = Field(examples=["2"])
    text: str = Field(examples=["Kamerstuk 26 695, nr. 134."])


class Cell(Strict):
    """The cell of the quoted table row that holds the answer."""

    caption: str | None
    row: str = Field(examples=["2014-2015"])
    column: str = Field(examples=["Absoluut verzuim totaal"])
    value: str = Field(examples=["5.956"])
    number: float | None = Field(examples=[5956.0])
    unit: str | None = Field(examples=["thuiszitters"])


class Quoted(Strict):
    """Words of a passage, verbatim."""

    quote: Quote
    text: str


class AskedBy(Strict):
    """A passage that asks what the answer answers, or that restates it for the parties that ask."""

    passage_id: str = Field(examples=["26695-verslag-schriftelijk-overleg#19"])
    speaker: Speaker | None
    parties: list[str] = Field(examples=[["SP"]])


class Asked(Quoted):
    """The question that the quoted passage answers: of all the nearest, by its nearest sentence."""

    speaker: Speaker | None
    parties: list[str] = Field(examples=[["SP"]])
    questions: list[AskedBy] = Field(description="All questions that it answers, the nearest first.")


class Nearest(Quoted):
    """The sentence of a passage that comes nearest to an answer, which it is not."""

    date: str | None = Field(description="Of the paper.", examples=["2020-01-30"])
    speaker: Speaker | None
    citation: str


class Also(Quoted):
    """Words of another passage that say the same."""

    date: str | None = Field(description="Of the paper.", examples=["2020-01-30"])
    speaker: Speaker | None
    citation: str
    cell: Cell | None = Field(description="Of a table row: the cell that says so.")


class Differing(Also):
    """A figure that a paper gives for what the answer counts."""

    value: str = Field(description="As printed.", examples=["15.000 tot 20.000"])
    number: float | None = Field(description="Null for a range.", examples=[4790.0])
    year: str | None = Field(description="That it is of; null where the words do not say.", examples=["2018-2019"])


class Explanation(Quoted):
    """A paper's own words for why figures differ."""

    speaker: Speaker | None
    citation: str


class Answer(Strict):
    """Verbatim words of a passage, or one sentence that says what was searched."""

    kind: Literal["extract", "generated", "none"]
    text: str
    quote: Quote | None
    confidence: float = Field(ge=0, le=1, examples=[0.87])
    citations: list[str] = Field(examples=[["kst-26695-135#3"]])
    note: Proof | None
    cell: Cell | None
    asked: Asked | None = Field(description="The question that the quoted passage answers.")
    also: list[Also] = Field(description="Other passages that say the same; `citations` names them too.")
    differing: list[Differing] = Field(description="Figures that papers give otherwise, the answer's own first.")
    explanation: Explanation | None = Field(description="Why they differ, where a paper says so.")
    nearest: list[Nearest] = Field(description="Of a refusal: the sentences that come nearest.")
    audit: Audit | None = Field(description="Of an answer that a language model was asked for; else null.")


class Searched(Strict):
    """What was searched, and in which generation of the index."""

    documents: int = Field(examples=[5])
    passages: int = Field(examples=[318])
    index: str
    filters: dict[str, Any]


class Took(Strict):
    """Milliseconds by stage."""

    embed: float = Field(examples=[13.1])
    search: float = Field(examples=[0.9])
    total: float = Field(examples=[15.2])


class Found(Strict):
    """What `GET /search` returns."""

    question: str
    language: Literal["nl", "en"]
    passages: list[Hit]
    searched: Searched
    took_ms: Took


class Reply(Found):
    """What `POST /ask` returns."""

    answer: Answer


class Health(Strict):
    """The service runs; `index` is the generation it answers from."""

    status: Literal["live", "ready"]
    index: str | None
    generates: bool = Field(description="Whether a language model is set that can write answers.")


class FieldError(Strict):
    """What is wrong with one input."""

    field: str = Field(examples=["question"])
    message: str = Field(examples=["the question is empty"])


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str = Field(examples=["urn:griffier:problem:no-index"])
    title: str = Field(examples=["Service Unavailable"])
    status: int = Field(examples=[503])
    detail: str
    errors: list[FieldError] | None = None
    url: str | None = Field(default=None, description="Of a paper that is not in the index: its official page.",
                            examples=["https://zoek.officielebekendmakingen.nl/kst-1-1.html"])
