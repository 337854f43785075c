"""How words of papers stand in a result's text: behind `> `, line by line, so that none can pass for ours."""

from __future__ import annotations

from service.cli.render.wording import speaker_words
from service.http.papers import Speaker
from service.labels import LABELS

LONG = 1_500  # characters of a passage in a list
_LABELS = LABELS["en"]


def quoted(text: str) -> str:
    """Each line behind `> `."""
    return "\n".join(f"> {line}" for line in text.splitlines() or [""])


def shortened(text: str, limit: int | None, passage: str) -> str:
    """The same, cut at `limit` characters where there is one; then a line of ours says where all of it is."""
    if limit is None or len(text) <= limit:
        return quoted(text)
    return f"{quoted(text[:limit])}\n(cut here; read_passage {line(passage)} has all)"


def line(text: str) -> str:
    """An id, citation or name, which may come from a file's name, on one line."""
    return " ".join(text.split())


def titled(name: str, title: str | None) -> str:
    """An id, and what the paper calls itself."""
    return f"{line(name)} > {line(title)}" if title else line(name)


def who(speaker: Speaker | None) -> str:
    """Who says it."""
    return line(speaker_words(speaker.model_dump() if speaker else None, _LABELS))


def cited(citation: str, date: str | None) -> str:
    """A citation with the paper's date."""
    return f"{line(citation)} — {date}" if date else line(citation)


def count(number: int, what: str) -> str:
    """`1 paper`, `2 papers`."""
    return f"{number} {what}{'' if number == 1 else 's'}"
