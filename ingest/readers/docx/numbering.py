"""The signs of list items, which Word counts and does not write: `1.`, `a)`, `–`, `2.1`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.docx.names import W, value, whole

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DASHES = frozenset("-–—‐‑−")
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted. `restart` is the level, from 1, after which it begins again; 0 for never."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    style: str = ""


def formatted(number: int, form: str) -> str:
    """A count in one of Word's number formats: `iv`, `C`, `7`."""
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for size, letters in _ROMAN:
            roman += letters * (number // size)
            number %= size
        return roman if form == "lowerRoman" else roman.upper()
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 260:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)  # z, aa, bb
        return letter if form == "lowerLetter" else letter.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        return f"{number}e"
    if form == "chicago" and 0 < number <= 40:
        return "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1)
    return "" if form == "none" else str(number)


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has been counted; paragraphs must come in reading order."""

    _abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    _of: dict[str, str] = field(default_factory=dict)  # the abstract list of a numId
    _own: dict[str, dict[int, Level]] = field(default_factory=dict)  # levels that a numId redefines
    _starts: dict[str, dict[int, int]] = field(default_factory=dict)  # where a numId begins anew
    _counts: dict[str, list[int | None]] = field(default_factory=dict)  # by abstract list
    _seen: set[str] = field(default_factory=set)

    def sign(self, list_id: str | None, level: int) -> str | None:
        """Count one more item of a list; its sign, or None for a paragraph that is in no list."""
        key = self._of.get(list_id or "")
        if list_id is None or key is None:
            return None
        levels = {**self._abstract.get(key, {}), **self._own.get(list_id, {})}
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        if list_id not in self._seen:
            self._seen.add(list_id)
            for at in self._starts.get(list_id, {}):
                counts[at] = None
        rule = levels.get(level, Level())
        before = counts[level]
        counts[level] = self._starts.get(list_id, {}).get(level, rule.start) if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart and level < restart):
                counts[deeper] = None
        if rule.form == "bullet":
            return _bullet(rule.text)
        return _PLACE.sub(lambda place: self._number(int(place[1]) - 1, counts, levels, rule), rule.text).strip()

    @staticmethod
    def _number(at: int, counts: list[int | None], levels: dict[int, Level], rule: Level) -> str:
        other = levels.get(at, Level())
        count = counts[at]
        return formatted(other.start if count is None else count, other.form)


def read_numbering(root: etree._Element | None) -> Numbering:
    """`numbering.xml`; a numbering without lists where there is none."""
    found = Numbering()
    if root is None:
        return found
    linked: dict[str, str] = {}
    styled: dict[str, str] = {}
    for one in root.iterchildren(f"{W}abstractNum"):
        key = value(one, "abstractNumId") or ""
        found._abstract[key] = _levels(one)
        if (link := value(one.find(f"{W}numStyleLink"))) is not None:
            linked[key] = link
        if (style := value(one.find(f"{W}styleLink"))) is not None:
            styled[style] = key
    for one in root.iterchildren(f"{W}num"):
        name, key = value(one, "numId") or "", value(one.find(f"{W}abstractNumId")) or ""
        found._of[name] = styled.get(linked.get(key, ""), key)
        for override in one.iterchildren(f"{W}lvlOverride"):
            at = whole(value(override, "ilvl"), 0, _LEVELS - 1)
            found._own.setdefault(name, {}).update(_levels(override))
            start = value(override.find(f"{W}startOverride"))
            if start is not None:
                found._starts.setdefault(name, {})[at] = whole(start, 1)
    found._of.pop("0", None)  # takes a paragraph out of the list of its style
    return found


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for one in parent.iterchildren(f"{W}lvl"):
        at = whole(value(one, "ilvl"), 0, _LEVELS - 1)
        restart = value(one.find(f"{W}lvlRestart"))
        levels[at] = Level(
            form=value(one.find(f"{W}numFmt")) or "decimal",
            text=(value(one.find(f"{W}lvlText")) or "")[:60],
            start=whole(value(one.find(f"{W}start")), 1),
            restart=None if restart is None else whole(restart, 0, _LEVELS),
            style=value(one.find(f"{W}pStyle")) or "",
        )
    return levels


def _bullet(text: str) -> str:
    """A dash as `–`, any other sign, most of them private characters of symbol fonts, as `•`."""
    return "–" if text.strip() in _DASHES else "•"
