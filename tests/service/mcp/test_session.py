"""The session in the documentation is one that can be had."""

from __future__ import annotations

import re
from pathlib import Path

import anyio
from mcp.client import Client

from service.mcp.session import session
from tests.service.mcp.assistant import command

DOCUMENTED = Path(__file__).parents[3] / "docs" / "reference" / "mcp-session.md"


def _lasting(text: str) -> str:
    """Without the version of the package, and confidences, which change a little when the ranking is fitted anew."""
    text = re.sub(r"(?<=`mcp` package )\S+", "…", text)
    return re.sub(r'(confidence"?:? )[0-9.]+', r"\1…", text)


def test_the_documented_session_is_what_an_assistant_gets(index: Path) -> None:
    now = "\n".join(anyio.run(session, Client(command(index)))) + "\n"
    how = f"run: python -m service.mcp.session INDEX > docs/reference/{DOCUMENTED.name}"
    assert _lasting(now) == _lasting(DOCUMENTED.read_text(encoding="utf-8")), how
