"""XML and HTML with elements dropped, doubled, moved, renamed and nested deep, and attributes that nobody expects."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from random import Random

from lxml import etree

from eval.bench.fuzz.chance import NUMBERS, TEXTS, blind

_DEEP = (3, 30, 95, 300, 5000)
_MANY = (1, 2, 30, 2000)
_HUGE = 2**20  # characters of an attribute
_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not in XML, whatever one does
_Elements = list[etree._Element]
_COUNTS = ("cols", "morerows", "colnum", "colspan", "rowspan", "colname", "namest", "nameend", "id", "refid", "nr")


def _dropped(elements: _Elements, chance: Random) -> None:
    one = chance.choice(elements[1:] or elements)
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _doubled(elements: _Elements, chance: Random) -> None:
    one = chance.choice(elements[1:] or elements)
    parent = one.getparent()
    if parent is None:
        return
    size = sum(1 for _ in one.iter())
    for _ in range(min(chance.choice(_MANY), 1 + 20_000 // size)):
        parent.insert(parent.index(one), copy.deepcopy(one))


def _moved(elements: _Elements, chance: Random) -> None:
    """An element to where another is; one within itself is a copy."""
    one, place = copy.deepcopy(chance.choice(elements)), chance.choice(elements)
    if sum(1 for _ in one.iter()) < 5000:
        place.insert(chance.randrange(len(place) + 1), one)


def _nested(elements: _Elements, chance: Random) -> None:
    """An element inside as many of its kind."""
    one = chance.choice(elements[1:] or elements)
    for _ in range(chance.choice(_DEEP)):
        inner = etree.SubElement(one, one.tag)
        inner.text = "diep"
        one = inner


def _renamed(elements: _Elements, chance: Random) -> None:
    chance.choice(elements).tag = chance.choice(elements).tag


def _unwrapped(elements: _Elements, chance: Random) -> None:
    """The children of an element in its place."""
    one = chance.choice(elements[1:] or elements)
    parent = one.getparent()
    if parent is not None:
        at = parent.index(one)
        parent[at:at + 1] = list(one)


def _worded(elements: _Elements, chance: Random) -> None:
    one = chance.choice(elements)
    words = _ILLEGAL.sub("", chance.choice((*TEXTS, *NUMBERS)))
    before = (one.tail if chance.random() < 0.5 else one.text) or ""
    cut = chance.randrange(len(before) + 1)
    text = before[:cut] + words + before[cut:] if chance.random() < 0.8 else words
    if chance.random() < 0.5:
        one.text = text
    elif one.getparent() is not None:
        one.tail = text


def _attributed(elements: _Elements, chance: Random) -> None:
    """An attribute that is new, wrong, huge or the same as another's."""
    one = chance.choice([each for each in elements if each.attrib] or elements)
    name = chance.choice([*one.attrib, *_COUNTS])
    huge = chance.choice("1a ") * _HUGE
    other = chance.choice(elements)
    values = (*NUMBERS, *TEXTS, *map(str, other.attrib.values()), huge)
    one.set(name, _ILLEGAL.sub("", chance.choice(values)))


def _identified(elements: _Elements, chance: Random) -> None:
    """All of an attribute the same, or gone."""
    names = sorted({str(name) for one in elements for name in one.attrib})
    if not names:
        return
    name, gone = chance.choice(names), chance.random() < 0.5
    for one in elements:
        if name in one.attrib:
            one.attrib.pop(name) if gone else one.set(name, "1")


def _swapped(elements: _Elements, chance: Random) -> None:
    """The children of one element in another order."""
    one = chance.choice([each for each in elements if len(each) > 1] or elements)
    children = list(one)
    chance.shuffle(children)
    one[:] = children


_CHANGES: Sequence[Callable[[_Elements, Random], None]] = (
    _dropped, _dropped, _doubled, _moved, _moved, _nested, _renamed, _renamed, _unwrapped, _worded, _worded, _worded,
    _attributed, _attributed, _identified, _swapped,
)


def mutate_xml(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Some changes of its tree; now and then of bytes."""
    return _mutate(data, chance, others, "xml")


def mutate_html(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """The same for a page, written as HTML."""
    return _mutate(data, chance, others, "html")


def _mutate(data: bytes, chance: Random, others: Sequence[bytes], method: str) -> bytes:
    root = None if chance.random() < 0.2 else _tree(data, method)
    if root is None:
        return blind(data, chance, others)
    if others and chance.random() < 0.2:
        other = _tree(chance.choice(others), method)
        if other is not None:
            root.append(chance.choice(list(other.iter(etree.Element))))
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        elements = list(root.iter(etree.Element))
        try:
            chance.choice(_CHANGES)(elements, chance)
        except (ValueError, TypeError):  # of what lxml does not let stand in a tree
            continue
    if method == "xml":
        return etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return etree.tostring(root, encoding="utf-8", method="html")


def _tree(data: bytes, method: str) -> etree._Element | None:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True) if method == "xml" else (
        etree.HTMLParser(recover=True, encoding="utf-8"))
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
