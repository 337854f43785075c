"""Kamervragen, with their answers (Aanhangsel) or without: `kamervragen`, and the older `vragen`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from ingest.blocks import Block
from ingest.content import Content
from ingest.dates import find_date
from ingest.joining import SENTINEL
from ingest.model import Speaker
from ingest.paper.identity import Identity
from ingest.paper.kinds import ANSWERS
from ingest.paper.signatures import MEMBER
from ingest.readers.koop.body import Body
from ingest.readers.koop.content import content_of, session_in, stated_in_head
from ingest.readers.koop.depths import division_key
from ingest.readers.koop.inline import Run, descendants, markers_in, note_run, run_of, words_of
from ingest.readers.koop.kamerstuk import iso_day
from ingest.readers.koop.notes import NOTES, Notes
from ingest.readers.xml import local_name
from ingest.source import File
from ingest.speech.members import askers_in, respondents_in
from ingest.speech.parties import canonical_party

QUESTIONS = "schriftelijke vragen"
_HEAD = frozenset({"kamervraagkop", "kamervraagnummer", "kamervraagomschrijving", "vraagnummer", "omschr", "titel"})
_DESCRIPTIONS = ("kamervraagomschrijving", "omschr")
_QUESTION, _ANSWER = frozenset({"vraag"}), frozenset({"antwoord", "antw"})
_ASIDE = {"kamervraagopmerking": "Mededeling", "toelichting": "Toelichting", "toelicht": "Toelichting"}
_NUMBERS = ("nr", "nummer")
_WRITTEN = re.compile(r"^(?:vra(?:ag|gen)|antwoord(?:en)?)(?: op (?:de )?vra(?:ag|gen))?\b[\s:.]*", re.I)
_NUMBERED = re.compile(
    r"^(?:vra(?:ag|gen)|antwoord(?:en)?)(?: op (?:de )?vra(?:ag|gen))?\s+\d[\d\s,.enm/t–-]{0,60}:?$", re.I
)
_CASE = re.compile(r"^\d{4}[ZD]\d{5}$")


def read_kamervragen(root: etree._Element, file: File) -> Content:
    """Raises EmptyPaper for a paper without question or answer."""
    notes = Notes()
    whole = next(descendants(root, "kamervragen", "vragen"), root)
    notes.collect([one for one in whole if local_name(one) in NOTES], note_run)
    front = [Block("prose", run.text, None, references=run.references)
             for one in whole if local_name(one) in _HEAD for run in _lines(one, notes) if run.text]
    body = Body(notes, emphasised=False)
    asked = answered = 0
    for child in whole:
        name = local_name(child)
        if name in _QUESTION:
            asked += 1
            _read_part(child, "Vraag", asked, body)
        elif name in _ANSWER:
            answered += 1
            _read_part(child, "Antwoord", answered, body)
        elif name in _ASIDE:
            _read_aside(child, _ASIDE[name], body)
        elif name not in _HEAD | NOTES:
            body.read_one(child)
    return content_of(front, body, stated_in_head(root).under(_stated(whole, answered > 0)), file)


def _lines(element: etree._Element, notes: Notes) -> list[Run]:
    return [run_of(one, notes) for one in element] if local_name(element) == "kamervraagkop" else [
        run_of(element, notes)]


def _read_part(part: etree._Element, what: str, place: int, body: Body) -> None:
    """A question or answer: `Vraag 1` or `Antwoord 2 en 3` as a heading, then its text."""
    number = next((one for one in part if local_name(one) in _NUMBERS), None)
    first = next((one for one in part if local_name(one) == "al"), None)
    if number is None and first is not None and _NUMBERED.match(words_of(first)):
        number = first
    run = run_of(number, body.notes) if number is not None else Run("")
    written = _WRITTEN.sub("", SENTINEL.sub("", run.text)).strip(" .:")
    body.add_heading(Run(f"{what} {written or place}{markers_in(run.text)}", "bold", run.references), division_key(1))
    if number is not None:
        part.text = f"{part.text or ''} {number.tail or ''}"
        part.remove(number)
    body.read(part, 1)


def _read_aside(element: etree._Element, title: str, body: Body) -> None:
    """A notice or explanation under its heading, which its text may repeat."""
    body.add_heading(Run(title, "bold"), division_key(1))
    start = len(body.blocks)
    body.read(element, 1)
    for block in body.blocks[start:start + 1]:
        block.text = re.sub(rf"^{title}\b[\s:.]*", "", block.text)
        if not block.text:
            body.blocks.remove(block)


def _stated(whole: etree._Element, answered: bool) -> Identity:
    """What the head prints: who asks whom about what, and when."""
    heads = [one for one in whole if local_name(one) in _DESCRIPTIONS]
    asking = [one for one in heads if one.get("type") != "antwoord"]
    answering = [one for one in heads if one.get("type") == "antwoord"]
    lines = [words_of(one) for one in descendants(whole, "tekstregel")]
    number = next((words_of(one) for one in descendants(whole, "kamervraagnummer", "vraagnummer")), "")
    session = next((found for one in lines if (found := session_in(one))), None)
    chamber = "ek" if any("eerste kamer" in one.lower() for one in lines) else "tk"
    reply = answered or any("aanhangsel" in one.lower() for one in lines)
    official = f"ah-{chamber}-{session.replace('-', '')}-{number}" if session and number.isdigit() and reply else None
    case = f"kv-{chamber}-{number}" if _CASE.match(number) and not reply else None
    return Identity(
        title=_subject(whole, asking),
        kind=ANSWERS if reply else QUESTIONS,
        date=_day(answering) or _day(asking),
        number=number or None,
        session=session,
        official=official or case,
        askers=_askers(asking),
        respondents=tuple(one for head in answering for one in respondents_in(words_of(head))) or _named(answering),
    )


def _subject(whole: etree._Element, asking: Sequence[etree._Element]) -> str | None:
    """What the questions are about; the whole description where it names no subject."""
    subject = next((words for one in descendants(whole, "kamervraagonderwerp") if (words := words_of(one))), "")
    title = subject or next((words for one in asking if (words := words_of(one))), "")
    return title[:1].upper() + title[1:].rstrip(".") or None


def _day(heads: Sequence[etree._Element]) -> str | None:
    for head in heads:
        for one in descendants(head, "datum"):
            if found := iso_day(one.get("isodatum", "")) or find_date(words_of(one)):
                return found
        words = re.search(r"\((?:ingezonden|ontvangen)[^()]*\)", words_of(head), re.I)
        if words and (found := find_date(words[0])):
            return found
    return None


def _askers(asking: Sequence[etree._Element]) -> tuple[Speaker, ...]:
    """The members as the words say, else as the elements do; a party holds for the names before it without one."""
    said = tuple(one for head in asking for one in askers_in(words_of(head)))
    if said:
        return said
    found: list[Speaker] = []
    for head in asking:
        for one in descendants(head, "naam", "politiek"):
            words = words_of(one)
            if not words:
                continue
            if local_name(one) == "naam":
                found.append(Speaker(MEMBER, words))
            else:
                bare = re.sub(r"^(?:beiden|allen)\s+", "", words)
                party = canonical_party(bare) or bare
                found = [Speaker(MEMBER, name.name, name.party or party) for name in found]
    return tuple(found)


def _named(answering: Sequence[etree._Element]) -> tuple[Speaker, ...]:
    """The names in an answer's head whose office it does not say."""
    names = (words_of(one) for head in answering for one in descendants(head, "naam"))
    return tuple(Speaker("minister", name) for name in names if name)
