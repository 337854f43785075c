"""Dates and numbers as JSON Schema means them; pydantic takes seconds since 1970 for dates, and texts for numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _day(value: object) -> object:
    if value is None or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise ValueError("expected a valid date such as 2021-01-31")


def _count(value: object) -> object:
    if isinstance(value, bool | str):
        raise ValueError("expected a valid integer, not in quotes")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Count = Annotated[int, BeforeValidator(_count)]
