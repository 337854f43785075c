"""Dutch dates in a text."""

from __future__ import annotations

import datetime
import re

MONTHS = tuple("januari februari maart april mei juni juli augustus september oktober november december".split())
_DATE = re.compile(rf"\b(\d{{1,2}})\s(?:({'|'.join(MONTHS)}))\s(\d{{4}})\b", re.I)


def find_date(text: str) -> str | None:
    """The first Dutch date of a text as ISO 8601, None where there is none or no such day."""
    found = _DATE.search(text)
    if not found:
        return None
    try:
        return datetime.date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1])).isoformat()
    except ValueError:
        return None


def written_date(iso: str) -> str:
    """`2021-05-20` as `20 mei 2021`."""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
