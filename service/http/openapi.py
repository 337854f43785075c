"""What OpenAPI says beyond what the routes do: every status a call may answer with, real examples, and the key."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from service.http.examples import examples
from service.http.replies import Problem
from service.settings import Settings

Json = dict[str, Any]
_REF = "#/components/schemas/"
_DESCRIBED = {
    400: "The body cannot be read.", 401: "No API key, or one that is not known.", 404: "There is none of that id.",
    408: "The body did not come in whole in time.", 413: "The body is too large.",
    422: "An input is out of bounds, or a filter names what the index has not; `errors` tells which.",
    429: "Too many requests; Retry-After says when to ask again.",
    503: "No index is loaded, or too many questions wait; Retry-After says when to ask again.",
    504: "The question took too long.",
}
_QUESTIONS = ("/ask", "/search")
_ALWAYS_OPEN = ("/health/live", "/health/ready")


def describe(app: FastAPI, settings: Settings) -> None:
    """Complete the OpenAPI page of an app that has all its routes."""
    made = app.openapi

    def openapi() -> Json:
        if not app.openapi_schema:
            complete(made(), settings)
        return made()

    app.openapi = openapi  # type: ignore[method-assign]


def complete(page: Json, settings: Settings) -> None:
    """Add to a page in place."""
    components = page.setdefault("components", {})
    schema = Problem.model_json_schema(ref_template=_REF + "{model}")
    schemas = components.setdefault("schemas", {})
    schemas |= {**schema.pop("$defs"), "Problem": schema}
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    if settings.keys is not None:
        components["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "description":
                                                 "An API key, as `griffier key new NAME` prints it."}}
    for path, calls in page["paths"].items():
        for method, call in calls.items():
            _complete_call(path, method, call, settings)


def _complete_call(path: str, method: str, call: Json, settings: Settings) -> None:
    gated = path not in _ALWAYS_OPEN and (path, settings.metrics) != ("/metrics", "open")
    if settings.keys is not None and gated:
        call["security"] = [{"key": []}]
    for status in _statuses(path, method, settings, gated):
        call["responses"][str(status)] = {
            "description": _DESCRIBED[status],
            "content": {"application/problem+json": {"schema": {"$ref": f"{_REF}Problem"}}},
        }
    for example in examples():
        if (example["path"], example["method"]) == (path, method):
            _show(call, example)


def _statuses(path: str, method: str, settings: Settings, gated: bool) -> list[int]:
    statuses = [422]
    statuses += [503] if path not in ("/health/live", "/metrics") else []
    statuses += [504] if path in _QUESTIONS else []
    statuses += [404] if "{" in path else []
    statuses += [400, 408, 413] if method == "post" else []
    statuses += [401] if gated and settings.keys is not None else []
    statuses += [429] if gated and settings.rate is not None else []
    return sorted(statuses)


def _show(call: Json, example: Json) -> None:
    """Put one example with what is sent and what comes back; of what is sent only what succeeds."""
    content = call["responses"][str(example["status"])]["content"]
    content.setdefault(example["type"], {})["example"] = example["reply"]
    if example["status"] != 200:
        return
    for parameter in call.get("parameters", []):
        value = {**example["parameters"], **example["sent"]}.get(parameter["name"])
        if value is not None:
            listed = parameter["schema"].get("type") == "array" and not isinstance(value, list)
            parameter["example"] = [value] if listed else value
    if "requestBody" in call:
        call["requestBody"]["content"]["application/json"]["example"] = example["sent"]
