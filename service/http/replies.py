"""Answers, health and problems as the calls return them, in pydantic: OpenAPI is made of these models."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from service.http.papers import Document, Passage, Strict


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


class Answer(Strict):
    """Verbatim words of a passage, or one sentence that says what was searched."""

    kind: Literal["extract", "generated", "none"]
    text: str
    quote: Quote | None
    confidence: float = Field(ge=0, le=1, examples=[0.87])
    citations: list[str] = Field(examples=[["kst-26695-135#3"]])
    note: Proof | None
    cell: Cell | None


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
