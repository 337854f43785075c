"""The text of a paragraph: its runs joined as they stand, since Word splits words over runs at will."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ingest.joining import MARK_CLOSE, MARK_OPEN
from ingest.readers.docx.fields import Fields, is_furniture
from ingest.readers.docx.names import MC, RELATION_ID, M, W, flag, value
from ingest.readers.docx.register import Register
from ingest.readers.docx.styles import Style, Styles
from ingest.readers.plain.lines import clean_characters

_GONE = frozenset(W + one for one in (
    "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rt", "delText", "delInstrText",
    "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator", "commentReference",
    "lastRenderedPageBreak",
))
_BREAKS = frozenset({W + "br", W + "cr"})
_HYPHEN = {W + "noBreakHyphen": "-", W + "tab": "\t", W + "ptab": "\t"}
_PRIVATE = {ord(MARK_OPEN): None, ord(MARK_CLOSE): None}
# Signs of symbol fonts, which have no letters; others are left out.
_SYMBOLS = {
    "symbol": {0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xAE: "→", 0xB9: "≠", 0x2D: "−", 0xB0: "°"},
    "wingdings": {0xE0: "→", 0xE8: "→", 0xA7: "▪", 0xFC: "✓", 0xFB: "✗", 0xD8: "➢", 0x6C: "•", 0xA8: "☐", 0xFE: "☒"},
}


@dataclass(slots=True)
class Paragraph:
    """A paragraph as read. `text` holds sentinels, and a newline for each line break in it."""

    text: str
    style: Style
    bold: bool = False  # every letter of it
    italic: bool = False
    underlined: bool = False
    bold_to: int = 0  # how many characters at its start are bold
    links: tuple[str, ...] = ()
    sign: str | None = None  # of a list item
    level: int = 0  # of the list
    boxes: list[etree._Element] = field(default_factory=list)  # the content of text boxes anchored here
    framed: bool = False
    runs_on: bool = False  # its end was deleted, so the next paragraph continues it


@dataclass(slots=True)
class _Piece:
    text: str
    bold: bool
    italic: bool
    underlined: bool


class RunReader:
    """Reads the runs under one element. `links` are the web addresses of its part by relation id."""

    def __init__(self, styles: Styles, links: dict[str, str], register: Register | None) -> None:
        self._styles, self._links, self._register = styles, links, register
        self._pieces: list[_Piece] = []
        self._found: list[str] = []
        self._boxes: list[etree._Element] = []
        self._fields = Fields()

    def read(self, element: etree._Element, style: Style) -> Paragraph:
        """The paragraph of a `w:p`."""
        self._pieces, self._found, self._boxes, self._fields = [], [], [], Fields()
        self._walk(element, style)
        links = tuple(dict.fromkeys((*self._found, *self._fields.links)))
        return _paragraph(self._pieces, style, links, self._boxes)

    def _walk(self, element: etree._Element, style: Style) -> None:
        for child in element.iterchildren(etree.Element):
            tag = child.tag
            if tag in _GONE:
                continue
            if tag == W + "r":
                self._run(child, style)
            elif tag == W + "hyperlink":
                target = self._links.get(child.get(RELATION_ID, ""))
                if target:
                    self._found.append(target)
                self._walk(child, style)
            elif tag == W + "fldSimple":
                if not is_furniture(value(child, "instr") or ""):
                    self._walk(child, style)
            elif tag == W + "sdt":
                self._control(child, style)
            elif tag == MC + "AlternateContent":
                self._walk(chosen(child), style)
            elif str(tag).startswith(M):
                self._add("".join(str(one.text or "") for one in child.iter(M + "t")), False, False, False)
            elif str(tag).startswith(W):
                self._walk(child, style)

    def _control(self, control: etree._Element, style: Style) -> None:
        """A content control; the words that ask for a content are none."""
        content = control.find(f"{W}sdtContent")
        if content is not None and not is_placeholder(control):
            self._walk(content, style)

    def _run(self, run: etree._Element, style: Style) -> None:
        own = run.find(f"{W}rPr")
        named = value(own.find(f"{W}rStyle")) if own is not None else None
        hidden = flag(own, "vanish")
        if hidden or (hidden is None and named and self._styles.hidden(named)):
            own = None
        bold = flag(own, "b")
        if bold is None:
            bold = self._styles.bold(named) if named else None
        italic, line = flag(own, "i"), own.find(f"{W}u") if own is not None else None
        shape = (style.bold if bold is None else bold, style.italic if italic is None else italic,
                 line is not None and value(line) != "none")
        custom = self._custom(run)
        for child in run.iterchildren(etree.Element):
            self._in_run(child, shape, bool(hidden), custom)

    def _in_run(self, child: etree._Element, shape: tuple[bool, bool, bool], hidden: bool, custom: str | None) -> None:
        tag = child.tag
        if tag == W + "fldChar":
            self._fields.change(value(child, "fldCharType"))
        elif tag == W + "instrText":
            self._fields.instruct(child.text or "")
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._boxes += outermost_boxes(child)
        elif tag == MC + "AlternateContent":
            for one in chosen(child).iterchildren(etree.Element):
                self._in_run(one, shape, hidden, custom)
        elif hidden or not self._fields.visible:
            return
        elif tag == W + "t":
            if custom is None:  # else it is the mark itself
                self._add(child.text or "", *shape)
        elif tag in _BREAKS:
            self._add("\n", *shape)
        elif tag in _HYPHEN:
            self._add(_HYPHEN[str(tag)], *shape)
        elif tag == W + "sym":
            self._add(_symbol(child), *shape)
        elif tag in (W + "footnoteReference", W + "endnoteReference") and self._register is not None:
            kind = "footnote" if tag == W + "footnoteReference" else "endnote"
            self._pieces.append(_Piece(self._register.mark(kind, child, custom), *shape))
        elif tag == W + "ruby":
            base = child.find(f"{W}rubyBase")
            if base is not None:
                self._walk(base, Style())

    @staticmethod
    def _custom(run: etree._Element) -> str | None:
        """The mark that follows a reference in its run where the author typed one."""
        for kind in ("footnoteReference", "endnoteReference"):
            found = run.find(W + kind)
            if found is not None and (value(found, "customMarkFollows") or "0").lower() in ("1", "true", "on"):
                return clean_characters("".join(one.text or "" for one in run.iterchildren(W + "t"))).strip() or "*"
        return None

    def _add(self, text: str, bold: bool, italic: bool, underlined: bool) -> None:
        if text:
            self._pieces.append(_Piece(text.translate(_PRIVATE), bold, italic, underlined))


def chosen(alternatives: etree._Element) -> etree._Element:
    """The one of `mc:AlternateContent` to read: the first choice that has any content, else the fallback."""
    options = list(alternatives.iterchildren(MC + "Choice", MC + "Fallback"))
    return next((one for one in options if len(one)), alternatives.makeelement(MC + "Fallback"))


def outermost_boxes(shape: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, each alternative once; those inside another are read with it."""
    found: list[etree._Element] = []
    waiting = [shape]
    while waiting:
        one = waiting.pop()
        if one.tag == W + "txbxContent":
            found.append(one)
        elif one.tag == MC + "AlternateContent":
            waiting.append(chosen(one))
        else:
            waiting += reversed(list(one.iterchildren(etree.Element)))
    return found


