"""The address of the service that has a language model."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator


def _address(url: str) -> str:
    """Without user and password: those would end up in logs."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("expected an address such as http://127.0.0.1:8080/v1")
    if parts.username is not None or parts.password is not None:
        raise ValueError("expected an address without user and password: a key goes in GRIFFIER_LLM_KEY")
    return url.rstrip("/")


ModelAddress = Annotated[str, AfterValidator(_address)]
