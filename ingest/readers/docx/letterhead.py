"""The letterhead: what stands above and beside a letter in tables, frames and headers, as labels and values.

Names and numbers of civil servants (`Contactpersoon`, `T 070 …`) are left out of the text altogether.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.blocks import terminal
from ingest.dates import find_date
from ingest.joining import SENTINEL
from ingest.paper.signatures import is_name
from ingest.readers.docx.body import Item, Table, paragraphs
from ingest.readers.docx.questions import is_header
from ingest.readers.docx.runs import Paragraph

_LABELS = {
    "date": r"datum(?: brief)?",
    "subject": r"onderwerp|betreft|betreffende",
    "ours": r"ons kenmerk|onze referentie|kenmerk",
    "theirs": r"uw kenmerk|uw referentie|uw brief(?:\s?\(?kenmerk\)?)?|uw brief van",
    "contact": r"contactpersoon|contactpersonen|contact|behandeld door|behandelend ambtenaar|inlichtingen(?: bij)?|"
               r"doorkiesnummer|opgesteld door|auteurs?|steller|van",
    "other": r"projectnaam|bijlagen?|bijlage\(n\)|aantal bijlagen|kopie aan|cc|datum ontvangst|versie|zaaknummer|aan",
}
_LABEL = re.compile("|".join(rf"(?P<{name}>(?:{words}))" for name, words in _LABELS.items()), re.I)
_ALONE = re.compile(rf"(?:{_LABEL.pattern})\s*:?", re.I)
_WITH_VALUE = re.compile(
    r"(?P<label>datum|onderwerp|betreft|ons kenmerk|uw kenmerk|kenmerk|contactpersoon|behandeld door|inlichtingen|"
    r"doorkiesnummer)\s*(?:(?P<colon>:)\s*|\s)(?P<value>\S.*)", re.I
)
_SENDER = re.compile(r"^>?\s?retouradres\b|^aan de voorzitters? van de (?:tweede|eerste)", re.I)
_PERSONAL = re.compile(
    r"^(?:[TFME]|tel(?:efoon|\.)?|fax|mobiel|e-?mail)\b[.:]?\s*[\d+(].*|(?:.*\s)?\S*@\S+\.\S+", re.I
)
_INITIALED = re.compile(r"^(?:(?:drs?|mr|ir|ing|prof|dhr|mw|mevr|de heer|mevrouw)\.?\s+)*(?:[A-Z][a-z]?\.[ -]?)+\s?\S")
_PAGE = re.compile(r"^pagina\s*\d*\s*(?:van\s*\d*)?$", re.I)
_CLAUSE = re.compile(r"^(?:bij beantwoording|wilt u)\b", re.I)
_NUMERIC = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b")
_LONG, _SHORT = 600, 60  # characters of a field with its label
_PEOPLE = 8  # lines that say who works on a letter
_FAR = 60  # items: no letterhead is longer


@dataclass(slots=True)
class Letterhead:
    """What a letterhead says. `lines` are its words for the document text, one a label with its value."""

    lines: list[str] = field(default_factory=list)
    date: str | None = None  # ISO 8601
    subject: str | None = None
    ours: str | None = None
    theirs: str | None = None


def split_letterhead(items: Sequence[Item]) -> int:
    """How many items at the start are letterhead: up to the last one that looks it before the first sentence."""
    last = 0
    for at, item in enumerate(items[:_FAR]):
        if _belongs(item):
            last = at + 1
        elif any(_is_prose(one) for one in paragraphs([item])):
            break
    return last


def read_letterhead(items: Sequence[Item]) -> Letterhead:
    """The fields and the words of letterhead items."""
    found = Letterhead()
    for group in _groups(items):
        label, name = "", ""
        values: list[str] = []
        for line in [*group, None]:
            start = _start(line) if line is not None else ("end", "", "")
            blank = line == "" and (values or not label) and name != "contact"
            ends = start is not None or blank or (name == "contact" and len(values) >= _PEOPLE)
            if ends:
                _keep(found, name, label, values)
                name, label, beside = start or ("", "", line or "")
                values = [beside] if beside else []
            elif line and not label:
                _keep(found, "", "", [line])
            elif line:
                values.append(line)
    return found


def _belongs(item: Item) -> bool:
    """Whether an item is part of a letterhead by its styles or its labels."""
    own = [one for one in paragraphs([item]) if one.text]
    if not own:
        return False
    if any(one.style.letterhead or one.framed for one in own):
        return not any(is_header(one.text) for one in own)
    lines = [line for one in own for line in one.text.split("\n")]
    labels = sum(bool(_ALONE.fullmatch(line) or _SENDER.match(line)) for line in lines)
    if isinstance(item, Table):
        return labels > 0 and (labels > 1 or len(own) < 12)
    return any(_beside(line) or _SENDER.match(line) for line in lines) or labels > 0


def _is_prose(paragraph: Paragraph) -> bool:
    bare = SENTINEL.sub("", paragraph.text)
    return is_header(bare) or (terminal(bare) and len(bare.split()) >= 6)


def _groups(items: Sequence[Item]) -> Iterator[list[str]]:
    """The lines of each table, and of the paragraphs between them: a label stands before its value."""
    loose: list[str] = []
    for item in items:
        if isinstance(item, Paragraph):
            loose += SENTINEL.sub("", item.text).split("\n")
            continue
        if loose:
            yield loose
            loose = []
        inner: list[Item] = []
        own: list[str] = []
        for row in item.rows:
            own.append("")  # a row ends what is above it
            for cell in row.cells:
                inner += [one for one in cell.items if isinstance(one, Table)]
                own += [line for one in cell.items if isinstance(one, Paragraph)
                        for line in SENTINEL.sub("", one.text).split("\n")]
        yield own
        yield from _groups(inner)
    if loose:
        yield loose


def _start(line: str) -> tuple[str, str, str] | None:
    """(field, label, value beside it) of a line that begins a field."""
    if _CLAUSE.match(line) or _SENDER.match(line):
        return "", "", line
    alone = _ALONE.fullmatch(line)
    if alone:
        return str(alone.lastgroup), line, ""
    beside = _beside(line)
    if beside:
        known = _LABEL.fullmatch(beside["label"])
        return str(known.lastgroup if known else "other"), beside["label"], beside["value"]
    return None


def _beside(line: str) -> re.Match[str] | None:
    """`Datum 3 mei 2024`, and no sentence that begins with such a word: `Inlichtingen van de politie wijzen uit …`."""
    found = _WITH_VALUE.fullmatch(line) if len(line) < _LONG else None
    if found is None or found["colon"]:
        return found
    if found["label"].lower() == "datum":
        return found if any(char.isdigit() for char in found["value"]) and len(line) < _SHORT else None
    subject = found["label"].lower() in ("onderwerp", "betreft")
    return found if subject or (len(line) < _SHORT and not terminal(line)) else None


def _keep(found: Letterhead, name: str, label: str, values: list[str]) -> None:
    """Take one field, or a line that is in none, into the letterhead."""
    if name == "contact" or name == "end":
        return
    values = [one for one in values if one and not _is_personal(one)]
    text = " ".join(" ".join(values).split())
    if name == "date" and found.date is None:
        found.date = find_date(text) or _numeric_date(text)
    elif name == "subject" and found.subject is None:
        found.subject = text or None
    elif name == "ours" and found.ours is None:
        found.ours = text or None
    elif name == "theirs" and found.theirs is None:
        found.theirs = text or None
    if text and (not label or name):
        found.lines.append(f"{label} {text}" if label else text)


def _is_personal(line: str) -> bool:
    """Whether a line names a civil servant, their telephone or mail, or is a page number."""
    return bool(
        _PERSONAL.fullmatch(line) or _PAGE.match(line) or (_INITIALED.match(line) and is_name(line))
    )


def _numeric_date(text: str) -> str | None:
    found = _NUMERIC.search(text)
    try:
        return datetime.date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else None
    except ValueError:
        return None