def is_placeholder(control: etree._Element) -> bool:
    """Whether a content control shows only its prompt (`Klik of tik om tekst in te voeren`)."""
    return bool(flag(control.find(f"{W}sdtPr"), "showingPlcHdr"))


def _symbol(element: etree._Element) -> str:
    try:
        code = int((value(element, "char") or "")[:8], 16) & 0xFF
    except ValueError:
        return ""
    font = (value(element, "font") or "").lower().split(" ")[0]
    return _SYMBOLS.get(font, {}).get(code, "")


def _paragraph(
    pieces: Iterable[_Piece], style: Style, links: tuple[str, ...], boxes: list[etree._Element]
) -> Paragraph:
    """The pieces as one text, cleaned, with what they have in common."""
    kept = [one for one in pieces if one.text]
    worded = [one for one in kept if one.text.strip() and not one.text.startswith(MARK_OPEN)]
    bold_to = 0
    for one in kept:
        if not one.bold and one.text.strip():
            break
        bold_to += len(one.text)
    raw = "".join(one.text for one in kept)
    head = tidy(raw[:bold_to])
    return Paragraph(
        tidy(raw), style, bold=bool(worded) and all(one.bold for one in worded),
        italic=bool(worded) and all(one.italic for one in worded),
        underlined=bool(worded) and all(one.underlined for one in worded), bold_to=len(head), links=links, boxes=boxes,
    )


def tidy(text: str) -> str:
    """Plain characters, single spaces in a line, no soft hyphens, line breaks kept."""
    lines = clean_characters(text.replace("\u00ad", "")).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()
