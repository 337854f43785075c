"""The body of a publication, element by element, as blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ingest.blocks import Block, looks_like_heading, terminal
from ingest.joining import SENTINEL
from ingest.model import Speaker
from ingest.readers.koop.depths import ANNEX, division_key, heading_key
from ingest.readers.koop.inline import Run, markers_in, note_run, run_of
from ingest.readers.koop.lists import list_blocks
from ingest.readers.koop.notes import NOTES, Notes
from ingest.readers.koop.signatures import signed_blocks
from ingest.readers.koop.tables import table_blocks
from ingest.readers.xml import local_name

_DIVISIONS = frozenset(
    "divisie bijlage artikel wijzig-artikel hoofdstuk paragraaf sub-paragraaf afdeling titeldeel boek deel "
    "wijzig-divisie circulaire-divisie enig-artikel".split()
)
_HEADINGS = frozenset({"tussenkop", "tuskop"})
_UNSAID = frozenset({"metadata", "meta", "witreg", "illustratie", "officiele-inhoudsopgave", "inhoudsopgave-officieel"})
# Elements that make blocks of their own, also where they stand in a paragraph.
_BLOCKS = _DIVISIONS | _HEADINGS | frozenset(
    "al al-groep lijst table plaatje box definitielijst kop lid tekst vrije-tekst ondertekening ondtek citaat "
    "considerans.al tekst-sluiting".split()
)
_LONG_HEADING = 250  # characters
_LONG_SENTENCE = 12  # words of a `tussenkop` that ends like a sentence, and is one
_CONTENTS = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudsoverzicht)\.?$", re.I)
_LISTED = re.compile(r"^(?P<sign>[–—•-]|\d{1,2}[.)]|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\S)")


@dataclass(slots=True)
class Body:
    """Reads elements into `blocks`. `speaker` says the blocks to come; `emphasised`: a bold line may be a heading."""

    notes: Notes
    emphasised: bool = True
    speaker: Speaker | None = None
    blocks: list[Block] = field(default_factory=list)

    def read(self, parent: etree._Element, level: int = 0) -> None:
        """The children of an element that stands in `level` divisions, and the words between them."""
        self._loose(parent.text)
        for child in parent:
            self.read_one(child, level)
            self._loose(child.tail)

    def read_one(self, element: etree._Element, level: int = 0) -> None:
        """One element, whatever it is."""
        name = local_name(element)
        readers: dict[str, Callable[[etree._Element, int], None]] = {
            "al": self._paragraph, "kop": self._kop, "lid": self._lid, "definitielijst": self._definitions,
            "plaatje": self._figure,
        }
        if name in _UNSAID or (name in NOTES and name == "voetnoot"):
            return
        if name in readers:
            readers[name](element, level)
        elif name in _HEADINGS:
            self._heading(element, level)
        elif name == "lijst":
            self.add(*list_blocks(element, self.notes))
        elif name == "table":
            self._table(element)
        elif name in ("ondertekening", "ondtek"):
            self.add(*signed_blocks(element, self.notes))
        elif name in NOTES:
            self._hang(element)
        elif name in _DIVISIONS:
            self.read(element, level + 1)
        elif any(local_name(one) in _BLOCKS or len(one) for one in element):
            self.read(element, level)
        else:
            self._paragraph(element, level)

    def add(self, *blocks: Block) -> None:
        """Blocks as they are, said by the speaker of the moment."""
        for block in blocks:
            block.speaker = block.speaker or self.speaker
            self.blocks.append(block)

    def add_heading(self, run: Run, key: int) -> None:
        """A heading, if it has words."""
        if run.text:
            self.add(Block("heading", run.text, None, run.style, key, references=run.references))

    def add_run(self, run: Run) -> None:
        """A paragraph, if it has words; one that opens with a dash or number is an item of a list."""
        if not run.text:
            return
        listed = _LISTED.match(run.text)
        if listed and not run.style:
            self.add(Block("item", run.text[listed.end():], None, sign=listed["sign"], references=run.references))
        else:
            self.add(Block("prose", run.text, None, run.style, references=run.references))

    def _loose(self, text: str | None) -> None:
        """Words that stand in no paragraph."""
        if text and text.strip():
            holder = etree.Element("al")
            holder.text = text
            self.add_run(run_of(holder, self.notes))

    def _paragraph(self, al: etree._Element, level: int) -> None:
        inner = [one for one in al if local_name(one) in _BLOCKS]
        if inner:
            self._broken(al, inner, level)
            return
        run = run_of(al, self.notes)
        if self.emphasised and run.style and _titles(run):
            self.add_heading(run, heading_key(level, "vet" if run.style == "bold" else "cur"))
        else:
            self.add_run(run)

    def _broken(self, al: etree._Element, inner: list[etree._Element], level: int) -> None:
        """A paragraph around lists or tables: its words before and after each are paragraphs."""
        holder = etree.Element("al")
        holder.text = al.text
        for child in list(al):
            tail, child.tail = child.tail, None
            if child in inner:
                self.add_run(run_of(holder, self.notes))
                self.read_one(child, level)
                holder = etree.Element("al")
                holder.text = tail
            else:
                child.tail = tail
                holder.append(child)
        self.add_run(run_of(holder, self.notes))

    def _kop(self, kop: etree._Element, level: int) -> None:
        """`Artikel` `1` `Begrippen`: label, number and title are one heading."""
        parent = kop.getparent()
        annex = parent is not None and local_name(parent) == "bijlage"
        run = run_of(kop, self.notes)
        style = {"vet": "bold", "halfvet": "bold", "vetcur": "bold", "cur": "italic"}.get(kop.get("kopopmaak", ""), "")
        key = ANNEX if annex else division_key(level)
        self.add_heading(Run(run.text, run.style or style, run.references), key)

    def _heading(self, tussenkop: etree._Element, level: int) -> None:
        """A heading, unless it holds a sentence of the text."""
        setting = tussenkop.get("kopopmaak") or tussenkop.get("letat") or "vet"
        run = run_of(tussenkop, self.notes)
        bare = Block("prose", run.text, None).bare
        sentence = terminal(bare) and not bare.endswith("?") and len(bare.split()) >= _LONG_SENTENCE
        plain = setting == "rom" and terminal(bare) and len(bare.split()) > 3
        if sentence or plain or len(bare) > _LONG_HEADING or bare.endswith((",", ";")):
            self.add_run(run)
            return
        style = "italic" if setting == "cur" else "bold" if setting in ("vet", "halfvet", "vetcur") else run.style
        self.add_heading(Run(run.text, style, run.references), heading_key(level, setting))

    def _lid(self, lid: etree._Element, level: int) -> None:
        """A paragraph of an article is an item with its number."""
        number = next((one for one in lid if local_name(one) in ("lidnr", "lid.nr")), None)
        start = len(self.blocks)
        for child in lid:
            if child is not number:
                self.read_one(child, level)
        run = run_of(number, self.notes) if number is not None else Run("")
        if run.text and len(self.blocks) > start and self.blocks[start].kind in ("prose", "item"):
            first = self.blocks[start]
            first.kind, first.sign = "item", SENTINEL.sub("", run.text).strip()
            first.text = markers_in(run.text) + first.text
        elif run.text:
            self.blocks.insert(start, Block("item", run.text, None, speaker=self.speaker))

    def _definitions(self, definitions: etree._Element, level: int) -> None:
        """Each term with its definition is an item."""
        for one in definitions:
            terms = [child for child in one if local_name(child) == "term"]
            term = " ".join(run_of(child, self.notes).text for child in terms).rstrip(":")
            run = run_of(one, self.notes, skip=frozenset({"term", "li.nr"}))
            text = f"{term}: {run.text}" if term and run.text else term or run.text
            if text:
                self.add(Block("item", text, None, references=run.references))

    def _figure(self, plaatje: etree._Element, level: int) -> None:
        """Of a picture, the words under and over it."""
        for child in plaatje:
            if local_name(child) not in _UNSAID:
                self.add_run(run_of(child, self.notes))

    def _table(self, table: etree._Element) -> None:
        """A table; one under the heading of the contents is lines of text."""
        blocks = table_blocks(table, self.notes)
        if self.blocks and self.blocks[-1].kind == "heading" and _CONTENTS.match(self.blocks[-1].bare):
            lines = [" ".join(cell for cell in row if cell) for block in blocks for row in block.rows]
            blocks = [Block("prose", line, None) for line in lines]
        self.add(*blocks)

    def _hang(self, noot: etree._Element) -> None:
        """A note between paragraphs belongs to the one before it."""
        index = self.notes.add(noot, note_run)
        if index is not None:
            hang(self.blocks, self.notes.marker(index))


def hang(blocks: list[Block], marker: str) -> None:
    """Put the marker of a note at the end of the last block."""
    if blocks and blocks[-1].rows:
        *others, last = blocks[-1].rows
        blocks[-1].rows = [*others, (*last[:-1], last[-1] + marker)]
    elif blocks:
        blocks[-1].text += marker
    else:
        blocks.append(Block("prose", marker, None))


def _titles(run: Run) -> bool:
    """Whether a paragraph that is bold or italic from end to end heads what follows."""
    bare = Block("prose", run.text, None).bare
    return looks_like_heading(run.text, 1) and not bare.endswith(("?", ":", ",")) and len(bare.split()) <= 22
