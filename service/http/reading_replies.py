"""What the calls of the reading view and the filters return, in pydantic: OpenAPI is made of these models."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.http.bodies import FilterBody
from service.http.papers import Cited, Passage, Strict


class PassageWithCites(Passage):
    """A passage with the papers it names, and where each is read."""

    cites: list[Cited]


class PassagesOfDocument(Strict):
    """A paper's passages in reading order."""

    document_id: str = Field(examples=["kst-26695-135"])
    passages: list[PassageWithCites]


class PassageList(Strict):
    """Passages asked for by id, in that order; `missing` are the ids that this index does not hold."""

    passages: list[PassageWithCites]
    missing: list[str] = Field(examples=[[]])


class PassageIds(BaseModel):
    """Which passages."""

    model_config = ConfigDict(extra="forbid")

    id: list[str] = Field(min_length=1, max_length=500, description="Passage ids; `#` is written `%23`.",
                          examples=[["kst-26695-135#3"]])


class FacetValue(Strict):
    """A value a filter takes, and how many passages choosing it leaves."""

    value: str = Field(examples=["26695"])
    count: int = Field(examples=[241])
    of: Literal["document", "passage", "role", "name", "party"] | None = Field(
        description="What a kind is of, or what names a speaker; null for other fields.")
    title: str | None = Field(description="Of a document.", examples=["Voortijdig school verlaten"])
    date: str | None = Field(description="Of a document.", examples=["2021-05-20"])


class FacetReply(Strict):
    """Values of a filter, most passages first; `total` counts those over the limit too."""

    values: list[FacetValue]
    total: int = Field(examples=[2])


class FacetsReply(Strict):
    """Every filter's values with counts under the other filters; `since` and `until` are the first and last date."""

    dossier: FacetReply
    document: FacetReply
    kind: FacetReply
    speaker: FacetReply
    since: str | None = Field(examples=["2020-01-30"])
    until: str | None = Field(examples=["2021-05-20"])


FacetField = Literal["dossier", "document", "kind", "speaker"]


class FacetQuery(FilterBody):
    """The filters chosen so far."""

    limit: int = Field(default=50, ge=1, le=500, description="How many values of each filter.")


class NamedFacetQuery(FacetQuery):
    """The filters chosen so far, and what the values looked for are called."""

    contains: str = Field(min_length=1, max_length=200, examples=["Slob"],
                          description="Words, or parts of words, in any order; case and accents do not matter.")
