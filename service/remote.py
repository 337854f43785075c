"""A Griffier that runs elsewhere: the service at GRIFFIER_URL, asked over HTTP."""

from __future__ import annotations

from typing import Any

import httpx
from pydantic import SecretStr

from index.filters import Filters
from ingest.errors import BadRequest, GriffierError, IndexUnusable, NotFound, ServiceUnreachable
from ingest.model import as_json
from service.question import check_question
from service.reply import Json


class RemoteGriffier:
    """Sends questions to `url` and returns what the service replies, as JSON data."""

    def __init__(self, url: str, client: httpx.Client, max_question: int) -> None:
        self._url = url.rstrip("/")
        self._client = client
        self._max_question = max_question

    def ask(self, question: str, k: int, filters: Filters) -> Json:
        """The reply to one question. Raises ServiceUnreachable, or what the service itself reports."""
        question = check_question(question, self._max_question)
        body = {"question": question, "k": k, "filters": as_json(filters)}
        try:
            response = self._client.post(f"{self._url}/ask", json=body)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ServiceUnreachable(
                f"{self._url} (GRIFFIER_URL) does not answer: {error or type(error).__name__}; "
                "start it with `griffier serve`, or unset GRIFFIER_URL to answer here"
            ) from error
        data = self._json(response)
        if response.is_success and "passages" in data:
            return data
        raise self._error(response.status_code, data)

    def _json(self, response: httpx.Response) -> Json:
        try:
            data: Any = response.json()
        except ValueError:
            data = None
        if isinstance(data, dict):
            return data
        raise self._stranger(response.status_code)

    def _error(self, status: int, problem: Json) -> GriffierError:
        detail = problem.get("detail")
        if not isinstance(detail, str) or status < 400:
            return self._stranger(status)
        if status == httpx.codes.UNPROCESSABLE_ENTITY:
            errors = problem.get("errors") or [{}]
            return BadRequest(str(errors[0].get("field", "question")), detail)
        if status == httpx.codes.NOT_FOUND:
            return NotFound(detail)
        if status == httpx.codes.UNAUTHORIZED:
            return GriffierError(f"{self._url} answered 401: {detail}; GRIFFIER_API_KEY is what is sent as the key")
        if status == httpx.codes.SERVICE_UNAVAILABLE:
            return IndexUnusable(f"{self._url}: {detail}")
        return GriffierError(f"{self._url} answered {status}: {detail}")

    def _stranger(self, status: int) -> ServiceUnreachable:
        return ServiceUnreachable(
            f"{self._url} (GRIFFIER_URL) answered {status}, but not as griffier does: is the address right?"
        )


def open_remote(url: str, timeout: float, max_question: int, key: SecretStr | None = None) -> RemoteGriffier:
    """A client of the service at `url` that waits `timeout` seconds for each reply and sends an API key, if any."""
    headers = {"Authorization": f"Bearer {key.get_secret_value()}"} if key else {}
    return RemoteGriffier(url, httpx.Client(timeout=timeout, headers=headers), max_question)
