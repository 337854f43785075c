"""From the parts of a Word file to the Content of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lxml import etree

from ingest.blocks import Block
from ingest.content import Content
from ingest.errors import EmptyPaper
from ingest.joining import SENTINEL, Vocabulary
from ingest.paper.front import split_front
from ingest.paper.letterhead import Letterhead, is_greeting
from ingest.paper.letters import identify
from ingest.paper.signatures import office_of
from ingest.readers.docx import typed_notes
from ingest.readers.docx.blocks import build, head, number_questions
from ingest.readers.docx.body import BodyReader, Item, paragraphs
from ingest.readers.docx.letterhead import read_letterhead, split_letterhead
from ingest.readers.docx.names import RELATION_ID, W, value
from ingest.readers.docx.numbering import read_numbering
from ingest.readers.docx.package import Package, links
from ingest.readers.docx.register import Register, Series, note_elements, numbering_of
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.units import flatten, units_of


def read_document(package: Package) -> Content:
    """Raises EmptyPaper and what Package raises."""
    main = package.main()
    root = package.parse(main)
    body = root.find(f"{W}body")
    styles = Styles(_part(package, main, "styles"))
    register = Register({kind: _series(package, main, root, styles, kind) for kind in ("footnote", "endnote")})
    reader = BodyReader(
        styles, read_numbering(_part(package, main, "numbering")), links(package.relations(main)), register
    )
    items = [] if body is None else reader.read(body)
    at = split_letterhead(items)
    letterhead = _with_headers(read_letterhead(items[:at]), package, main, root, styles)
    units = number_questions(units_of(flatten(items[at:])))
    units = typed_notes.resolve(units, register.notes)
    built = build(units)
    if not built.blocks and not letterhead.lines:
        raise EmptyPaper(package.name, "no words in it; if it holds pictures of pages, OCR them first")
    front = split_front(built.blocks)
    if front < len(built.blocks) and is_greeting(built.blocks[front].text):
        front += 1
    head(built.blocks[front:])
    behalf = [office_of(one, None) for one in built.on_behalf]
    stated = identify(letterhead, built.blocks, behalf)
    blocks = [*(Block("prose", line, None) for line in letterhead.lines), *built.blocks]
    words = Vocabulary.of(SENTINEL.sub("", one.text) for one in paragraphs(items))
    return Content(blocks, register.notes, words, stated=stated, front=len(letterhead.lines) + front, headed=True)


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    """The part of a kind that belongs to the document; None where there is none."""
    found = package.related(main, kind)
    return package.parse(found[0]) if found else None


def _series(package: Package, main: str, root: etree._Element, styles: Styles, kind: str) -> Series:
    """The footnotes or endnotes, with how the last section and the settings number them."""
    found = package.related(main, f"{kind}s")
    elements = note_elements(package.parse(found[0]), kind) if found else {}
    target = links(package.relations(found[0])) if found else {}
    section = root.find(f"{W}body/{W}sectPr")
    form, first = numbering_of(kind, section, _part(package, main, "settings") if elements else None)
    return Series(elements, partial(_note, styles, target), form, first)


def _note(styles: Styles, target: dict[str, str], element: etree._Element) -> tuple[str, tuple[str, ...]]:
    """A note's words, its paragraphs in one line, and its links."""
    own = [one for one in paragraphs(BodyReader(styles, read_numbering(None), target, None).read(element)) if one.text]
    words = " ".join(" ".join(one.text for one in own).split())
    return words, tuple(dict.fromkeys(link for one in own for link in one.links))


def _with_headers(
    found: Letterhead, package: Package, main: str, root: etree._Element, styles: Styles
) -> Letterhead:
    """A letterhead completed from the headers of the pages: some ministries set all of it there."""
    if found.date and found.subject:
        return found
    for part in _headers(package, main, root):
        target = links(package.relations(part))
        other = read_letterhead(_read_part(package, part, styles, target))
        if not found.lines and (other.subject or other.date):
            found.lines = other.lines
        found.date, found.subject = found.date or other.date, found.subject or other.subject
        found.ours, found.theirs = found.ours or other.ours, found.theirs or other.theirs
    return found


def _read_part(package: Package, part: str, styles: Styles, target: dict[str, str]) -> Sequence[Item]:
    return BodyReader(styles, read_numbering(None), target, None).read(package.parse(part))


def _headers(package: Package, main: str, root: etree._Element) -> list[str]:
    """The header parts, that of the first page first."""
    relations = package.relations(main)
    named = [
        (value(one, "type") != "first", relations[key].target)
        for one in root.iter(f"{W}headerReference") if (key := one.get(RELATION_ID, "")) in relations
    ]
    return list(dict.fromkeys(target for _, target in sorted(named) if target in package))[:12]
