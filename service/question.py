"""What a question must be before any work is done for it."""

from __future__ import annotations

from typing import Literal

from index.filters import Filters
from ingest.errors import BadRequest
from service.settings import MAX_K, MAX_VALUES

AnswerMode = Literal["extract", "generated", "none"]


def check_question(question: str, limit: int) -> str:
    """The question without the blanks around it. Raises BadRequest when blank, too long or no valid text."""
    stripped = question.strip()
    if not stripped:
        raise BadRequest("question", f"the question is empty: expected 1 to {limit} characters, such as "
                                     '"Wat zegt de minister over thuiszitters?"')
    if len(stripped) > limit:
        raise BadRequest("question", f"the question has {len(stripped)} characters and may have {limit}: "
                                     "shorten it, or ask one thing at a time")
    check_text("question", stripped)
    return stripped


def check_text(field: str, value: str) -> None:
    """Raises BadRequest for what can be sent in JSON or typed in a shell and yet is no text."""
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise BadRequest(field, f"the {field} holds what is no text (a NUL or half a surrogate pair): "
                                "send it as UTF-8")


def check_filters(filters: Filters) -> Filters:
    """The filters, whose values must be text and not too many; whether the index knows them the search will say."""
    for field in ("dossier", "document", "kind", "speaker"):
        if len(getattr(filters, field)) > MAX_VALUES:
            raise BadRequest(field, f"{len(getattr(filters, field))} values of {field}: expected at most {MAX_VALUES}; "
                                    "ask in parts")
        for value in getattr(filters, field):
            check_text(field, value)
    return filters


def check_k(k: int) -> int:
    """The number of passages asked for, 1 to 100. Raises BadRequest outside that."""
    if not 1 <= k <= MAX_K:
        raise BadRequest("k", f"k is {k}: expected 1 to {MAX_K} passages")
    return k


def check_mode(mode: str) -> AnswerMode:
    """The way to answer. Raises BadRequest for an unknown one and for one that needs a language model."""
    if mode == "extract":
        return "extract"
    if mode == "none":
        return "none"
    if mode == "generated":
        raise no_model()
    raise BadRequest("answer", f'answer is {mode!r}: expected "extract" or "none"')


def no_model() -> BadRequest:
    """The error for an answer that a model should write where there is none."""
    return BadRequest("answer", "no language model is configured (GRIFFIER_LLM_URL and GRIFFIER_LLM_MODEL), so no "
                                'answer can be generated: ask for "extract" (the papers\' own words) or "none"')
