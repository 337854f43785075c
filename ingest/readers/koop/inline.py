"""Running text of KOOP XML: notes taken out, links followed, emphasis noticed, the file's own layout undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.joining import MARK_CLOSE, MARK_OPEN, SENTINEL, SOFT_HYPHEN
from ingest.markup import SUPERSCRIPTS
from ingest.readers.koop.links import LINKS, target
from ingest.readers.koop.notes import NOTE_LINKS, NOTES, Notes
from ingest.readers.plain.lines import clean_characters
from ingest.readers.xml import local_name, text_in
from ingest.references import unique

# Elements that hold running text of their own; what stands in two of them is two words.
APART = frozenset(
    "al al-groep lijst li li.nr table title tgroup row entry plaatje box tussenkop tuskop tekst divisie kop titel nr "
    "label subtitel noot.al noot.lijst noot.li definitie-item term definitie bijschrift functie voorletters voornaam "
    "voorvoegsels achternaam considerans.al".split()
)
_BOLD = {"vet": "bold", "halfvet": "bold", "vetcur": "bold", "cur": "italic"}
_UNSAID = frozenset({"metadata", "illustratie", "witreg", "officiele-inhoudsopgave", "redactie"})
_STRAY = {ord(MARK_OPEN): None, ord(MARK_CLOSE): None, ord(SOFT_HYPHEN): None, ord("ĳ"): "ij", ord("Ĳ"): "IJ"}
_RAISED = re.compile(r"^[0-9]{1,3}$")
_MARK = f"{MARK_OPEN}\\d+{MARK_CLOSE}"
# A line break of an indented file that the print does not have: `(` / `21501-08` / `, nr.`
_LAID_OUT = re.compile(r"(?<=[(«‘])\n|\n(?=[,.;:?!)»’])")
_SPACE = re.compile(r"\s+")
_BEFORE_MARK = re.compile(rf"\s+((?:{_MARK})+)(?=[\s.,;:?!)»]|$)")


@dataclass(frozen=True, slots=True)
class Run:
    """Running text with its markers; `style` is bold or italic where all of it is, `links` are URLs."""

    text: str
    style: str = ""
    references: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class Runner:
    """Collects the pieces of running text; a piece is words and how they are set."""

    notes: Notes
    _pieces: list[tuple[str, str]] = field(default_factory=list)
    _references: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)

    def add(self, text: str | None, style: str = "") -> None:
        """Words as they stand in the file."""
        if text:
            self._pieces.append((text.translate(_STRAY), style))

    def element(self, element: etree._Element, style: str = "", skip: frozenset[str] = frozenset()) -> None:
        """All that stands in an element, less the children that `skip` names."""
        self.add(element.text, style)
        for child in element:
            if local_name(child) not in skip:
                self._child(child, style)
            self.add(child.tail, style)

    def _child(self, child: etree._Element, style: str) -> None:
        name = local_name(child)
        if name in NOTES or name in NOTE_LINKS:
            self._pieces.append((self._marker(child, name), ""))
        elif name == "br":
            self.add("\v")  # a space, whatever stands around it
        elif name == "sup":
            raised = text_in(child).strip()
            plain = _RAISED.match(raised) and not len(child)
            self.add(raised.translate(_RAISE), style) if plain else self.element(child, style)
        elif name not in _UNSAID:
            if name in LINKS:
                papers, addresses = target(child)
                self._references += papers
                self._links += addresses
            apart = name in APART
            self.add(" " if apart else "")
            self.element(child, _BOLD.get(child.get("type", ""), style) if name == "nadruk" else style)
            self.add(" " if apart else "")

    def _marker(self, child: etree._Element, name: str) -> str:
        index = self.notes.referred(child) if name in NOTE_LINKS else self.notes.add(child, note_run)
        return self.notes.marker(index) if index is not None else ""

    def run(self) -> Run:
        """What was collected, as a reader sees it."""
        styles = {style for text, style in self._pieces if text.strip() and not text.startswith(MARK_OPEN)}
        style = styles.pop() if len(styles) == 1 else ""
        text = tidy("".join(text for text, _ in self._pieces))
        return Run(text, style, unique(self._references), unique(self._links))


def tidy(text: str) -> str:
    """Single spaces, composed letters, and no white space of the file's own layout."""
    single = _SPACE.sub(lambda space: "\n" if "\n" in space[0] else " ", text.replace("\r", ""))
    laid_out = _LAID_OUT.sub("", single)
    return _BEFORE_MARK.sub(r"\1", " ".join(clean_characters(laid_out).split()))


def run_of(element: etree._Element, notes: Notes, skip: frozenset[str] = frozenset()) -> Run:
    """The running text of an element; its notes are added to `notes`."""
    runner = Runner(notes)
    runner.element(element, skip=skip)
    return runner.run()


def words_of(element: etree._Element) -> str:
    """The words of an element without its notes: of a name, a number, a date."""
    return SENTINEL.sub("", run_of(element, Notes()).text).strip()


def markers_in(text: str) -> str:
    """The markers of a text, without its words."""
    return "".join(marker[0] for marker in SENTINEL.finditer(text))


def note_run(noot: etree._Element, notes: Notes) -> Run:
    """The text of a note, all its paragraphs and list items, without its number."""
    return run_of(noot, notes, skip=frozenset({"noot.nr"}))


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Elements of one of these names at any depth, in document order."""
    return (one for one in element.iter(etree.Element) if local_name(one) in names)


_RAISE = str.maketrans("0123456789", SUPERSCRIPTS)
