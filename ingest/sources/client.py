"""A polite HTTP client: few requests a second, bounded replies, no host but its own, patient with a busy source."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from ingest.errors import ForeignAddress, SourceRefused, SourceUnavailable, UnexpectedReply
from ingest.sources.waiting import Clock, Interrupted, retry_after, seconds_to_wait

_REDIRECTS = 5
_PIECE = 64 * 1024  # bytes
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_PORTS = {"http": 80, "https": 443}

Check = Callable[[BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How patient the client is. Seconds; `body` is for one whole reply, `retry_after` the longest wait asked for."""

    interval: float = 0.5
    attempts: int = 5
    silence: float = 30.0
    body: float = 300.0
    retry_after: float = 300.0


DEFAULT_LIMITS, REAL_CLOCK = Limits(), Clock()


@dataclass(frozen=True, slots=True)
class Validators:
    """What a source said of a reply, to ask later whether it still holds."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)

    def headers(self) -> dict[str, str]:
        """As a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply whose body is in the sink, or that says that nothing changed. `size` in bytes, decompressed."""

    url: str
    changed: bool
    content_type: str
    validators: Validators
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Request:
    accept: str
    limit: int
    validators: Validators
    check: Check | None

    def headers(self) -> dict[str, str]:
        return {"Accept": self.accept, **self.validators.headers()}


class PoliteClient:
    """Makes GET requests to the origins of one source, one at a time."""

    def __init__(
        self, http: httpx.Client, origins: Iterable[str], limits: Limits = DEFAULT_LIMITS, clock: Clock = REAL_CLOCK
    ) -> None:
        self._http = http
        self._origins = frozenset(_origin(httpx.URL(one)) for one in origins)
        self._limits = limits
        self._clock = clock
        self._next = clock.now()
        self.requests = 0
        self.bytes = 0

    def get(self, url: str, sink: BinaryIO, *, accept: str, limit: int,
            validators: Validators = NO_VALIDATORS, check: Check | None = None) -> Reply:
        """Bring a reply of at most `limit` bytes into `sink`, which is emptied before each attempt.

        `check` looks at a whole body: it may raise Interrupted, and the body is asked for again. Raises ForeignAddress,
        SourceRefused, UnexpectedReply, SourceUnavailable after the last attempt, and what the sink raises.
        """
        request = _Request(accept, limit, validators, check)
        retrying = Retrying(
            retry=retry_if_exception_type(Interrupted), stop=stop_after_attempt(self._limits.attempts),
            wait=seconds_to_wait, sleep=self._clock.sleep, reraise=True,
        )
        try:
            return retrying(self._attempt, url, sink, request)
        except Interrupted as error:
            raise SourceUnavailable(
                url, f"{error}, {self._limits.attempts} times over; run the same command again later"
            ) from error

    def _attempt(self, url: str, sink: BinaryIO, request: _Request) -> Reply:
        here = url
        for _ in range(_REDIRECTS + 1):
            self._check_origin(here, url)
            self._throttle()
            try:
                with self._http.stream("GET", here, headers=request.headers()) as response:
                    if not response.has_redirect_location:
                        return self._receive(response, sink, request)
                    here = str(response.url.join(response.headers["Location"]))
            except (httpx.TransportError, httpx.DecodingError) as error:
                raise Interrupted(f"the connection failed ({error or type(error).__name__})") from error
            except (httpx.InvalidURL, ValueError) as error:
                raise UnexpectedReply(url, f"it redirects to what is no address ({error})") from error
        raise UnexpectedReply(url, f"more than {_REDIRECTS} redirects, the last to {here}")

    def _check_origin(self, url: str, asked: str) -> None:
        try:
            parsed = httpx.URL(url)
            known = _origin(parsed) in self._origins and not parsed.userinfo
        except (httpx.InvalidURL, ValueError):
            known = False
        if not known:
            how = "" if url == asked else f"redirects to {url}, which "
            raise ForeignAddress(asked, f"{how}is not an address of this source ({', '.join(sorted(self._origins))}); "
                                        "not followed")

    def _throttle(self) -> None:
        wait = self._next - self._clock.now()
        if wait > 0:
            self._clock.sleep(wait)
        self._next = self._clock.now() + self._limits.interval
        self.requests += 1

    def _receive(self, response: httpx.Response, sink: BinaryIO, request: _Request) -> Reply:
        asked, status = str(response.url), response.status_code
        held = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
        kind = response.headers.get("Content-Type", "")
        if status == httpx.codes.NOT_MODIFIED and request.validators:
            return Reply(asked, False, kind, Validators(held.etag or request.validators.etag,
                                                        held.last_modified or request.validators.last_modified), 0, "")
        if status in _AGAIN:
            raise self._later(asked, status, response.headers.get("Retry-After"))
        if status != httpx.codes.OK:
            raise SourceRefused(asked, f"status {status} {response.reason_phrase}".rstrip() + _words_of(response))
        size, sha256 = self._save(response, sink, request.limit)
        if request.check:
            request.check(sink)
        return Reply(asked, True, kind, held, size, sha256)

    def _later(self, url: str, status: int, header: str | None) -> Exception:
        wait = retry_after(header, self._clock)
        if wait is not None and wait > self._limits.retry_after:
            return SourceUnavailable(url, f"status {status}, come back in {wait:.0f} seconds; try again then")
        return Interrupted(f"status {status}", wait)

    def _save(self, response: httpx.Response, sink: BinaryIO, limit: int) -> tuple[int, str]:
        """Write the body. (That Content-Length bytes came is seen to by httpx: fewer are a TransportError.)"""
        sink.seek(0)
        sink.truncate()
        digest, size, began = hashlib.sha256(), 0, self._clock.now()
        for piece in response.iter_bytes(_PIECE):
            size += len(piece)
            self.bytes += len(piece)
            if size > limit:
                raise UnexpectedReply(str(response.url), f"more than {limit:,} bytes, the most that is taken")
            if self._clock.now() - began > self._limits.body:
                raise Interrupted(f"the reply took more than {self._limits.body:.0f} seconds")
            digest.update(piece)
            sink.write(piece)
        return size, digest.hexdigest()


def _origin(url: httpx.URL) -> str:
    """`https://host:443`. Raises ValueError for another scheme than http and https."""
    if url.scheme not in _PORTS or not url.host:
        raise ValueError(f"{url} has no host, or another scheme than http and https")
    return f"{url.scheme}://{url.host}:{url.port or _PORTS[url.scheme]}"


def _words_of(response: httpx.Response) -> str:
    """What a refusal says in so many words: the message of an OData error, nothing of a page."""
    if "json" not in response.headers.get("Content-Type", ""):
        return ""
    start = next(response.iter_bytes(2048), b"")
    return ": " + " ".join(start.decode("utf-8", "replace").split())[:300]
