"""Errors as `application/problem+json` (RFC 9457), and the one table that gives ours their status."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ingest import errors
from service.http.workers import Overloaded, TookTooLong

STATUS: dict[type[errors.GriffierError], int] = {
    errors.BadRequest: 422,
    errors.NotFound: 404,
    errors.MissingPath: 404,
    errors.PaperError: 422,
    errors.IndexUnusable: 503,
    errors.IndexBusy: 409,
    errors.DiskFull: 507,
    errors.ModelUnavailable: 503,
    errors.ServiceUnreachable: 502,
    Overloaded: 503,
    TookTooLong: 504,
    errors.GriffierError: 500,
}


class ProblemResponse(JSONResponse):
    """A JSON response that says it is a problem."""

    media_type = "application/problem+json"


def status_of(error: errors.GriffierError) -> int:
    """The status of the nearest ancestor in the table."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def problem(status: int, detail: str, *, name: str | None = None,
            fields: Sequence[tuple[str, str]] = (), url: str | None = None,
            headers: dict[str, str] | None = None) -> ProblemResponse:
    """One problem. `name` is the condition's own (`no-index`); without it the status says it all. `url` is where a
    paper that is not here can be read."""
    title = HTTPStatus(status).phrase
    body: dict[str, Any] = {"type": f"urn:griffier:problem:{name}" if name else "about:blank",
                            "title": title, "status": status, "detail": detail}
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        body["errors"] = [{"field": field, "message": message} for field, message in fields]
    if url:
        body["url"] = url
    return ProblemResponse(body, status, headers=headers)


def problem_of(error: errors.GriffierError) -> ProblemResponse:
    """The problem one of our errors becomes; an unusable index is worth another try in five seconds."""
    status = status_of(error)
    field = error.field if isinstance(error, errors.BadRequest) else "body"
    headers = {"Retry-After": "5"} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return problem(status, str(error), name=_kebab(type(error).__name__),
                   fields=[(field, str(error))], url=error.url if isinstance(error, errors.NotFound) else None,
                   headers=headers)


def stopping() -> ProblemResponse:
    """503 to whom is still waiting when the service stops."""
    return problem(503, "the service is stopping: ask again in a moment", headers={"Retry-After": "5"})


def _kebab(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def _field(location: Sequence[str | int]) -> str:
    """`filters.dossier.0` of ("body", "filters", "dossier", 0); `body` where the body itself is off."""
    where, *path = location
    if where == "body" and (not path or isinstance(path[0], int)):
        return "body"
    return ".".join(str(part) for part in path) or str(where)


async def _ours(request: Request, error: errors.GriffierError) -> ProblemResponse:
    return problem_of(error)


async def _invalid(request: Request, error: RequestValidationError) -> ProblemResponse:
    fields = [(_field(one["loc"]), str(one["msg"])) for one in error.errors()]
    if fields[:1] == [("body", "Input should be a valid dictionary or object to extract fields from")]:
        sent = request.headers.get("content-type", "none")
        fields = [("body", f"expected a JSON object, sent as Content-Type: application/json; found {sent[:80]}"
                           f"{'' if 'json' in sent else ', so it was not read as JSON'}")]
    detail = "; ".join(f"{field}: {message}" for field, message in fields)
    return problem(422, detail, name="bad-request", fields=fields)


async def _plain(request: Request, error: HTTPException) -> ProblemResponse:
    details = {
        400: 'the body cannot be read: expected JSON in UTF-8, such as {"question": "…"}',
        404: f"no such call: {request.method} {request.url.path}; /openapi.json lists them all",
        405: f"{request.url.path} does not take {request.method}",
    }
    detail = details.get(error.status_code, str(error.detail))
    headers = dict(error.headers) if error.headers else None
    return problem(error.status_code, detail, headers=headers)


async def _unexpected(request: Request, error: Exception) -> ProblemResponse:
    """The error is raised on after this, and uvicorn logs its trace."""
    return problem(500, "an error of griffier itself; the service's log has the trace")


def install(app: FastAPI) -> None:
    """Let every error of `app` leave as a problem."""
    app.exception_handler(errors.GriffierError)(_ours)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_plain)
    app.exception_handler(Exception)(_unexpected)
