"""What the styles of a Word file say of its paragraphs: headings, captions, lists, bold, by inheritance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ingest.readers.docx.names import W, flag, value, whole

_HEADING = re.compile(r"^(?:heading|kop)\s?([1-9])\b", re.I)
_LETTERHEAD = re.compile(
    r"^(?:huisstijl|adres|kixcode|datumonderwerp|afzend|referentie|clausule|retouradres|rubricering|colofon)", re.I
)
_DEEPEST = 20  # styles that a style is based on, one on the other; Word allows 10
_BODY = 9  # the outline level of body text


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits. `depth` of a heading is 1 for the highest, 0 for no heading."""

    name: str = ""
    depth: int = 0
    bold: bool = False
    italic: bool = False
    list_id: str | None = None  # the numbering that it puts its paragraphs into
    list_level: int = 0
    letterhead: bool = False

    @property
    def caption(self) -> bool:
        """Whether it is for what stands above or below a table."""
        return self.name.lower() in ("caption", "bijschrift")

    @property
    def contents(self) -> bool:
        """Whether it is for a line of a table of contents."""
        return bool(re.match(r"(?:toc|inhopg)\s?\d", self.name, re.I))


class Styles:
    """The styles of a file, by id. Toggles (`w:b`) are taken from the nearest style that sets them."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        for one in () if root is None else root.iterchildren(f"{W}style"):
            name = value(one, "styleId") or ""
            self._elements.setdefault(name, one)
            if value(one, "type") == "paragraph" and (value(one, "default") or "") in ("1", "true", "on"):
                self._default = name

    def get(self, name: str | None) -> Style:
        """A style by its id; the default one for none."""
        key = name or self._default
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def bold(self, name: str) -> bool | None:
        """Whether a character style sets its text bold."""
        return self._toggle(self._chain(name), "b")

    def hidden(self, name: str) -> bool:
        """Whether a character style hides its text."""
        return bool(self._toggle(self._chain(name), "vanish"))

    def _chain(self, name: str) -> list[etree._Element]:
        """The style and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while name in self._elements and name not in seen and len(chain) < _DEEPEST:
            seen.add(name)
            chain.append(self._elements[name])
            name = value(chain[-1].find(f"{W}basedOn")) or ""
        return chain

    def _resolve(self, key: str) -> Style:
        chain = self._chain(key)
        names = [value(one.find(f"{W}name")) or "" for one in chain]
        list_id, level = _list_of(chain)
        return Style(
            name=names[0] if names else key,
            depth=_depth(chain, names),
            bold=bool(self._toggle(chain, "b")),
            italic=bool(self._toggle(chain, "i")),
            list_id=list_id,
            list_level=level,
            letterhead=any(_LETTERHEAD.match(one) for one in (key, *names)),
        )

    @staticmethod
    def _toggle(chain: list[etree._Element], name: str) -> bool | None:
        for one in chain:
            found = flag(one.find(f"{W}rPr"), name)
            if found is not None:
                return found
        return None


def _depth(chain: list[etree._Element], names: list[str]) -> int:
    """By outline level or by the name of a heading style, whichever is nearer."""
    for one, name in zip(chain, names, strict=True):
        named = _HEADING.match(name)
        if named:
            return int(named[1])
        outline = value(one.find(f"{W}pPr/{W}outlineLvl"))
        if outline is not None:
            level = whole(outline, _BODY)
            return level + 1 if level < _BODY else 0
    return 0


def _list_of(chain: list[etree._Element]) -> tuple[str | None, int]:
    for one in chain:
        properties = one.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            level = whole(value(properties.find(f"{W}ilvl")), 0, 8)
            found = value(properties.find(f"{W}numId"))
            if found is not None:
                return found, level
    return None, 0
