"""A source, and the client that asks it, put together for one fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import httpx

from ingest.errors import BadRequest
from ingest.sources import odata, sru
from ingest.sources.client import DEFAULT_LIMITS, REAL_CLOCK, Limits, PoliteClient
from ingest.sources.listing import Source
from ingest.sources.waiting import Clock

Name = Literal["sru", "odata"]
_CONTACT = re.compile(r"[!-'*-~](?:[ -'*-~]{0,198}[!-'*-~])?")  # printable ASCII without parentheses


def user_agent(version: str, contact: str | None) -> str:
    """`griffier/0.1.0 (+webmaster@example.nl)`. Raises BadRequest for a contact that cannot stand in a header."""
    if contact is None:
        return f"griffier/{version}"
    if not _CONTACT.fullmatch(contact):
        raise BadRequest("--contact", f"{contact!r}: expected an e-mail address or URL in plain characters")
    return f"griffier/{version} (+{contact})"


@contextmanager
def connect(
    name: Name, url: str | None, user_agent: str, *, limits: Limits = DEFAULT_LIMITS, clock: Clock = REAL_CLOCK
) -> Iterator[tuple[Source, PoliteClient]]:
    """The source at `url`, or at its official address, and its client, open within the block.

    Only the official hosts and that of `url` are asked anything. Raises BadRequest for a url that is none.
    """
    official, origins = (sru.URL, sru.ORIGINS) if name == "sru" else (odata.URL, odata.ORIGINS)
    address = url or official
    if not address.startswith(("http://", "https://")) or not _host(address):
        raise BadRequest("url", f"{address!r} is no address of a source; expected https://host/path")
    with httpx.Client(headers={"User-Agent": user_agent}, timeout=limits.silence) as http:
        client = PoliteClient(http, (address, *origins), limits, clock)
        yield (sru.SruSource(client, address) if name == "sru" else odata.ODataSource(client, address)), client


def _host(address: str) -> str:
    try:
        return httpx.URL(address).host
    except httpx.InvalidURL:
        return ""
