"""A Kamerstuk of about 2010 and later: `kamerstuk` with its head, dossiers and `stuk`."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from lxml import etree

from ingest.blocks import Block
from ingest.content import Content
from ingest.dates import find_date
from ingest.paper.identity import Identity
from ingest.paper.kinds import kind_of
from ingest.readers.koop.body import Body
from ingest.readers.koop.content import content_of, opening_lines, session_in, stated_in_head
from ingest.readers.koop.inline import descendants, run_of, words_of
from ingest.readers.koop.notes import Notes
from ingest.readers.xml import local_name
from ingest.references import dossier_key, unique
from ingest.source import File

_SHORT = 5  # words
_HEAD = frozenset({"kamerstukkop", "dossier", "stuknr", "titel", "datumtekst"})


def read_kamerstuk(root: etree._Element, file: File) -> Content:
    """Raises EmptyPaper for a Kamerstuk without text."""
    notes = Notes()
    front = [block for one in descendants(root, *_HEAD) if _in_head(one) for block in _front(one, notes)]
    body = Body(notes)
    for kamerstuk in descendants(root, "kamerstuk"):
        _read_body(kamerstuk, body)
    stated = stated_in_head(root).under(_stated(root, body.blocks))
    return content_of(front, body, stated, file)


def _in_head(element: etree._Element) -> bool:
    """Titles also stand in dossiers, headings and tables."""
    parent = element.getparent()
    name = local_name(element)
    return parent is not None and local_name(parent) in (("kamerstuk",) if name in ("kamerstukkop", "dossier") else (
        "stuk",))


def _front(element: etree._Element, notes: Notes) -> list[Block]:
    """The lines of a part of the head, as they are printed."""
    name = local_name(element)
    runs = [run_of(one, notes) for one in (element if name == "kamerstukkop" else [element])]
    return [Block("prose", run.text, None, references=run.references) for run in runs if run.text]


def _read_body(kamerstuk: etree._Element, body: Body) -> None:
    for child in kamerstuk:
        name = local_name(child)
        if name == "stuk":
            for part in child:
                if local_name(part) not in _HEAD:
                    body.read_one(part)
        elif name not in _HEAD:
            body.read_one(child)


def _stated(root: etree._Element, blocks: Sequence[Block]) -> Identity:
    """What the head prints, and the day of a letter."""
    dossiers = [one for one in descendants(root, "dossier") if _in_head(one)]
    number = next((words_of(one) for one in descendants(root, "ondernummer")), "")
    titles = [words_of(one) for one in descendants(root, "titel") if local_name(_parent(one)) == "stuk"]
    subjects = [words_of(one) for dossier in dossiers for one in dossier if local_name(one) == "titel"]
    lines = [words_of(one) for one in descendants(root, "tekstregel")]
    return Identity(
        title=next((one for one in subjects if one), None),
        kind=next((kind for one in titles if (kind := kind_in(one))), None),
        date=_date(root, blocks),
        dossiers=unique(key for one in dossiers for key in _keys(one)),
        number=number or None,
        session=next((found for one in lines if (found := session_in(one))), None),
    )


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def _keys(dossier: etree._Element) -> list[str]:
    """`35 570` with chapter `VIII` is `35570-VIII`; one `dossiernummer` may name several."""
    keys: list[str] = []
    for number in descendants(dossier, "dossiernummer"):
        for one in number:
            words = words_of(one)
            if local_name(one) == "dossiernr" and words:
                keys.append(dossier_key(words))
            elif local_name(one) == "begrotingshoofdstuk" and words and keys and "-" not in keys[-1]:
                keys[-1] = f"{keys[-1]}-{words.strip('()')}"
    return keys


def _date(root: etree._Element, blocks: Sequence[Block]) -> str | None:
    """The day in the head, else that over a letter."""
    for one in descendants(root, "datumtekst"):
        for day in descendants(one, "datum"):
            written = iso_day(day.get("isodatum", "")) or find_date(words_of(day))
            if written:
                return written
        if found := find_date(words_of(one)):
            return found
    opening = blocks[:opening_lines(blocks)]
    return next((found for block in opening if (found := find_date(block.bare))), None)


def kind_in(title: str) -> str | None:
    """The kind that the title of a `stuk` names; a short one that no kind is known for is its own: VOORSTEL VAN WET."""
    short = title if len(title.split()) <= _SHORT else ""
    return kind_of(title) or short.strip(" .").lower() or None


def iso_day(written: str) -> str | None:
    """An ISO date, None for what is none."""
    try:
        return datetime.date.fromisoformat(written.strip()[:10]).isoformat()
    except ValueError:
        return None
