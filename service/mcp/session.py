"""A session of an assistant with `griffier mcp`, as it was: docs/reference/mcp-session.md.

    griffier ingest eval/papers --index INDEX
    python -m service.mcp.session INDEX > docs/reference/mcp-session.md

A test has the same session again and compares.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import anyio
import mcp_types as types
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters

from service.http.bodies import QUESTION

_LONGEST = 160  # characters of a line that are shown
_START = "from service.cli import main; main()"
# A tool, its arguments, and what is shown of its structured content: a field, all of it (""), or nothing.
CALLS: tuple[tuple[str, dict[str, Any], str | None], ...] = (
    ("ask", {"question": QUESTION, "k": 2}, "answer"),
    ("ask", {"question": "Wat kost een kilo kaas in Gouda?", "k": 1}, None),
    ("search", {"query": "thuiszitters", "k": 2, "filters": {"speaker": ["SGP"]}}, None),
    ("read_passage", {"id": "26695-verslag-schriftelijk-overleg#64"}, None),
    ("read_paper", {"id": "26695-verslag-schriftelijk-overleg"}, None),
    ("read_paper", {"id": "kst-26695-135", "start": 163, "end": 700}, None),
    ("follow_references", {"id": "kst-26695-135"}, ""),
    ("list_papers", {"limit": 2}, None),
    ("ask", {"question": "Waarom?", "k": 0}, None),
    ("search", {"query": "thuiszitters", "filters": {"speaker": ["SPG"]}}, None),
    ("read_passage", {"id": "../../etc/passwd"}, None),
)


def main() -> None:
    """Has the session and prints it."""
    if len(sys.argv) != 2:
        sys.exit("expected one argument, the index of the sample papers")
    server = StdioServerParameters(command=sys.executable, args=["-c", _START, "mcp", "--index", sys.argv[1]],
                                   env=dict(os.environ))
    print("\n".join(anyio.run(session, Client(server))))


async def session(client: Client) -> list[str]:
    """The session as lines of Markdown."""
    async with client:
        lines = [*_head(client), *_listed((await client.list_tools()).tools)]
        for tool, arguments, shown in CALLS:
            lines += _called(tool, arguments, await client.call_tool(tool, arguments), shown)
    return lines


def _head(client: Client) -> Iterator[str]:
    server = client.server_info
    yield "# A session of an assistant\n"
    yield f"Client of the `mcp` package {version('mcp')} over stdio with `griffier mcp`, index of the sample papers."
    yield "Calls and results as they were; long lines are cut at ` …`. Structured content stands below some texts.\n"
    named = f"{server.name} {server.version}" if server else "a server without a name"
    yield f"Connected: {named}, protocol {client.protocol_version}.\n"


def _listed(tools: list[types.Tool]) -> Iterator[str]:
    yield "## tools/list\n\n```text"
    for tool in tools:
        given, found = (", ".join((one or {}).get("properties", {})) for one in (tool.input_schema, tool.output_schema))
        yield f"{tool.name}({given}) → {found}"
    yield "```"


def _called(tool: str, arguments: dict[str, Any], result: types.CallToolResult, shown: str | None) -> Iterator[str]:
    yield f"\n## {tool} `{json.dumps(arguments, ensure_ascii=False)}`\n\n```text"
    if result.is_error:
        yield "isError"
    for content in result.content:
        if isinstance(content, types.TextContent):
            yield from map(_cut, content.text.splitlines())
    yield "```"
    if shown is not None and result.structured_content is not None:
        whole = result.structured_content
        said = json.dumps(whole[shown] if shown else whole, indent=1, ensure_ascii=False)
        yield from ("\n```json", *map(_cut, said.splitlines()), "```")


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"


if __name__ == "__main__":
    main()
