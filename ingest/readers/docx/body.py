"""The body of a Word file as a flat list of paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.readers.docx.names import MC, W, flag, value, whole
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.register import Register
from ingest.readers.docx.runs import Paragraph, RunReader, chosen, is_placeholder
from ingest.readers.docx.styles import Styles

MAX_COLUMNS = 64  # Word has at most 63
_SKIPPED = frozenset({W + "del", W + "moveFrom", W + "sectPr", W + "tblPr", W + "tcPr", W + "sdtPr"})
_INNER = frozenset({W + "ins", W + "moveTo", W + "customXml", W + "smartTag", W + "sdtContent"})


@dataclass(slots=True)
class Cell:
    """A cell: what it holds, the columns it spans, and whether it continues the cell above it."""

    items: list[Item]
    columns: int = 1
    continues: bool = False


@dataclass(slots=True)
class Row:
    """A row of cells; `head` where it is repeated on each page."""

    cells: list[Cell]
    head: bool = False


@dataclass(slots=True)
class Table:
    """A table as it stands in the file; `data` says whether it holds data or only lays out a page, once known."""

    rows: list[Row] = field(default_factory=list)
    data: bool | None = None


Item = Paragraph | Table


class BodyReader:
    """Reads block content of one part; text boxes follow the paragraph they are anchored in."""

    def __init__(
        self, styles: Styles, numbering: Numbering, links: dict[str, str], register: Register | None
    ) -> None:
        self._styles, self._numbering = styles, numbering
        self._runs = RunReader(styles, links, register)

    def read(self, parent: etree._Element) -> list[Item]:
        """What an element (body, cell, note, text box, header) holds."""
        items: list[Item] = []
        for item in self._items(parent):
            last = items[-1] if items else None
            if isinstance(item, Paragraph) and isinstance(last, Paragraph) and last.runs_on:
                items[-1] = merged(last, item)
            else:
                items.append(item)
        return items

    def _items(self, parent: etree._Element) -> Iterator[Item]:
        for child in parent.iterchildren(etree.Element):
            tag = child.tag
            if tag == W + "p":
                paragraph = self._paragraph(child)
                yield paragraph
                for box in paragraph.boxes:
                    yield from self._items(box)
            elif tag == W + "tbl":
                yield self._table(child)
            elif tag in _INNER:
                yield from self._items(child)
            elif tag == W + "sdt":
                if not is_placeholder(child):
                    yield from self._items(child)
            elif tag == MC + "AlternateContent":
                yield from self._items(chosen(child))

    def _paragraph(self, element: etree._Element) -> Paragraph:
        properties = element.find(f"{W}pPr")
        style = self._styles.get(value(None if properties is None else properties.find(f"{W}pStyle")))
        paragraph = self._runs.read(element, style)
        if properties is None:
            own = None
        else:
            own = properties.find(f"{W}numPr")
            paragraph.framed = properties.find(f"{W}framePr") is not None
            mark = properties.find(f"{W}rPr")
            paragraph.runs_on = mark is not None and mark.find(f"{W}del") is not None
            outline = value(properties.find(f"{W}outlineLvl"))
            if outline is not None and whole(outline, 9) < 9:
                paragraph.style = replace(style, depth=whole(outline, 0) + 1)
        list_id, level = style.list_id, style.list_level
        if own is not None:
            list_id = value(own.find(f"{W}numId")) or list_id
            level = whole(value(own.find(f"{W}ilvl")), level, 8)
        if paragraph.text:  # Word counts empty items too, but nobody sees their numbers in a letter's lists
            paragraph.sign, paragraph.level = self._numbering.sign(list_id, level), level
        return paragraph

    def _table(self, element: etree._Element) -> Table:
        return Table([row for child in _children(element, "tr") if (row := self._row(child)) is not None])

    def _row(self, element: etree._Element) -> Row | None:
        """A row; None for one whose deletion is tracked."""
        properties = element.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            return None
        before = whole(value(None if properties is None else properties.find(f"{W}gridBefore")), 0, MAX_COLUMNS)
        cells = [Cell([], before)] if before else []
        for child in _children(element, "tc"):
            own = child.find(f"{W}tcPr")
            merge = None if own is None else own.find(f"{W}vMerge")
            cells.append(Cell(
                self.read(child),
                max(whole(value(None if own is None else own.find(f"{W}gridSpan")), 1, MAX_COLUMNS), 1),
                merge is not None and (value(merge) or "continue") != "restart",
            ))
        return Row(cells, bool(flag(properties, "tblHeader")))


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows or cells of a table, those in content controls and insertions too."""
    for child in parent.iterchildren(etree.Element):
        if child.tag == W + name:
            yield child
        elif child.tag in _INNER or child.tag == W + "sdt":
            yield from _children(child, name)


def merged(first: Paragraph, second: Paragraph) -> Paragraph:
    """Two paragraphs, the mark between which was deleted, as one."""
    return replace(
        first, text=f"{first.text} {second.text}".strip(), bold=first.bold and second.bold,
        italic=first.italic and second.italic, links=(*first.links, *second.links), boxes=[], runs_on=second.runs_on,
    )


def paragraphs(items: list[Item]) -> Iterator[Paragraph]:
    """All paragraphs of items, those in the cells of tables row by row."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            for row in item.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.items)
