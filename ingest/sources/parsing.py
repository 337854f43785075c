"""XML of a stranger: nothing is declared, expanded or fetched, and elements are found by their local names."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ingest.errors import UnexpectedReply
from ingest.sources.bodies import described


def parse(data: bytes, url: str) -> etree._Element:
    """The root of an XML document. Raises UnexpectedReply when it is none, or declares a document type.

    No reply of these services has a document type; one is what entity bombs and external entities need.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnexpectedReply(url, f"expected XML without a document type, found {described(data[:2048])}; not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                             huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnexpectedReply(url, f"expected XML, found {described(data[:2048])} ({error})") from error
    if root.getroottree().docinfo.internalDTD is not None:  # written in an encoding that hid it from the first look
        raise UnexpectedReply(url, "expected XML without a document type, found one; not read")
    return root


def name_of(element: etree._Element) -> str:
    """Local name: `numberOfRecords` of `{…}numberOfRecords`."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """Value of an attribute by its local name."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """Children of that name, in order."""
    return [child for child in element if name_of(child) == name]


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Elements of that name at any depth, in document order."""
    return (one for one in element.iter(etree.Element) if name_of(one) == name)


def text_of(element: etree._Element, name: str) -> str | None:
    """Text of the first descendant of that name that has any, without the space around it."""
    return next((words for one in descendants(element, name) if (words := (one.text or "").strip())), None)
