"""What the calls take, as pydantic models. Unknown fields are refused: a typo must not pass unseen."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from index.filters import Filters
from service.http.inputs import Count, Day
from service.settings import DEFAULT_K, MAX_K, MAX_VALUES

QUESTION = "Wat zegt de minister over de representativiteit van het Kohnstamm-onderzoek?"

Values = Annotated[list[str], Field(max_length=MAX_VALUES)]


class FilterBody(BaseModel):
    """Which passages may answer: within a field any of the values, across fields all of them."""

    model_config = ConfigDict(extra="forbid")

    dossier: Values = Field(default=[], description="Dossier numbers.", examples=[["26695"]])
    document: Values = Field(default=[], description="Document ids.", examples=[["kst-26695-135"]])
    kind: Values = Field(default=[], description="Kinds of paper.", examples=[["brief regering"]])
    speaker: Values = Field(default=[], description="Role, name or party.", examples=[["minister", "SGP"]])
    since: Day | None = Field(default=None, description="Papers of this date or later.", examples=["2021-01-01"])
    until: Day | None = Field(default=None, description="Papers of this date or earlier.", examples=["2021-12-31"])

    def filters(self) -> Filters:
        """The same as the index takes them."""
        return Filters(
            dossier=tuple(self.dossier), document=tuple(self.document), kind=tuple(self.kind),
            speaker=tuple(self.speaker),
            since=self.since.isoformat() if self.since else None,
            until=self.until.isoformat() if self.until else None,
        )


class AskBody(BaseModel):
    """A question. Its length is checked by the service's own setting, not here."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"question": QUESTION, "k": 3, "filters": {"dossier": ["26695"], "speaker": ["minister"]}},
    ]})

    question: str = Field(description="In Dutch or English, 1 to 2,000 characters.", examples=[QUESTION])
    k: Count = Field(default=DEFAULT_K, ge=1, le=MAX_K, description="How many passages.")
    filters: FilterBody = Field(default_factory=FilterBody)
    answer: Literal["extract", "generated", "none"] = Field(
        default="extract", description="`extract` quotes a passage; `none` only searches; "
                               "`generated` has a language model write it, where the service has one: a sentence "
                               "leaves only when the passages it cites bear it out.")


class SearchQuery(FilterBody):
    """A question with its filters as query parameters; a filter may be repeated."""

    q: str = Field(description="The question, 1 to 2,000 characters.", examples=[QUESTION])
    k: int = Field(default=DEFAULT_K, ge=1, le=MAX_K, description="How many passages.")


class ListQuery(FilterBody):
    """Filters and a page of documents."""

    limit: int = Field(default=50, ge=1, le=500, description="How many documents.")
    offset: int = Field(default=0, ge=0, description="How many to pass over first.")
