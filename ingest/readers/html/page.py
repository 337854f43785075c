"""Bytes of a web page as a tree: its encoding, and bounds on what a page may hold."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from ingest.errors import EmptyPaper, NotText, PaperTooLarge, WrongEncoding
from ingest.source import File

MAX_MARKS = 500_000  # of `<`, of which an element needs two; the longest budgets stay below a third of that
MAX_DEPTH = 150  # of elements; pages of papers stay below 40
_HEAD = 4096  # bytes in which a page says what it is and how it is encoded
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BEFORE = r"(?:\s|<\?xml\b[^>]{0,500}>|<!--.{0,2000}?-->)*"
_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype\s+html\b|(?:html|head|body|article|main)\b[^<>]{{0,2000}}>)", re.I | re.S)
_TAGS = re.compile(r"<(?:p|div|h[1-6]|table|ul|article|main|body)\b", re.I)
_SUFFIXES = (".html", ".htm", ".xhtml")
_CHARSET = re.compile(r"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_DECLARED = re.compile(r"<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.I)
# What the HTML standard reads as Windows' Latin letters, whatever a page calls it.
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252"})


def is_html(file: File) -> bool:
    """Whether a file is a web page, by how it begins; a fragment of one also by its name."""
    head = _head(file.data)
    if _PAGE.match(head):
        return True
    named = file.name.lower().endswith(_SUFFIXES)
    return named and head.lstrip().startswith("<") and _TAGS.search(head) is not None


def parse_page(file: File) -> html.HtmlElement:
    """The page's root element. Raises EmptyPaper, NotText, PaperTooLarge and WrongEncoding."""
    text = _decode(file)
    if text.count("<") > MAX_MARKS:
        raise PaperTooLarge(file.name, f"more than {MAX_MARKS // 2:,} elements in the page, more than a paper has")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise EmptyPaper(file.name, f"a web page without content ({error}); save the page again") from error
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:  # beyond some more, the parser drops what follows without a word
            raise PaperTooLarge(file.name, f"elements more than {MAX_DEPTH} deep in the page, which no paper has")
    return root


def _head(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark):_HEAD].decode(encoding, errors="ignore")
    return data[:_HEAD].decode("latin-1")


def _decode(file: File) -> str:
    data, encoding = file.data, ""
    for mark, marked in _BOMS:
        if data.startswith(mark):
            data, encoding = data[len(mark):], marked
            break
    text = _valid(data, encoding or "utf-8")
    if text is None and not encoding:  # what reads as UTF-8 is, whatever the page declares
        encoding = _declared(data)
        text = _valid(data, encoding)
    if text is None:
        encoding = encoding or "utf-8"
        raise WrongEncoding(file.name, f"{encoding.upper()} as the page says, but not all of it; save the page again")
    if "\x00" in text:
        raise NotText(file.name, "binary content (a NUL byte), expected a web page")
    return text


def _valid(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes) -> str:
    """The encoding that the page declares; Windows' Latin letters where it declares none that is known."""
    head = data[:_HEAD].decode("latin-1")
    found = _CHARSET.search(head) or _DECLARED.match(head.lstrip())
    try:
        name = codecs.lookup(found[1]).name if found else "cp1252"
    except LookupError:
        return "cp1252"
    # A declaration that can be read byte by byte is no UTF-16; other codecs of Python decode no text at all.
    known = name == "utf-8" or (re.match(r"(?:iso8859-\d+|cp125\d|mac-roman)$", name) and name not in _LATIN)
    return name if known else "cp1252"
