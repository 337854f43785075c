"""A paper as its author wrote it: the truth that an extractor blurs and ingest must restore."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

START = 150  # characters by which a passage is known
Kind = Literal["heading", "paragraph", "item", "caption", "row", "signature"]


@dataclass(frozen=True, slots=True)
class Mark:
    """The marker of note `number` at offset `at`; marks that share an offset are a group."""

    at: int
    number: int


@dataclass(frozen=True, slots=True)
class Element:
    """A heading, paragraph, list item, caption, table row (cells parted by tabs) or signature (lines parted by LF)."""

    kind: Kind
    text: str
    marks: tuple[Mark, ...] = ()
    level: int = 1  # of a heading
    sign: str = ""  # of a list item


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """A place in the text of an element; at its end, the place between it and the next."""

    element: int
    offset: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an extractor leaves of a paper, and where nobody can tell whether a paragraph ends; or the paper as PDF."""

    text: str
    undecided: tuple[Break, ...] = ()
    pdf: bytes | None = None


@dataclass(frozen=True, slots=True)
class Clean:
    """Front matter lines, elements in reading order, and the notes, number n at index n - 1."""

    front: tuple[str, ...]
    elements: tuple[Element, ...]
    notes: tuple[str, ...]

    def settled(self, undecided: Sequence[Break], starts: Container[str]) -> Clean:
        """The paper with paragraphs parted or joined at `undecided` breaks as passages beginning with `starts` have it.

        Print gives no sign there: a full line ends with a sentence, and a page or a raised number hides what follows.
        """
        elements = list(self.elements)
        for one in sorted(undecided, reverse=True):
            here = elements[one.element]
            if one.offset < len(here.text):
                rest = here.text[one.offset:].lstrip()
                if rest[:START] in starts:
                    at = len(here.text) - len(rest)
                    marks = [replace(mark, at=mark.at - at) for mark in here.marks if mark.at >= at]
                    before = here.marks[:len(here.marks) - len(marks)]
                    head = replace(here, text=here.text[:one.offset].rstrip(), marks=before)
                    elements[one.element:one.element + 1] = [head, Element("paragraph", rest, tuple(marks))]
            elif elements[one.element + 1].text[:START] not in starts:
                other = elements.pop(one.element + 1)
                shift = len(here.text) + 1
                marks = [replace(mark, at=mark.at + shift) for mark in other.marks]
                joined = replace(here, text=f"{here.text} {other.text}", marks=(*here.marks, *marks))
                elements[one.element] = joined
        return replace(self, elements=tuple(elements))

    def headings(self) -> list[str]:
        """The headings in order."""
        return [one.text for one in self.elements if one.kind == "heading"]

    def passages(self) -> Iterator[tuple[str, tuple[Mark, ...]]]:
        """The text and marks of every passage in order; a heading's marks stand at the start of what follows it."""
        waiting: tuple[Mark, ...] = ()
        for at, one in enumerate(self.elements):
            if one.kind == "heading":
                waiting += tuple(Mark(0, mark.number) for mark in one.marks)
            elif one.kind == "signature":
                yield one.text.replace("\n", " "), ()
            elif one.kind in ("paragraph", "item") or (one.kind == "row" and self.elements[at - 1].kind == "row"):
                yield one.text, waiting + one.marks  # a table's first row holds its column names
                waiting = ()
