"""Footnotes and endnotes in the order of their references, numbered as Word prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.content import Note
from ingest.joining import MARK_CLOSE, MARK_OPEN
from ingest.readers.docx.names import W, value, whole
from ingest.readers.docx.numbering import formatted
from ingest.references import find_references, unique

MAX_NOTES = 5_000  # far more than any paper has
Read = Callable[[etree._Element], tuple[str, tuple[str, ...]]]  # a note's element as its words and its links


@dataclass(slots=True)
class Series:
    """The footnotes or the endnotes of a file: their elements by id, and how they are numbered."""

    elements: Mapping[str, etree._Element]
    read: Read
    form: str
    next: int = 1
    used: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Register:
    """The notes that have been referred to so far."""

    series: Mapping[str, Series]  # `footnote`, `endnote`
    notes: list[Note] = field(default_factory=list)

    def mark(self, kind: str, reference: etree._Element, custom: str | None) -> str:
        """The sentinel for a reference, its note registered; empty for one to no note, or to one that has a marker.

        `custom` is the mark that the author typed instead of a number, which is not counted.
        """
        series, key = self.series.get(kind), value(reference, "id") or ""
        if series is None or key not in series.elements or key in series.used or len(self.notes) >= MAX_NOTES:
            return ""
        series.used.add(key)
        number = custom
        if custom is None:
            number = formatted(series.next, series.form)
            series.next += 1
        words, links = series.read(series.elements[key])
        if custom and words.startswith(custom):
            words = words[len(custom):].lstrip(" .)]")
        if not words:
            return ""
        references = unique(one for link in links for one in find_references(link))
        self.notes.append(Note(number or "*", words, links, references))
        return f"{MARK_OPEN}{len(self.notes) - 1}{MARK_CLOSE}"


def note_elements(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """The notes of `footnotes.xml` or `endnotes.xml` by id, less the lines that Word draws above them."""
    return {} if root is None else {
        value(one, "id") or "": one for one in root.iterchildren(f"{W}{kind}")
        if value(one, "type") in (None, "normal")
    }


def numbering_of(kind: str, *properties: etree._Element | None) -> tuple[str, int]:
    """(number format, first number) of the notes, from a section's properties before those of the settings."""
    form, first = "lowerRoman" if kind == "endnote" else "decimal", 1
    for one in reversed(properties):
        own = None if one is None else one.find(f"{W}{kind}Pr")
        if own is not None:
            form = value(own.find(f"{W}numFmt")) or form
            first = whole(value(own.find(f"{W}numStart")), first)
    return form, first


def spaced(text: str) -> str:
    """Single spaces, none before a marker at a sentence's end."""
    return re.sub(r"\s+", " ", text).strip()
