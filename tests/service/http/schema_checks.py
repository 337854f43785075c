"""What schemathesis checks beside its own, loaded by it as hooks: a schema cannot say which dossiers an index holds.

Its check that whatever fits the schema is accepted is replaced by this one: a refusal must name the field, for one of
the reasons that only the index or the text itself can give.
"""

from __future__ import annotations

import re
from typing import Any

import schemathesis

REASONS = re.compile(
    r"unknown (?:dossier|document|kind|speaker) |the question is empty|the question has \d+ characters and may have|"
    r"holds what is no text|since .*until|no language model is configured"
)


@schemathesis.check
def refused_for_a_reason_no_schema_can_give(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> bool | None:
    """A 422 to what fits the schema has such a reason, and says which field it is about."""
    if response.status_code != 422 or case.meta is None or not case.meta.generation.mode.is_positive:
        return None
    errors = response.json()["errors"]
    unexplained = [one for one in errors if not one["field"] or not REASONS.search(one["message"])]
    if unexplained or not errors:
        raise AssertionError(f"what fits the schema is refused: {unexplained or response.json()}")
    return None
