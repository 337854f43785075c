"""Notes of a page and their markers, tied by the ids that links name, never by their numbers.

On officielebekendmakingen.nl a marker is `<a class="nootnum …" href="#ID-…">1</a>`, its note stands in `div#noten`,
or under a table in `div.tabelnoten`: `<div class="noot" id="supernote-note-ID-…">`. Other pages mark notes with roles
of DPUB-ARIA, or with classes and ids that begin with `footnote`, `fn` or `_ftn`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

from ingest.content import Note
from ingest.readers.html.inline import Run
from ingest.references import unique

_PUBLISHED = re.compile(r"(?:^|\s)(?:noot|nootnum|voetnoot)(?:\s|$)|supernote-click-")
_NOTE_ID = re.compile(
    r"^(?:supernote-note-|_?ftn\d|_?edn\d|fn[-:_]?\d|footnote[-_]?\w*\d|voetnoot[-_]?\d|noot[-_]?\d)", re.I
)
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
_HOLDERS = ("noten", "tabelnoten", "voetnoten", "footnotes", "endnotes")
_DIGITS = re.compile(r"^\W*(?P<number>\d{1,3}|[a-z]|\*{1,3}|[†‡])\W*$", re.I)
_LEAD = re.compile(r"^\W{0,2}(\d{1,3}|[a-z*†‡])[\].)]?\s+", re.I)
_BACK = re.compile(r"^(?:↩︎?|↑|\^|terug(?: naar .{0,30})?)$", re.I)


@dataclass(slots=True)
class NoteBook:
    """The notes in the order of the page, and which elements and ids stand for which."""

    notes: list[Note] = field(default_factory=list)
    elements: dict[html.HtmlElement, int] = field(default_factory=dict)  # of a note
    ids: dict[str, int] = field(default_factory=dict)  # that a marker may name
    marked: set[int] = field(default_factory=set)  # notes that have a marker

    def marker(self, element: html.HtmlElement) -> int | None:
        """The index of the note a marker stands for, -1 where that note is not there, None for what is no marker."""
        if element.tag == "sup" and not (element.text or "").strip() and len(element):
            inner = [self.marker(child) for child in element]
            alone = len(inner) == 1 and not (element[0].tail or "").strip()
            return inner[0] if alone else None
        if element.tag != "a" or not (element.get("href") or "").startswith("#"):
            return None
        target, words = element.get("href", "")[1:], element.text_content()
        if target in self.ids and _is_marker(element, words):
            return self.ids[target]
        return -1 if _PUBLISHED.search(element.get("class") or "") and _DIGITS.match(words) else None

    def holds(self, element: html.HtmlElement) -> bool:
        """Whether an element is a note, or a place for notes and nothing else."""
        if element in self.elements:
            return True
        names = ((element.get("class") or "") + " " + (element.get("id") or "")).lower().split()
        return element.tag in ("div", "section", "ol", "ul", "aside") and any(name in _HOLDERS for name in names)


def read_notes(root: html.HtmlElement, scope: html.HtmlElement) -> NoteBook:
    """Every note of the page, wherever it stands; notes within notes count as part of them."""
    book = NoteBook()
    markers = [one for one in root.iter("a") if (one.get("href") or "").startswith("#")]
    wanted = {one.get("href", "")[1:] for one in markers if _is_marker(one, one.text_content())}
    inside: set[html.HtmlElement] = set()
    for element in root.iter():
        if element.getparent() in inside:
            inside.add(element)
        elif _is_note(element, wanted):
            inside.add(element)
            _enter(book, element)
    for one in markers:
        if one not in inside and (note := book.marker(one)) is not None:
            book.marked.add(note)
    return book


def _is_note(element: html.HtmlElement, wanted: set[str]) -> bool:
    if element.tag == "div" and "noot" in _classes(element):
        return True
    if element.get("role") in _NOTE_ROLES:
        return True
    name = element.get("id") or ""
    if element.tag in ("li", "p", "div", "aside", "dd") and _NOTE_ID.match(name):
        return name in wanted
    # `<p><a id="_ftn1" href="#_ftnref1">[1]</a> …` as word processors write it.
    named = [one.get("id") or one.get("name") or "" for one in element.iterchildren("a")]
    return element.tag in ("li", "p", "dd") and any(_NOTE_ID.match(one) and one in wanted for one in named)


def _is_marker(element: html.HtmlElement, words: str) -> bool:
    """Whether a link into the page looks like a marker: raised, or marked as one, and no longer than a number."""
    if not _DIGITS.match(words):
        return False
    parent = element.getparent()
    raised = (len(element) == 1 and element[0].tag == "sup") or (parent is not None and parent.tag == "sup")
    named = _PUBLISHED.search(element.get("class") or "") or element.get("role") == "doc-noteref"
    return bool(raised or named or _NOTE_ID.match((element.get("href") or "")[1:]))


def _enter(book: NoteBook, element: html.HtmlElement) -> None:
    """Add a note; its number is that of its `nootnum`, or the number or link that it begins with."""
    run = Run(lambda one: -1 if _is_number(one) else None)
    run.gather(element)
    numbers = (one.text_content() for one in element.iter() if _is_number(one) and "note-close" not in _classes(one))
    number = next((one for one in numbers if _DIGITS.match(one)), "")
    text = run.text
    if not number and (lead := _LEAD.match(text)):
        number, text = lead[1], text[lead.end():]
    index = len(book.notes)
    clean = _DIGITS.match(number)
    label = clean["number"] if clean else str(index + 1)
    if not text:
        return
    book.notes.append(Note(label, text, unique(run.urls), unique(run.papers)))
    book.elements[element] = index
    for one in element.iter():
        for name in (one.get("id"), one.get("name") if one.tag == "a" else None):
            if name:
                book.ids.setdefault(name, index)
                book.ids.setdefault(name.removeprefix("supernote-note-"), index)


def _is_number(element: html.HtmlElement) -> bool:
    """Whether an element of a note is its number or a way back to its marker, and no word of it."""
    classes = _classes(element)
    if "note-close" in classes or element.get("role") == "doc-backlink":
        return True
    if element.tag == "span" and "nootnum" in classes:
        return True
    words = element.text_content().strip()
    parent = element.getparent()
    first = element.getprevious() is None and parent is not None and not (parent.text or "").strip()
    if element.tag == "sup" and first and _DIGITS.match(words):
        return True
    back = element.tag == "a" and (element.get("href") or "").startswith("#")
    return back and bool(_BACK.match(words) or _DIGITS.match(words))


def _classes(element: html.HtmlElement) -> list[str]:
    return (element.get("class") or "").split()
