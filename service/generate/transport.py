"""The HTTP connection to a model's service: no redirects, so that key and passages go where they are sent, and an end
to what it may send."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

from service.settings import Settings

_PER_CHARACTER = 600  # bytes; a chunk of one letter is some 250, and a service may add fields of its own
_LEAST = 4 * 1024 * 1024


class TooManyBytes(Exception):
    """The service sends more than an answer has."""


class _Capped(httpx2.AsyncByteStream):
    """A body that ends with an error after `most` bytes."""

    def __init__(self, stream: httpx2.AsyncByteStream, most: int) -> None:
        self._stream = stream
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for part in self._stream:
            read += len(part)
            if read > self._most:
                raise TooManyBytes(f"the model's service sent more than {self._most} bytes")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


class _CappedTransport(httpx2.AsyncBaseTransport):
    """Sends requests on, and caps what comes back."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, most: int) -> None:
        self._inner = inner
        self._most = most

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request; its answer may not be packed, as a few bytes could unpack to gigabytes."""
        request.headers["accept-encoding"] = "identity"
        response = await self._inner.handle_async_request(request)
        if response.headers.get("content-encoding", "identity") != "identity":
            await response.aclose()
            raise TooManyBytes("the model's service packed its answer, which it was asked not to")
        stream = response.stream
        assert isinstance(stream, httpx2.AsyncByteStream)
        response.stream = _Capped(stream, self._most)
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


def open_http(settings: Settings) -> httpx2.AsyncClient:
    """A client for one service; the caller closes it. Time is kept by `service.generate.client`."""
    most = max(_LEAST, settings.llm_answer_characters * _PER_CHARACTER)
    limits = httpx2.Limits(max_connections=settings.llm_concurrency, max_keepalive_connections=settings.llm_concurrency)
    transport = _CappedTransport(httpx2.AsyncHTTPTransport(limits=limits), most)
    return httpx2.AsyncClient(transport=transport, follow_redirects=False, timeout=None)
