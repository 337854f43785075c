"""The letterhead of a letter: what stands above and beside it, as labels and values.

Names and numbers of civil servants (`Contactpersoon`, `T 070 …`) are left out of the text altogether.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.blocks import terminal
from ingest.dates import find_date
from ingest.paper.signatures import is_name

_LABELS = {
    "date": r"datum(?: brief)?",
    "subject": r"onderwerp|betreft|betreffende",
    "ours": r"ons kenmerk|ons nummer|onze referentie|kenmerk|referentie",
    "theirs": r"uw kenmerk|uw nummer|uw referentie|uw brief(?:\s?\(?kenmerk\)?)?|uw brief van",
    "contact": r"contactpersoon|contactpersonen|contact|behandeld door|behandelend ambtenaar|inlichtingen(?: bij)?|"
               r"doorkiesnummer|telefoon(?:nummer)?|e-?mail|mobiel|opgesteld door|auteurs?|steller|van",
    "other": r"projectnaam|bijlagen?(?: \d+)?|bijlage\(n\)|aantal bijlagen|kopie aan|cc|datum ontvangst|versie|"
             r"zaaknummer|aan",
}
_LABEL = re.compile("|".join(rf"(?P<{name}>(?:{words}))" for name, words in _LABELS.items()), re.I)
_ALONE = re.compile(rf"(?:{_LABEL.pattern})\s*:?", re.I)
_WITH_VALUE = re.compile(
    r"(?P<label>datum|onderwerp|betreft|ons kenmerk|uw kenmerk|kenmerk|contactpersoon|behandeld door|inlichtingen|"
    r"doorkiesnummer)\s*(?:(?P<colon>:)\s*|\s)(?P<value>\S.*)", re.I
)
_SENDER = re.compile(r"^>?\s?retouradres\b|^aan de voorzitters? van de (?:tweede|eerste)", re.I)
_PERSONAL = re.compile(
    r"^(?:[TFME]|tel(?:efoon|\.)?|fax|mobiel|e-?mail)\b[.:]?\s*[\d+(].*|^(?:[+(]|0)[\d ()+-]{8,}|(?:.*\s)?\S*@\S+\.\S+",
    re.I,
)
_GREETING = re.compile(
    r"^(?:zeer |hoog)?geachte (?:(?:heer|mevrouw)(?: de)? )?(?:kamer)?(?:voorzitters?|leden)\b[^.?]{0,40}$", re.I
)
_INITIALED = re.compile(r"^(?:(?:drs?|mr|ir|ing|prof|dhr|mw|mevr|de heer|mevrouw)\.?\s+)*(?:[A-Z][a-z]?\.[ -]?)+\s?\S")
_PAGE = re.compile(r"^pagina\s*\d*\s*(?:van\s*\d*)?$", re.I)
_CLAUSE = re.compile(r"^(?:bij beantwoording|wilt u)\b", re.I)
_NUMERIC = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b")
_DATED = re.compile(r"(?:[A-Z][\w’' -]{2,24},? )?\d{1,2} [a-z]{3,9} \d{4}\.?")
_LONG, _SHORT = 600, 60  # characters of a field with its label
_PEOPLE = 8  # lines that say who works on a letter


@dataclass(slots=True)
class Letterhead:
    """What a letterhead says. `lines` are its words for the document text, one a label with its value."""

    lines: list[str] = field(default_factory=list)
    date: str | None = None  # ISO 8601
    subject: str | None = None
    ours: str | None = None
    theirs: str | None = None


def read_fields(groups: Iterable[Sequence[str]]) -> Letterhead:
    """The fields and the words of groups of lines; in each, a label stands before its value."""
    found = Letterhead()
    for group in groups:
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
    if found.date is None:  # it stands under the place, or by itself
        found.date = next((find_date(line) for line in found.lines if _DATED.fullmatch(line)), None)
    return found


def is_label(line: str) -> bool:
    """Whether a line is nothing but the label of a field: `Ons kenmerk`, `Datum:`."""
    return _ALONE.fullmatch(line) is not None


def is_sender(line: str) -> bool:
    """Whether a line begins the address that a letter comes from or goes to."""
    return _SENDER.match(line) is not None


def is_greeting(line: str) -> bool:
    """`Geachte voorzitter,`"""
    return _GREETING.match(line) is not None


def field_of(line: str) -> str | None:
    """The field of a label, alone or with its value beside it: `date`, `subject`, `ours`, `theirs`, `contact`, …"""
    found = None if _CLAUSE.match(line) or _SENDER.match(line) else _start(line)
    return found[0] if found else None


def label_of(line: str) -> str:
    """The label that stands before a value on its line; empty where there is none."""
    found = _beside(line)
    return found["label"] + (found["colon"] or "") if found else ""


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
