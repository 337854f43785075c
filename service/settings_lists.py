"""Settings that are lists: an array in a file, values with commas between them in a variable."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_settings import NoDecode

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _networks(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        try:
            ipaddress.ip_network(value)
        except ValueError as error:
            told = f"expected addresses such as 127.0.0.1, or networks such as 10.0.0.0/8 ({error})"
            raise ValueError(told) from None
    return values


def _origins(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value != "*" and not _ORIGIN.fullmatch(value):
            raise ValueError(f"expected origins such as https://example.org, without a path; found {value!r}")
    return values


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not _NAME.fullmatch(value):
            raise ValueError(f"expected names such as papers.example.org, without a port; found {value!r}")
    return values


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split), AfterValidator(_names)]
Networks = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split), AfterValidator(_networks)]
Origins = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split), AfterValidator(_origins)]
