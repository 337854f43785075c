"""Notes that no type tells from the text: found as in plain text, by their numbers and words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.content import Content
from ingest.joining import SENTINEL
from ingest.readers.pdf.columns import Line
from ingest.readers.pdf.press import press_of
from ingest.readers.plain import content_of
from ingest.readers.plain.body import read_body

_FIRST = re.compile(r"(?:[\[(]?1[\]).:]{0,2}|¹)\s?\D")  # how the first note begins
_FEW = 2  # notes: one alone may be chance


def by_words(lines: Sequence[Line]) -> Content | None:
    """The paper read as plain text, if that finds notes and the marker of each."""
    if not any(_FIRST.match(line.text) for line in lines):
        return None
    press = press_of(lines)
    parts: list[str] = []
    for at, line in enumerate(lines):
        above = lines[at - 1] if at else None
        if above is not None:
            turned = above.page != line.page
            apart = not turned and above.column == line.column and press.apart(above, line)
            parts.append("\f" * (line.page - above.page) if turned else "\n\n" if apart else "\n")
        else:
            parts.append("\f" * (line.page - 1))
        parts.append(line.text)
    body = read_body("".join(parts))
    placed = {found for piece in body.pieces for found in SENTINEL.findall(piece.text)}
    whole = len(placed) == len(body.notes)
    return content_of(body) if len(body.notes) >= _FEW and whole else None
