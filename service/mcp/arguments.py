"""What the tools take, as pydantic models: assistants read their schemas, and what does not fit is told by field."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from index.filters import Filters
from service.settings import MAX_K

MAX_PASSAGES = 20  # a call, 10,000 tokens and more; others do not fit beside the rest of a conversation
MAX_FOUND = MAX_K  # of a search, a page at a time: as many as the HTTP service gives
MAX_TEXT = 20_000  # characters of a paper a call, some 6,000 tokens
MAX_PAPERS = 100  # a call, of lists of papers
_MAX_VALUES = 20  # of one filter
_LONGEST = 200  # characters of an id or of a filter's value

Id = Annotated[str, Field(min_length=1, max_length=_LONGEST)]


def _listed(sent: Any) -> Any:
    """One value stands for a list of it, and a list may come as a string of JSON."""
    if isinstance(sent, str) and sent.startswith("["):
        try:
            return json.loads(sent)
        except (ValueError, RecursionError):
            return [sent]
    return [sent] if isinstance(sent, str | int) else sent


Values = Annotated[list[Id], Field(max_length=_MAX_VALUES), BeforeValidator(_listed)]


class Arguments(BaseModel):
    """Unknown fields are refused; null stands for a field left out, and an object may come as a string of JSON.

    Both are what assistants send.
    """

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _as_sent(cls, sent: Any) -> Any:
        if isinstance(sent, str):
            try:
                sent = json.loads(sent)
            except (ValueError, RecursionError):
                return sent
        if isinstance(sent, dict):
            return {name: value for name, value in sent.items() if value is not None}
        return sent


def _left_out(schema: dict[str, Any]) -> None:
    """Show an optional field as its type, not as `that or null`: some assistants cannot read the latter."""
    schema.update(schema.pop("anyOf")[0])
    del schema["default"]


def _date(schema: dict[str, Any]) -> None:
    _left_out(schema)
    schema["format"] = "date"


class FilterArguments(Arguments):
    """Only search passages that fit: any of the values within a field, and all the fields."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    dossier: Values = Field(default=[], description='Dossier numbers, e.g. ["26695"] or ["35570-VIII"].')
    document: Values = Field(default=[], description='Paper ids, e.g. ["kst-26695-135"].')
    kind: Values = Field(default=[], description='Kinds of paper, e.g. ["brief regering"].')
    speaker: Values = Field(
        default=[], description='Who says it: role, name or party, e.g. ["minister"] or ["SGP"].')
    since: Id | None = Field(default=None, description="Only papers of this date or later, e.g. 2021-01-31.",
                             json_schema_extra=_date)
    until: Id | None = Field(default=None, description="Only papers of this date or earlier, e.g. 2021-12-31.",
                             json_schema_extra=_date)

    def filters(self) -> Filters:
        """The same as the index takes them, which tells of a value that it does not know."""
        return Filters(tuple(self.dossier), tuple(self.document), tuple(self.kind), tuple(self.speaker),
                       self.since, self.until)


_FILTERS = "Narrow the search; an unknown value is refused with the nearest known ones."


class Ask(Arguments):
    """A question."""

    question: str = Field(description="One question in Dutch or English, in whole words: who said or decided what.",
                          examples=["Wat zegt de minister over thuiszitters?"])
    k: int = Field(default=5, ge=1, le=MAX_PASSAGES,
                   description="How many passages to return beside the answer; search has more.")
    filters: FilterArguments = Field(default_factory=FilterArguments, description=_FILTERS)


class Search(Arguments):
    """Words to search for."""

    query: str = Field(description="A question or the words of a subject, in Dutch or English.",
                       examples=["wachtlijsten speciaal onderwijs"])
    k: int = Field(default=10, ge=1, le=MAX_PASSAGES, description="How many passages to return.")
    offset: int = Field(default=0, ge=0, lt=MAX_FOUND,
                        description=f"How many to pass over first; the nearest {MAX_FOUND} can be had.")
    filters: FilterArguments = Field(default_factory=FilterArguments, description=_FILTERS)


class ReadPassage(Arguments):
    """A passage."""

    id: Id = Field(description="Id of a passage as the other tools return it, e.g. kst-26695-135#3.")


class ReadPaper(Arguments):
    """A paper, or a part of its text."""

    id: Id = Field(description="Id of a paper as the other tools return it, e.g. kst-26695-135.")
    start: int | None = Field(
        default=None, ge=0, json_schema_extra=_left_out,
        description="Offset in characters to read the text from; without start and end the outline comes instead.")
    end: int | None = Field(
        default=None, ge=1, json_schema_extra=_left_out,
        description=f"Offset to read up to, exclusive; at most {MAX_TEXT} characters come at a time.")


class FollowReferences(Arguments):
    """A passage or a paper."""

    id: Id = Field(description="Id of a passage (kst-26695-135#3) or of a paper (kst-26695-135).")
    limit: int = Field(default=25, ge=1, le=MAX_PAPERS, description="How many papers of each list to return.")
    offset: int = Field(default=0, ge=0, description="How many of each list to pass over first.")


class ListPapers(Arguments):
    """Filters, and a page of the papers they leave."""

    filters: FilterArguments = Field(default_factory=FilterArguments, description="Only papers that fit.")
    limit: int = Field(default=25, ge=1, le=MAX_PAPERS, description="How many papers to return.")
    offset: int = Field(default=0, ge=0, description="How many papers to pass over first.")
