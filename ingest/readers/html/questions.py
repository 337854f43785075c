"""Lines that head a question or an answer: `Vraag 1`, `Antwoord op de vragen 2 en 3:`, `Mededeling`."""

from __future__ import annotations

import re

from ingest.joining import MARK_CLOSE, MARK_OPEN
from ingest.readers.html.inline import Run

_ASKED = re.compile(
    r"^(?P<word>vraag|vragen|antwoord(?:en)?)\s+(?:op\s+)?(?:de\s+)?(?:vra(?:ag|gen)\s+)?"
    r"(?P<numbers>\d[\d, ent/m–-]*)[.:]?$",
    re.I,
)
_MARKS = re.compile(f"{MARK_OPEN}\\d+{MARK_CLOSE}")
_LONGEST = 200  # characters of such a line


def numbered(run: Run) -> str | None:
    """`Vraag 1` or `Antwoord 2 en 3`, with its markers, whatever the page adds; None for any other line."""
    text = run.text
    if len(text) > _LONGEST:
        return None
    bare, marks = _MARKS.sub("", text).strip(), "".join(_MARKS.findall(text))
    found = _ASKED.match(bare)
    if not found:
        return f"Mededeling{marks}" if re.fullmatch(r"mededeling:?", bare, re.I) else None
    word = "Antwoord" if found["word"].lower().startswith("a") else "Vraag"
    return f"{word} {found['numbers'].strip()}{marks}"
