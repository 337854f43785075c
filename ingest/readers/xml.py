"""The one XML parser of all readers: nothing is declared, expanded or fetched, and depth and size are bounded.

Comments and processing instructions are gone without a trace: `on<?xpp afbreek?>derwijs` is one word.
"""

from __future__ import annotations

import html
import re
from typing import Any

from lxml import etree

from ingest.errors import BrokenXml, EmptyPaper, UnsafeXml

MAX_DEPTH = 100  # of elements; published papers stay below 30
MAX_MARKS = 4_000_000  # of `<` and `=`, which elements and attributes need; a budget of 20 MB has half a million
_TWICE = "\ufeff".encode().decode("latin-1").encode()  # a byte order mark, encoded once more
_SUBSET = re.compile(rb"<!DOCTYPE[^<>\[]{0,2000}\[|<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)\b")


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root of the XML document in `data`; byte order mark, CRLF and the encoding it declares are seen to.

    Raises UnsafeXml for entities, other declarations, or more depth or elements than a paper has, and BrokenXml with
    the line for what is no well-formed XML. Both name the file `name`.
    """
    data = _once(data).lstrip(b" \t\r\n")
    if not data:
        raise EmptyPaper(name, "the file is empty")
    bare = data.replace(b"\0", b"") if b"\0" in data else data  # UTF-16 hides no declaration
    if _SUBSET.search(bare):
        raise UnsafeXml(name, "a document type with declarations of its own in the XML, which no paper has; not read")
    if bare.count(b"<") + bare.count(b"=") > MAX_MARKS:
        raise UnsafeXml(name, f"more than {MAX_MARKS:,} elements and attributes; no paper has as many. Split it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                             huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        what = " ".join(str(error.msg).partition(", line ")[0].split())
        if "XML_PARSE_HUGE" in what or "entity" in what.lower():  # libxml2 gives up for the sake of memory
            raise UnsafeXml(name, f"line {error.lineno or 1}: deeper or larger than a paper is ({what})") from error
        raise BrokenXml(name, f"line {error.lineno or 1}: no well-formed XML ({what}); fetch it again") from error
    except (ValueError, LookupError) as error:
        raise BrokenXml(name, f"line 1: no well-formed XML ({error}); fetch it again") from error
    _check(root, name)
    return root


def local_name(element: etree._Element) -> str:
    """`spreker` of `{http://…}spreker`."""
    return str(element.tag).rpartition("}")[2]


def text_in(element: etree._Element) -> str:
    """All text of an element, as it stands in the file."""
    return "".join(str(part) for part in element.itertext())


def root_name(data: bytes) -> str | None:
    """The local name of the first element, read from the first bytes without parsing; None where there is none."""
    head = data[:8192].removeprefix(_TWICE).replace(b"\0", b"")
    found = re.match(
        rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?[^>]{0,500}>|<!--(?s:.){0,2000}?-->|<!DOCTYPE[^>]{0,500}>)*"
        rb"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])", head, re.I
    )
    return found[1].decode("ascii") if found else None


def _once(data: bytes) -> bytes:
    """Undo a second encoding, which its byte order mark gives away: `Ã©` was `é`."""
    if not data.startswith(_TWICE):
        return data
    try:
        return data.decode("utf-8").encode("latin-1").removeprefix(b"\xef\xbb\xbf")
    except UnicodeError:
        return data.removeprefix(_TWICE)


def _check(root: etree._Element, name: str) -> None:
    """Refuse declarations that an encoding hid, and depth; spell out the entities that HTML knows."""
    dtd: Any = root.getroottree().docinfo.internalDTD  # whose methods the stubs do not know
    if dtd is not None and (dtd.entities() or dtd.elements()):
        raise UnsafeXml(name, "a document type with declarations of its own in the XML, which no paper has; not read")
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise UnsafeXml(name, f"line {element.sourceline}: elements more than {MAX_DEPTH} deep; no paper has that")
    for entity in list(root.iter(etree.Entity)):
        _spell_out(entity)


def _spell_out(entity: etree._Entity) -> None:
    """Put the character of `&nbsp;` in its place; one that HTML does not know stays as it is written."""
    parent, text = entity.getparent(), html.unescape(entity.text or "") + (entity.tail or "")
    if parent is None:
        return
    before = entity.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    entity.tail = None
    parent.remove(entity)
