"""XML of a source, read by the parser of all readers; elements are found by their local names."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ingest.errors import PaperError, UnexpectedReply
from ingest.readers.xml import local_name, parse_xml
from ingest.sources.bodies import described, is_html


def parse(data: bytes, url: str) -> etree._Element:
    """The root of an XML document. Raises UnexpectedReply when it is none, or declares entities."""
    if is_html(data[:2048]):
        raise UnexpectedReply(url, f"expected XML, found {described(data[:2048])}")
    try:
        return parse_xml(data, "the reply")
    except PaperError as error:
        raise UnexpectedReply(url, f"expected XML, found {described(data[:2048])} ({error})") from error


def attribute(element: etree._Element, name: str) -> str | None:
    """Value of an attribute by its local name."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """Children of that name, in order."""
    return [child for child in element if local_name(child) == name]


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Elements of that name at any depth, in document order."""
    return (one for one in element.iter(etree.Element) if local_name(one) == name)


def text_of(element: etree._Element, name: str) -> str | None:
    """Text of the first descendant of that name that has any, without the space around it."""
    return next((words for one in descendants(element, name) if (words := (one.text or "").strip())), None)
