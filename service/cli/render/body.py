"""The text of a passage: note markers back at their places, the quoted words made to stand out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from service.cli.render.wording import marker

QUOTE, MARKER, QUIET = "bold green", "cyan", "dim"
_WORD = re.compile(r"\s*\S+\s*")
_BAR = "┃ "
_NARROWEST = 20  # characters; on a console narrower still, lines run over


def marked(text: str, notes: list[dict[str, Any]], quote: tuple[int, int] | None) -> Text:
    """The text with `[¹]` inserted where each marker stood, and the quote's words styled.

    Taking the markers out again gives the text back; offsets are those of the contract.
    """
    out = Text()
    start, end = quote or (0, 0)
    cuts = sorted({0, len(text), start, end, *(note["at"] for note in notes)})
    by_place = sorted(notes, key=lambda note: int(note["at"]))
    for here, there in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for note in by_place:
            if note["at"] == here:
                out.append(marker(note["number"]), MARKER)
        out.append(text[here:there], QUOTE if start <= here < end else None)
    return out


def wrapped(text: Text, console: Console, indent: int, hang: int = 0, *, together: bool = False) -> Iterator[Text]:
    """Lines that fit the console, indented, all but the first by `hang` more.

    Those with words of the quote get a bar in the margin, colours or not; with `together` all do if one does. A
    word wider than the console, a URL that is, stays whole, so that it can be clicked and copied.
    """
    width = max(_NARROWEST, console.width - indent - hang)
    lines = [line for part in text.split("\n") for line in part.divide(_breaks(part.plain, width))]
    for number, line in enumerate(lines):
        line.rstrip()
        quoted = _has_quote(text if together else line)
        margin = (_BAR.rjust(indent), QUOTE) if quoted else " " * indent
        yield Text.assemble(margin, " " * hang if number else "", line)


def _has_quote(text: Text) -> bool:
    return any(span.style == QUOTE and span.start < span.end for span in text.spans)


def _breaks(text: str, width: int) -> list[int]:
    """Offsets of the words that begin a line. (Text.wrap of rich cuts long words in pieces.)"""
    offsets, used = [], 0
    for word in _WORD.finditer(text):
        if used and used + cell_len(word[0].rstrip()) > width:
            offsets.append(word.start())
            used = 0
        used += cell_len(word[0])
    return offsets


def print_wrapped(console: Console, text: Text, indent: int, hang: int = 0, *, together: bool = False) -> None:
    """Print those lines."""
    for line in wrapped(text, console, indent, hang, together=together):
        console.print(line, soft_wrap=True)
