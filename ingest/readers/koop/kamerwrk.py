"""A Kamerstuk of 1995 to about 2010: `kamerwrk`, with its notes after the text and its list items as paragraphs."""

from __future__ import annotations

from lxml import etree

from ingest.blocks import Block
from ingest.content import Content
from ingest.dates import find_date
from ingest.paper.identity import Identity
from ingest.readers.koop.body import Body
from ingest.readers.koop.content import content_of, opening_lines, session_in, stated_in_head
from ingest.readers.koop.inline import descendants, note_run, run_of, words_of
from ingest.readers.koop.kamerstuk import kind_in
from ingest.readers.koop.notes import NOTES, Notes
from ingest.readers.xml import local_name
from ingest.references import dossier_key, unique
from ingest.source import File

_HEAD = frozenset({"ltrlabel", "nummer", "titel"}) | NOTES


def read_kamerwrk(root: etree._Element, file: File) -> Content:
    """Raises EmptyPaper for a Kamerstuk without text."""
    notes = Notes()
    notes.collect(descendants(root, "voetnoot"), note_run)
    subjects = list(descendants(root, "onderw"))
    stukken = list(descendants(root, "stuk"))
    front = [_line([one], notes) for kop in descendants(root, "kop") for one in kop]
    front += [_line([one], notes) for one in subjects]
    for stuk in stukken:
        front.append(_line([one for one in stuk if local_name(one) in ("ltrlabel", "nummer")], notes))
        front += [_line([one], notes) for one in stuk if local_name(one) == "titel"]
    body = Body(notes)
    for stuk in stukken:
        for child in stuk:
            if local_name(child) not in _HEAD:
                body.read_one(child)
    stated = stated_in_head(root).under(_stated(root, subjects, stukken, body.blocks))
    return content_of([block for block in front if block.text], body, stated, file)


def _line(parts: list[etree._Element], notes: Notes) -> Block:
    """A line of front matter."""
    runs = [run_of(one, notes) for one in parts]
    references = unique(one for run in runs for one in run.references)
    return Block("prose", " ".join(run.text for run in runs if run.text), None, references=references)


def _stated(
    root: etree._Element, subjects: list[etree._Element], stukken: list[etree._Element], blocks: list[Block]
) -> Identity:
    """What the head prints."""
    numbers = [words_of(one) for stuk in stukken for one in stuk if local_name(one) == "nummer"]
    titles = [words_of(one) for stuk in stukken for one in stuk if local_name(one) == "titel"]
    names = [words_of(one) for subject in subjects for one in descendants(subject, "naam")]
    sessions = [words_of(one) for one in descendants(root, "vergjaar", "subtitel")]
    opening = blocks[:opening_lines(blocks)]
    return Identity(
        title=next(iter(names), None),
        kind=next((kind for one in titles if (kind := kind_in(one))), None),
        date=next((found for block in opening if (found := find_date(block.bare))), None),
        dossiers=unique(dossier_key(words_of(one)) for subject in subjects for one in descendants(subject, "nummer")),
        number=next((one.rstrip(".") for one in numbers if one), None),
        session=next((found for one in sessions if (found := session_in(one))), None),
    )
