"""Where papers are published: the official site, by their official ids."""

from __future__ import annotations

import re

_SITE = "https://zoek.officielebekendmakingen.nl"
_OFFICIAL = re.compile(r"(?:kst|blg|ah|h-[te]k|kv-tk)-[\w-]+")


def page_of(reference: str) -> str | None:
    """Where an official publication is read; None for an id that is none."""
    return f"{_SITE}/{reference}.html" if _OFFICIAL.fullmatch(reference) else None
