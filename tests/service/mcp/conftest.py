"""Assistants of the index of the sample papers, over each transport."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mcp.client import Client

from tests.service.mcp.assistant import Assistant, command, connected
from tests.service.serving import Served


@pytest.fixture(scope="session")
def on_stdio(index: Path) -> Iterator[Assistant]:
    """One that runs `griffier mcp` itself."""
    with connected(lambda: Client(command(index))) as assistant:
        yield assistant


@pytest.fixture(scope="session")
def over_http(service: Served) -> Iterator[Assistant]:
    """One of `griffier serve`, with the newest revision of the protocol."""
    with connected(lambda: Client(f"{service.url}/mcp")) as assistant:
        yield assistant


@pytest.fixture(scope="session")
def over_old_http(service: Served) -> Iterator[Assistant]:
    """The same with the handshake of older revisions."""
    with connected(lambda: Client(f"{service.url}/mcp", mode="legacy")) as assistant:
        yield assistant


@pytest.fixture(params=["on_stdio", "over_http", "over_old_http"])
def assistant(request: pytest.FixtureRequest) -> Assistant:
    """Each in turn."""
    found: Assistant = request.getfixturevalue(request.param)
    return found
