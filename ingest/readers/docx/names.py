"""Names of WordprocessingML: one namespace for the transitional and the strict form, and attributes read safely.

ECMA-376 part 1, clause 17. Strict files (ISO/IEC 29500-1) use other namespaces for the same elements; `normalise`
makes them transitional, so that every other module knows one.
"""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION_ID = f"{R}id"
_STRICT = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": M,
}
_OFF = frozenset({"0", "false", "off"})


def normalise(root: etree._Element) -> etree._Element:
    """Give the elements and attributes of a strict file their transitional names, in place."""
    if not any(f"{{{space}}}" in _STRICT for space in root.nsmap.values()):
        return root
    for element in root.iter(etree.Element):
        element.tag = _transitional(str(element.tag))
        for key, value in list(element.attrib.items()):
            name = _transitional(str(key))
            if name != key:
                del element.attrib[key]
                element.set(name, value)
    return root


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute `w:name` of an element that may not be there."""
    return None if element is None else element.get(W + name)


def flag(parent: etree._Element | None, name: str) -> bool | None:
    """A toggle such as `w:b` among the properties: on, off, or None where it is not set."""
    found = None if parent is None else parent.find(W + name)
    return None if found is None else (value(found) or "").lower() not in _OFF


def whole(text: str | None, default: int, most: int = 100_000) -> int:
    """A number as an attribute writes it, between 0 and `most`; `default` for what is none."""
    try:
        return min(max(int((text or "")[:12]), 0), most)
    except ValueError:
        return default


def _transitional(name: str) -> str:
    space, closed, local = name.partition("}")
    return _STRICT.get(space + closed, space + closed) + local if closed else name
