"""An assistant: the client of the protocol's own package, over stdio or HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import mcp_types as types
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters

from tests.service.running import GRIFFIER, environment

Call = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Assistant:
    """A client that is connected, for tests that are no coroutines."""

    client: Client
    _portal: BlockingPortal

    def call(self, name: str, **arguments: Any) -> types.CallToolResult:
        """The result of one tool; the client checks it against the tool's output schema."""
        found: types.CallToolResult = self._portal.call(self.client.call_tool, name, arguments)
        return found

    def result(self, name: str, **arguments: Any) -> dict[str, Any]:
        """The structured content of a call that must succeed."""
        found = self.call(name, **arguments)
        assert not found.is_error, text_of(found)
        assert text_of(found)
        content: dict[str, Any] = found.structured_content
        return content

    def mistake(self, name: str, **arguments: Any) -> str:
        """The message of a call that must end in a tool error."""
        found = self.call(name, **arguments)
        assert found.is_error
        assert found.structured_content is None
        return text_of(found)

    def at_once(self, calls: Sequence[Call]) -> list[types.CallToolResult]:
        """The results of calls made together, in their order."""
        found: list[types.CallToolResult | None] = [None] * len(calls)

        async def one(place: int, name: str, arguments: dict[str, Any]) -> None:
            found[place] = await self.client.call_tool(name, arguments)

        async def all_of_them() -> None:
            async with anyio.create_task_group() as group:
                for place, call in enumerate(calls):
                    group.start_soon(one, place, *call)

        self._portal.call(all_of_them)
        return [result for result in found if result is not None]

    def tools(self) -> list[types.Tool]:
        """What the server lists."""
        return self._portal.call(self.client.list_tools).tools


def text_of(result: types.CallToolResult) -> str:
    """The one text of a result."""
    assert [type(one) for one in result.content] == [types.TextContent]
    first = result.content[0]
    assert isinstance(first, types.TextContent)
    return first.text


def command(index: Path, **extra: str) -> StdioServerParameters:
    """The installed command, which the client runs as a process of its own."""
    return StdioServerParameters(command=str(GRIFFIER), args=["mcp", "--index", str(index)], env=environment(extra))


@contextmanager
def connected(make: Callable[[], Client]) -> Iterator[Assistant]:
    """An assistant, disconnected at the end."""
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(portal.call(make)) as client:
        yield Assistant(client, portal)
