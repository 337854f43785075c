"""The lines of a source, and how its extractor laid them out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """One source line. `open` says that the extractor left a space after the last word: the sentence goes on."""

    index: int
    text: str  # without white space around it; a table line keeps its tabs
    indented: bool
    open: bool
    page: int | None

    @property
    def blank(self) -> bool:
        return not self.text


@dataclass(frozen=True, slots=True)
class Layout:
    """What all lines together tell about the extractor."""

    wrapped: bool  # paragraphs are broken into lines of about `width` characters
    spaced: bool  # inside a paragraph, lines keep a trailing space unless they break inside a word
    width: int


def split_lines(text: str) -> list[Line]:
    """Lines of the text; a form feed starts a new page and, like a page's own first line, an indented line."""
    pages = text.split("\f")
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        for position, raw in enumerate(page.split("\n")):
            # The cells of a table keep their place: an empty first one is a tab at the start of the line.
            bare = raw.strip(" ") if "\t" in raw.strip() else raw.strip()
            clean = bare.replace("\u00ad", "").replace("\u00a0", " ")
            lines.append(Line(
                index=len(lines),
                text=clean,
                indented=raw[:1] in (" ", "\t") or (number > 1 and position == 0),
                open=raw != raw.rstrip() and bool(clean),
                page=number if len(pages) > 1 else None,
            ))
    return lines


def layout_of(lines: list[Line]) -> Layout:
    """Judge the extractor by the lines that have a neighbour; tables do not count."""
    prose = [line for line in lines if line.text and "\t" not in line.text]
    pairs = [
        one for one, other in pairwise(lines)
        if one.text and other.text and "\t" not in one.text and not other.text.startswith(("-", "|", "#"))
    ]
    lengths = sorted(len(line.text) for line in pairs or prose)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    # Paragraphs on one line each are long; wrapped ones fill lines of the same width, most with a neighbour.
    wrapped = len(pairs) > 0.35 * len(prose) and width <= 160
    spaced = wrapped and sum(line.open for line in pairs) > 0.5 * len(pairs)
    return Layout(wrapped, spaced, width)
