"""Footnotes of KOOP XML, known by their id: numbers start again in annexes and tables."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from ingest.content import Note
from ingest.joining import MARK_CLOSE, MARK_OPEN, SENTINEL
from ingest.readers.xml import local_name, text_in

NOTES = frozenset({"noot", "voetnoot"})
NOTE_LINKS = frozenset({"nootref", "voetref"})
MOST_INSIDE = 20  # notes in the text of a note, of which papers have one at most


class Worded(Protocol):
    """The words of a note, and where their links lead."""

    @property
    def text(self) -> str: ...
    @property
    def references(self) -> tuple[str, ...]: ...
    @property
    def links(self) -> tuple[str, ...]: ...


def marker_of(index: int) -> str:
    """What stands in the text for a note."""
    return f"{MARK_OPEN}{index}{MARK_CLOSE}"


@dataclass(slots=True)
class Notes:
    """The notes found so far, in the order of their markers."""

    found: list[Note] = field(default_factory=list)
    _behind: dict[str, deque[int]] = field(default_factory=dict)  # by id and number: notes behind the text
    _by_id: dict[str, int] = field(default_factory=dict)
    _inside: dict[int, list[int]] = field(default_factory=dict)  # notes in the text of a note

    def add(self, noot: etree._Element, words: Callable[[etree._Element, Notes], Worded]) -> int | None:
        """The index of a note in the text; the same as before for one that is repeated, None for one without words."""
        id = noot.get("id")
        known = self._by_id.get(id) if id else None
        place = len(self.found)
        self.found.append(Note("", ""))  # holds the place before that of a note inside it
        said = words(noot, self)
        repeated = known is not None and self.found[known].text == said.text
        if (repeated or not said.text) and len(self.found) == place + 1:
            self.found.pop()
            return known
        inside = dict.fromkeys(int(marker[1]) for marker in SENTINEL.finditer(said.text))  # theirs included
        self._inside[place] = list(inside)[:MOST_INSIDE]
        text = SENTINEL.sub("", said.text).strip()
        self.found[place] = Note(self._number(noot, place), text, said.links, said.references)
        if id:
            self._by_id.setdefault(id, place)
        return place

    def collect(
        self, noten: Iterable[etree._Element], words: Callable[[etree._Element, Notes], Worded]
    ) -> None:
        """Read notes that stand at the end, before the text whose markers point to them."""
        for noot in noten:
            index = self.add(noot, words)
            if index is not None:
                for key in {noot.get("id") or "", self.found[index].number}:
                    self._behind.setdefault(key, deque()).append(index)

    def referred(self, link: etree._Element) -> int | None:
        """The index of the note that a marker points to, by id and then by number; None where there is none."""
        for key in (link.get("refid"), link.get("nr"), text_in(link).strip()):
            if key and key in self._by_id:
                return self._by_id[key]
            if key and key in self._behind:  # of notes with one number, each marker takes the next
                waiting = self._behind[key]
                return waiting.popleft() if len(waiting) > 1 else waiting[0]
        return None

    def marker(self, index: int) -> str:
        """The same for a note and those within it."""
        return "".join(map(marker_of, (index, *self._inside.get(index, ()))))

    def _number(self, noot: etree._Element, place: int) -> str:
        """As printed; a note without number gets that of its place."""
        child = next((one for one in noot if local_name(one) == "noot.nr"), None)
        written = text_in(child) if child is not None else noot.get("nr") or ""
        return "".join(written.split()).strip("().") or str(place + 1)
