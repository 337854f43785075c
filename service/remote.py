"""A Griffier that runs elsewhere: the service at GRIFFIER_URL, asked over HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import httpx
from pydantic import SecretStr

from index.filters import Filters
from ingest.errors import BadRequest, GriffierError, IndexUnusable, NotFound, ServiceUnreachable
from ingest.model import as_json
from service.generate.events import read_events
from service.question import check_question, check_text
from service.reply import Json


class RemoteGriffier:
    """Sends questions to `url` and returns what the service replies, as JSON data.

    Every method raises ServiceUnreachable, or what the service itself reports.
    """

    def __init__(self, url: str, client: httpx.Client, max_question: int) -> None:
        self._url = url.rstrip("/")
        self._client = client
        self._max_question = max_question

    def ask(self, question: str, k: int, filters: Filters) -> Json:
        """The reply to one question. Raises BadRequest."""
        question = check_question(question, self._max_question)
        body = {"question": question, "k": k, "filters": as_json(filters)}
        return self._object("passages", "POST", "/ask", json=body)

    def search(self, query: str, k: int, filters: Filters) -> Json:
        """The same without an answer."""
        query = check_question(query, self._max_question)
        return self._object("passages", "GET", "/search", params={"q": query, "k": k, **_given(filters)})

    def documents(self, filters: Filters, limit: int, offset: int) -> Json:
        """A page of the documents that the filters leave."""
        return self._object("documents", "GET", "/documents",
                            params={"limit": limit, "offset": offset, **_given(filters)})

    def document(self, document_id: str) -> Json:
        """A document with its outline and references. Raises NotFound."""
        return self._object("outline", "GET", f"/documents/{_segment(document_id)}")

    def text(self, document_id: str) -> str:
        """The text of a document. Raises NotFound."""
        response = self._send("GET", f"/documents/{_segment(document_id)}/text")
        if response.is_success and response.headers.get("content-type", "").startswith("text/plain"):
            return response.text
        raise self._error(response.status_code, self._json(response))

    def passage(self, passage_id: str) -> Json:
        """A passage with its references. Raises NotFound."""
        return self._object("cited_by", "GET", f"/passages/{_segment(passage_id)}")

    def _object(self, holds: str, method: str, path: str, **sent: Any) -> Json:
        """What a call returns, which must have the field `holds`."""
        response = self._send(method, path, **sent)
        data = self._json(response)
        if response.is_success and holds in data:
            return data
        raise self._error(response.status_code, data)

    def _send(self, method: str, path: str, **sent: Any) -> httpx.Response:
        try:
            return self._client.request(method, f"{self._url}{path}", **sent)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ServiceUnreachable(
                f"{self._url} (GRIFFIER_URL) does not answer: {error or type(error).__name__}; "
                "start it with `griffier serve`, or unset GRIFFIER_URL to answer here"
            ) from error

    def generate(self, question: str, k: int, filters: Filters) -> Json:
        """The same with an answer by the service's language model.

        It comes in events, so that the time to wait is that between two of them and not that of the whole answer.
        """
        question = check_question(question, self._max_question)
        body = {"question": question, "k": k, "filters": as_json(filters), "answer": "generated"}
        headers = {"accept": "text/event-stream, application/json"}
        try:
            with self._client.stream("POST", f"{self._url}/ask", json=body, headers=headers) as response:
                if response.headers.get("content-type", "").startswith("text/event-stream"):
                    return self._last(response.status_code, read_events(response.iter_lines()))
                response.read()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ServiceUnreachable(
                f"{self._url} (GRIFFIER_URL) does not answer: {error or type(error).__name__}"
            ) from error
        raise self._error(response.status_code, self._json(response))

    def _last(self, status: int, events: Iterable[tuple[str, Json]]) -> Json:
        """The whole answer that events end with."""
        for name, data in events:
            if name == "answer" and "passages" in data:
                return data
            if name == "error":
                raise self._error(int(data.get("status", 500)), data)
        raise self._stranger(status)

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


def _given(filters: Filters) -> Json:
    """Filters as query parameters."""
    return {name: value for name, value in as_json(filters).items() if value}


def _segment(identifier: str) -> str:
    """An id as one segment of an address. Raises NotFound for what can be none, such as `..`, and so is no id."""
    check_text("id", identifier)
    if "/" in identifier or not identifier.strip("."):
        raise NotFound(f"no document or passage {identifier!r}: ids look like kst-26695-135 and kst-26695-135#3")
    return quote(identifier, safe="")


def open_remote(url: str, timeout: float, max_question: int, key: SecretStr | None = None) -> RemoteGriffier:
    """A client of the service at `url` that waits `timeout` seconds for each reply and sends an API key, if any."""
    headers = {"Authorization": f"Bearer {key.get_secret_value()}"} if key else {}
    return RemoteGriffier(url, httpx.Client(timeout=timeout, headers=headers), max_question)
