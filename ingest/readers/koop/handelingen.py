"""Handelingen: an item of a meeting, turn by turn, in the dialect of today and in that of before about 2011.

A `spreekbeurt` names its speaker, whatever it says of being new. Text between two turns is the chair's where it goes on
what the chair said, as after a motion was handed in; what the report itself says there is nobody's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from ingest.blocks import Block
from ingest.content import Content
from ingest.dates import find_date
from ingest.model import Speaker
from ingest.paper.identity import Identity
from ingest.readers.koop.body import Body
from ingest.readers.koop.content import content_of, stated_in_head
from ingest.readers.koop.inline import Run, descendants, run_of, words_of
from ingest.readers.koop.notes import Notes
from ingest.readers.xml import local_name
from ingest.source import File
from ingest.speech.turns import CHAIR, chair_of, is_direction, label_of, member

KIND = "handelingen"
ROOTS = frozenset({"handelingen", "handeling"})
_MEETING = ("vergadering-nummer", "vergaderdatum", "vergadertijd")
_MOTION = re.compile(r"^M-(\d{5}(?:-[\dA-Z]{1,6}){1,2})$")
_OFFICIAL = re.compile(r"^h-[te]k-(\d{4})(\d{4})-")
_OLD_TURNS = frozenset({"spreker", "voorz"})
_HOLDERS = frozenset({"handelingen", "vergadering", "agendapunt", "opening", "handeling_bijlage"})
_TITLES = ("item-titel",)


def read_handelingen(root: etree._Element, file: File) -> Content:
    """Raises EmptyPaper for an item without text."""
    front = [Block("prose", words, None) for one in descendants(root, *_MEETING) if (words := words_of(one))]
    report = _Report(Body(Notes(), emphasised=False))
    report.read(root)
    return content_of(front, report.body, stated_in_head(root).under(_stated(root, file)), file)


def _stated(root: etree._Element, file: File) -> Identity:
    """The item's title, or which meeting it is; the day of the meeting, and the vergaderjaar of the id."""
    named = (*descendants(root, *_TITLES), *descendants(root, _MEETING[0]))
    title = next((words for one in named if (words := words_of(one))), None)
    dates = (find_date(words_of(one)) for one in descendants(root, "vergaderdatum", "datum"))
    official = stated_in_head(root).official or ""
    years = _OFFICIAL.match(official) or _OFFICIAL.match(file.stem)
    return Identity(title=title, kind=KIND, date=next((day for day in dates if day), None),
                    session=f"{years[1]}-{years[2]}" if years else None)


@dataclass(slots=True)
class _Report:
    """Reads the parts of an item; `body.speaker` says what is read at the moment."""

    body: Body
    last: Speaker | None = None  # who spoke last
    chair: str | None = None  # the name of who presides, where the report gives it

    def read(self, parent: etree._Element) -> None:
        """The parts of a meeting, an item, or what holds them."""
        for part in parent:
            name = local_name(part)
            if name in _MEETING or name in ("metadata", "nr", "itemnr"):
                continue
            if name == "item-titel":
                self.body.add_heading(run_of(part, self.body.notes), 1)
            elif name == "spreekbeurt":
                self._turn(part)
            elif name in _OLD_TURNS:
                self._old_turn(part)
            elif name in _HOLDERS or any(True for _ in descendants(part, "spreekbeurt", *_OLD_TURNS)):
                self.read(part)
            else:
                self._between(part)

    def _between(self, part: etree._Element) -> None:
        """Text outside turns."""
        start = len(self.body.blocks)
        self.body.read_one(part)
        for block in self.body.blocks[start:]:
            self.chair = chair_of(block.bare) or self.chair
            said = self.last is not None and self.last.role == CHAIR and local_name(part) == "tekst"
            if said and block.kind in ("prose", "item") and not is_direction(block.bare):
                block.speaker = self.last

    def _turn(self, spreekbeurt: etree._Element) -> None:
        """A turn: its label is an aside; one without a speaker goes on the turn before it."""
        self.last = self._label(next((one for one in spreekbeurt if local_name(one) == "spreker"), None)) or self.last
        self.body.speaker = self.last
        for part in spreekbeurt:
            if local_name(part) != "spreker":
                self._said(part)
        self.body.speaker = None

    def _said(self, part: etree._Element) -> None:
        """What is said; motions stand between the paragraphs, turns may stand in each other."""
        for one in (part, *part) if local_name(part) in ("motie", "spreekbeurt") else part:
            name = local_name(one)
            if name == "motie":
                self._motion(one)
            elif name == "spreekbeurt":
                speaker = self.body.speaker
                self._turn(one)
                self.body.speaker = self.last = speaker
            else:
                self.body.read_one(one)
            if one is part:
                return

    def _motion(self, motie: etree._Element) -> None:
        """A motion is said by who hands it in; the chair says who that is and which number it gets."""
        found = _MOTION.match(motie.get("id") or "")
        own = (f"kst-{found[1]}",) if found else ()
        start = len(self.body.blocks)
        mover = self.body.speaker
        for part in motie:
            name = local_name(part)
            if name == "kop":
                self._aside(run_of(part, self.body.notes))
            elif name == "motie-info":
                self._motion_info(part)
            else:
                self.body.read_one(part)
        self.body.speaker = mover
        for block in self.body.blocks[start:]:
            if not block.aside:
                block.references = tuple(dict.fromkeys((*block.references, *own)))

    def _motion_info(self, info: etree._Element) -> None:
        for part in info:
            if local_name(part) == "spreker":
                self.body.speaker = self.last = self._label(part) or self.body.speaker
            else:
                self.body.read_one(part)

    def _old_turn(self, turn: etree._Element) -> None:
        """A turn before about 2011: `wie` and paragraphs, and turns of others within it."""
        who = next((one for one in turn if local_name(one) == "wie"), None)
        speaker = self._label(who) if who is not None else None
        if speaker is None and local_name(turn) == "voorz":
            self.body.add(Block("prose", "De voorzitter:", None, aside=True))
            speaker = Speaker(CHAIR, self.chair)
        self.last = self.body.speaker = speaker or self.last
        for part in turn:
            if local_name(part) in _OLD_TURNS:
                self._old_turn(part)
                self.last = self.body.speaker = speaker or self.last
            elif part is not who:
                self.body.read_one(part)
        self.body.speaker = None

    def _label(self, spreker: etree._Element | None) -> Speaker | None:
        """Write the label of a turn; who it names."""
        if spreker is None:
            return None
        run = run_of(spreker, self.body.notes)
        words = re.sub(r"\s+([:),])|(?<=\()\s+", r"\1", run.text)
        if not words:
            return None
        words = words if words.endswith(":") else f"{words}:"
        self._aside(Run(words, references=run.references))
        speaker = _speaker_of(spreker, words)
        return replace(speaker, name=self.chair) if speaker.role == CHAIR else speaker

    def _aside(self, run: Run) -> None:
        if run.text:
            self.body.blocks.append(Block("prose", run.text, None, aside=True))


def _speaker_of(spreker: etree._Element, label: str) -> Speaker:
    """Who a label names: by its elements, else by its words."""
    party = next((words for one in descendants(spreker, "politiek", "partij") if (words := words_of(one))), "")
    names = [words for one in descendants(spreker, "achternaam", "naam") if (words := words_of(one))]
    found = label_of(label)
    if party.strip("() "):
        named = found.speaker.name if found else None
        return member(named or (names[-1] if names else None), party.strip("() "))
    if found is not None:
        return found.speaker
    return Speaker(None, names[-1] if names else label.rstrip(": "))
