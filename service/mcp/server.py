"""The protocol server: lists the tools, calls them on threads, and turns errors into tool errors.

Model Context Protocol, revisions 2025-03-26 to 2026-07-28 (https://modelcontextprotocol.io/specification); the `mcp`
package speaks all of them.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from importlib.metadata import version
from typing import Any

import anyio.to_thread
import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ingest.errors import GriffierError
from service.mcp.arguments import FilterArguments
from service.mcp.catalogue import INSTRUCTIONS, TOOLS, Tool
from service.mcp.source import Source

_LOG = logging.getLogger(__name__)
_LONGEST = 600  # characters of an error; what is echoed of an input may be long
_SHOWN = 60  # characters of an argument that does not fit
_OURS = "an error of griffier itself, not of the call; its log has the trace"


Call = Callable[[], types.CallToolResult]


async def _on_a_thread(call: Call) -> types.CallToolResult:
    return await anyio.to_thread.run_sync(call)


def create_server(source: Callable[[], Source], max_question: int,
                  run: Callable[[Call], Awaitable[types.CallToolResult]] = _on_a_thread) -> Server[Any]:
    """The server. `source` gives what a call is answered from, anew for each; it may raise GriffierError.

    The encoder and SQLite block, so `run` works on a call elsewhere; what it raises, too, is told as the call's error.
    """
    listed = [tool.listed(max_question) for tool in TOOLS.values()]

    async def list_tools(context: ServerRequestContext[Any],
                         params: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=listed)

    async def call_tool(context: ServerRequestContext[Any],
                        params: types.CallToolRequestParams) -> types.CallToolResult:
        tool = TOOLS.get(params.name)
        if tool is None:
            raise MCPError(types.INVALID_PARAMS, f"unknown tool {params.name[:60]!r}: there are {', '.join(TOOLS)}")
        try:
            return await run(partial(called, tool, source, params.arguments or {}))
        except GriffierError as error:
            return _failed(str(error))

    return Server("griffier", title="Griffier: papers of the Dutch parliament", version=version("griffier"),
                  description="Cited, verbatim answers from the papers of the Dutch parliament.",
                  instructions=INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool)


def called(tool: Tool, source: Callable[[], Source], sent: dict[str, Any]) -> types.CallToolResult:
    """One call of a tool. What goes wrong is told in the result; the log has no word of what was asked."""
    began = time.perf_counter()
    try:
        result = tool.call(source(), tool.takes.model_validate(sent))
    except ValidationError as error:
        outcome, reply = "wrong arguments", _failed(_mistakes(error, tool.takes))
    except GriffierError as error:
        outcome, reply = type(error).__name__, _failed(str(error))
    except Exception:
        _LOG.exception("tool %s failed", tool.name)
        outcome, reply = "failed", _failed(_OURS)
    else:
        text = types.TextContent(type="text", text=tool.words(result))
        outcome = "done"
        reply = types.CallToolResult(content=[text], structured_content=result.model_dump(mode="json"))
    _LOG.info("tool %s: %s, %.1f ms", tool.name, outcome, (time.perf_counter() - began) * 1000)
    return reply


def _failed(message: str) -> types.CallToolResult:
    shown = message if len(message) <= _LONGEST else message[:_LONGEST] + "…"
    return types.CallToolResult(content=[types.TextContent(type="text", text=shown)], is_error=True)


def _mistakes(error: ValidationError, takes: type[BaseModel]) -> str:
    """`filters.since: Input should be a valid string, found 5; k: …`, with the names there are for one unknown."""
    return "; ".join(
        f"{'.'.join(str(part)[:60] for part in one['loc']) or 'arguments'}: {_mistake(one, takes)}"
        for one in error.errors(include_url=False, include_context=False)
    )


def _mistake(one: ErrorDetails, takes: type[BaseModel]) -> str:
    if one["type"] == "missing":
        return one["msg"]
    if one["type"] != "extra_forbidden":
        found = repr(one["input"])
        return f"{one['msg']}, found {found if len(found) <= _SHOWN else found[:_SHOWN] + '…'}"
    *above, name = one["loc"]
    names = FilterArguments.model_fields if above else takes.model_fields
    within = " (it goes into filters)" if name in FilterArguments.model_fields and "filters" in names else ""
    return f"no such argument; there are {', '.join(names)}{within}"
