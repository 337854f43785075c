"""A meeting of VLOS: `activiteit`, `activiteithoofd`, `activiteitdeel`, `activiteititem`, `woordvoerder`.

An `interrumpant` stands within the turn that it interrupts, after the words spoken until then. A `draadboekfragment`
is a standard text of the report: a motion that is handed in, a suspension.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.blocks import Block
from ingest.content import Content
from ingest.errors import EmptyPaper
from ingest.joining import Vocabulary
from ingest.model import Speaker
from ingest.paper.identity import Identity
from ingest.readers.vlos.speakers import speaker_of
from ingest.readers.vlos.words import child, child_words, papers_in, words_of
from ingest.readers.xml import local_name
from ingest.references import unique
from ingest.source import File
from ingest.speech.turns import CHAIR, is_direction, label_of

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
_SESSION = re.compile(r"^(\d{4})\s?[-–/]\s?(\d{4})$")
_LISTED = re.compile(r"^(?P<sign>[–—•-]|\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")
_MOTION = re.compile(r"^(?:(?:nader )?gewijzigde )?motie$", re.I)
_PARTS = frozenset({"activiteit", "activiteithoofd", "activiteitdeel", "activiteititem", "bijlages", "bijlage"})
_TURNS = frozenset({"woordvoerder", "interrumpant"})
_TITLED = {"activiteit": 1, "bijlage": 1, "activiteithoofd": 2}
_REPORTS = frozenset({  # kinds of meeting of a committee
    "commissiedebat", "wetgevingsoverleg", "begrotingsoverleg", "notaoverleg", "hoorzitting", "rondetafelgesprek",
    "technische briefing", "gesprek", "algemeen overleg", "procedurevergadering",
})


def read_report(root: etree._Element, file: File) -> Content:
    """Raises EmptyPaper where nobody says anything, as in a skeleton with status `Casco`."""
    meeting = child(root, "vergadering")
    report = _Report()
    if meeting is not None:
        report.read(meeting)
    if meeting is None or not any(block.kind != "heading" and not block.aside for block in report.blocks):
        status = root.get("status") or "unknown"
        raise EmptyPaper(file.name, f"a report without words (status {status}); fetch the Tussenpublicatie or "
                                    "Eindpublicatie of this meeting")
    lines = [child_words(meeting, "titel"), f"{root.get('soort', '')}, {root.get('status', '').lower()}".strip(", ")]
    front = [Block("prose", line, None) for line in lines if line]
    blocks = [*front, *report.blocks]
    words = Vocabulary.of(block.text for block in blocks)
    return Content(blocks, (), words, stated=_stated(meeting), front=len(front), headed=True)


def _stated(meeting: etree._Element) -> Identity:
    day, session = _DAY.match(child_words(meeting, "datum")), _SESSION.match(child_words(meeting, "vergaderjaar"))
    held = [(one.get("soort") or "").lower() for one in meeting if local_name(one) == "activiteit"]
    kind = next((f"verslag van een {one}" for one in held if one in _REPORTS), "verslag")
    return Identity(
        title=child_words(meeting, "titel") or None,
        kind="handelingen" if meeting.get("soort") == "Plenair" else kind,
        date=day[0] if day else None, session=f"{session[1]}-{session[2]}" if session else None,
    )


@dataclass(slots=True)
class _Report:
    """The blocks so far, and who is speaking."""

    blocks: list[Block] = field(default_factory=list)
    speaker: Speaker | None = None
    chair: Speaker | None = None  # who presided last
    _title: str = ""

    def read(self, part: etree._Element) -> None:
        """A part of the meeting, with its title where the report prints one."""
        self._heading(part)
        for one in part:
            name = local_name(one)
            if name in _PARTS:
                self.read(one)
            elif name in _TURNS:
                self._turn(one)
            elif name == "draadboekfragment":
                self._fragment(one)
            elif name == "tekst":
                self._text(one)

    def _heading(self, part: etree._Element) -> None:
        depth = _TITLED.get(local_name(part))
        title = child_words(part, "onderwerp") or child_words(part, "titel")
        if depth is None or not title or (depth == 2 and title == self._title):
            return
        self._title = title if depth == 1 else self._title
        self.blocks.append(Block("heading", title, None, depth=depth))

    def _turn(self, turn: etree._Element) -> None:
        """A turn and the interruptions within it, after which it may go on in a turn of its own."""
        outer = self.speaker
        spreker = child(turn, "spreker")
        chairs = child_words(turn, "isvoorzitter").lower() == "true"
        if spreker is not None:
            self.speaker = speaker_of(spreker, chairs=chairs)
            self.chair = self.speaker if chairs else self.chair
        own = self.speaker
        for one in turn:
            name = local_name(one)
            if name == "tekst":
                self._text(one)
            elif name in _TURNS:
                self._turn(one)
            elif name == "draadboekfragment":
                self._fragment(one)
            self.speaker = own
        self.speaker = outer

    def _fragment(self, fragment: etree._Element) -> None:
        """A standard text. It names the papers it is about: of a motion, the number that it gets."""
        text = child(fragment, "tekst")
        if text is None:
            return
        start, speaker = len(self.blocks), self.speaker
        self._text(text)
        self.speaker = speaker
        zaken = child(fragment, "zaken")
        papers = unique(one for zaak in zaken for one in papers_in(zaak)) if zaken is not None else ()
        for block in self.blocks[start:]:
            block.references = () if block.aside else unique((*block.references, *papers))

    def _text(self, text: etree._Element) -> None:
        """Paragraphs and lists. A label at the start is an aside; elsewhere it says that another speaks."""
        for part in text:
            if local_name(part) != "alineagroep":
                self._paragraphs(part)
                continue
            speaker = self.speaker
            if part.get("type") == "Motieinfo":
                self.speaker = self.chair or Speaker(CHAIR)
            for one in part:
                self._paragraphs(one)
            self.speaker = speaker

    def _paragraphs(self, alinea: etree._Element) -> None:
        for one in alinea:
            if local_name(one) == "lijst":
                for item in one:
                    self._add(item, listed=True)
            else:
                self._add(one)

    def _add(self, item: etree._Element, *, listed: bool = False) -> None:
        words = words_of(item)
        label = None if listed else label_of(words)
        if label is not None:
            self.blocks.append(Block("prose", words[:label.length].strip(), None, aside=True))
            words = words[label.length:].strip()
            self.speaker = self._labelled(label.speaker)
        if not words:
            return
        if _MOTION.match(words):
            self.blocks.append(Block("prose", words, None, aside=True))
            return
        sign = _LISTED.match(words)
        speaker = None if is_direction(words) else self.speaker
        kind_is_item = listed or sign is not None
        self.blocks.append(Block(
            "item" if kind_is_item else "prose", words[sign.end():] if sign else words, None,
            sign=sign["sign"] if sign else "", speaker=speaker, references=papers_in(item),
        ))

    def _labelled(self, named: Speaker) -> Speaker:
        """Who a label names: the speaker whose turn it is, known better, unless the label is another's."""
        own = self.speaker
        if named.role == CHAIR:
            return own if own is not None and own.role == CHAIR else self.chair or named
        if own is not None and own.name and named.name and own.name.lower().endswith(named.name.lower()):
            return own
        return own if own is not None and not named.name else named
