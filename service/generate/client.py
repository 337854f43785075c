"""Asks an OpenAI-compatible service and gives back the model's words as they come, within bounds of time and size."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service.generate.audit import Finish
from service.generate.errors import ModelBabbled, ModelFailed, ModelRefused, ModelTooSlow, ModelUnreachable
from service.generate.prompt import Messages
from service.generate.transport import TooManyBytes, open_http
from service.settings import Settings

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from tenacity import RetryCallState

_PAUSE, _LONGEST_PAUSE = 0.25, 8.0  # seconds between attempts, doubled each time
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


@dataclass(slots=True)
class Talk:
    """One conversation, filled in while it goes on: attempts after the first, and how the words ended."""

    retries: int = 0
    finish: Finish | None = None


class ModelClient:
    """One service and model. Its connections belong to the event loop that first asks it."""

    def __init__(self, settings: Settings) -> None:
        import openai.resources.chat.completions  # noqa: F401  # takes seconds: not while a question waits
        import tenacity  # noqa: F401

        self._settings = settings
        self._client: AsyncOpenAI | None = None

    async def aclose(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def pieces(self, messages: Messages, talk: Talk, deadline: float) -> AsyncGenerator[str, None]:
        """The model's words, piece by piece; closing the iterator breaks the connection off.

        `deadline` is of time.monotonic. Raises ModelFailed where nothing comes, or no more.
        """
        stream = await self._open(messages, talk, deadline)
        read, most = 0, self._settings.llm_answer_characters
        try:
            while True:
                chunk = await self._next(stream, deadline)
                if chunk is None:
                    talk.finish = talk.finish or "broken"  # a whole answer says how it ended
                    return
                piece = _words(chunk, talk)
                read += len(piece)
                if read > most:
                    talk.finish = "cut"
                    yield piece[:len(piece) - (read - most)]
                    return
                if piece:
                    yield piece
        except ModelFailed:
            talk.finish = "broken"
            raise
        finally:
            await stream.close()

    async def _open(self, messages: Messages, talk: Talk, deadline: float) -> Any:
        """The stream of an attempt that succeeds; each is a request of its own."""
        from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt

        def pause(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = error.retry_after if isinstance(error, ModelRefused) else None
            wished = asked if asked is not None else _PAUSE * 2 ** (state.attempt_number - 1)
            return min(wished, _LONGEST_PAUSE, max(0.0, deadline - time.monotonic()))

        async for attempt in AsyncRetrying(
            stop=stop_after_attempt(self._settings.llm_retries + 1), wait=pause, retry=retry_if_exception(_passes),
            reraise=True,
        ):
            with attempt:
                talk.retries = attempt.retry_state.attempt_number - 1
                return await self._request(messages, deadline)
        raise AssertionError("AsyncRetrying returns or raises")

    async def _request(self, messages: Messages, deadline: float) -> Any:
        settings = self._settings
        if self._client is None:
            self._client = _connect(settings)
        asked = self._client.chat.completions.create(
            model=settings.llm_model or "", messages=list(messages), stream=True,  # type: ignore[arg-type]
            max_tokens=settings.llm_answer_tokens, temperature=settings.llm_temperature,
        )
        return await _within(asked, self._settings, deadline)

    async def _next(self, stream: Any, deadline: float) -> Any:
        """The next chunk, None at the end."""
        async def one() -> Any:
            async for chunk in stream:
                return chunk
            return None

        return await _within(one(), self._settings, deadline)


async def _within(work: Any, settings: Settings, deadline: float) -> Any:
    """What is awaited, in time, with every error of the libraries told as ours."""
    import openai
    from httpx2 import HTTPError

    left = deadline - time.monotonic()
    try:
        async with asyncio.timeout(min(settings.llm_stall, max(left, 0.0))):
            return await work
    except TimeoutError as error:
        told = (f"the model sent nothing for {settings.llm_stall:g} s (GRIFFIER_LLM_STALL)"
                if left > settings.llm_stall else
                f"the model was not done in {settings.llm_timeout:g} s (GRIFFIER_LLM_TIMEOUT)")
        raise ModelTooSlow(told) from error
    except TooManyBytes as error:
        raise ModelBabbled(str(error)) from error
    except openai.APIStatusError as error:
        raise ModelRefused(_status(error.status_code), error.status_code, _seconds(error.response.headers)) from error
    except openai.APIConnectionError as error:
        if isinstance(error.__cause__, TooManyBytes):
            raise ModelBabbled(str(error.__cause__)) from error
        raise ModelUnreachable("no connection to the model's service (GRIFFIER_LLM_URL), or it broke") from error
    except HTTPError as error:
        raise ModelUnreachable("the connection to the model's service broke") from error
    except (openai.OpenAIError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ModelBabbled("the model's service sent what is no stream of words") from error


def _passes(error: BaseException) -> bool:
    """Whether an error may pass: another attempt can succeed."""
    return isinstance(error, ModelUnreachable) or (isinstance(error, ModelRefused) and error.status in _AGAIN)


def _status(status: int) -> str:
    told = {401: ": is GRIFFIER_LLM_KEY right?", 403: ": may GRIFFIER_LLM_KEY use GRIFFIER_LLM_MODEL?",
            404: ": are GRIFFIER_LLM_URL and GRIFFIER_LLM_MODEL right?", 429: ": too many requests",
            400: ": does the model take GRIFFIER_LLM_BUDGET tokens?"}
    return f"the model's service answered {status}{told.get(status, '')}"


def _seconds(headers: Any) -> float | None:
    """Seconds of Retry-After; None where there are none, or a date."""
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return None


def _words(chunk: Any, talk: Talk) -> str:
    """The words of a chunk. A service can put anything in it, and the client library checks little."""
    choices = getattr(chunk, "choices", None)
    first = choices[0] if isinstance(choices, list) and choices else None
    ended = getattr(first, "finish_reason", None)
    if ended:
        talk.finish = ended if ended in ("stop", "length") else "other"
    words = getattr(getattr(first, "delta", None), "content", None)
    return words if isinstance(words, str) else ""


def _connect(settings: Settings) -> AsyncOpenAI:
    from openai import AsyncOpenAI, Omit

    key = settings.llm_key.get_secret_value() if settings.llm_key else "none"  # local services want any
    return AsyncOpenAI(
        base_url=settings.llm_url, api_key=key, max_retries=0, http_client=open_http(settings),
        # The library would take these two from the environment and tell them to whatever service this is.
        default_headers={"OpenAI-Organization": Omit(), "OpenAI-Project": Omit()},  # type: ignore[dict-item]
    )
