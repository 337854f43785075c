"""Front matter: everything before a paper's first sentence, and what it says about the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, terminal
from ingest.dates import find_date
from ingest.paper.identity import Identity
from ingest.paper.kinds import ANSWERS, kind_of
from ingest.references import dossier_key
from ingest.speech.members import askers_in, respondents_in

_CHAMBER = re.compile(r"^(?:tweede|eerste) kamer der staten-generaal$", re.I)
_SESSION = re.compile(r"^vergaderjaar (\d{4})\s?[-–]\s?(\d{4})", re.I)
_DOSSIER = re.compile(r"^(\d{2} ?\d{3}(?:[- ]\(?[IVXLC]+[A-D]?\)?|-\d{1,3}|-\(R\d+\))?)(?:\s+(?P<title>[A-Z].+))?$")
_NUMBER = re.compile(r"^nr\.?\s*(\d+|[A-Z]{1,2})?(?:\s*(?P<rest>[A-Z].*))?$", re.I)
_LETTER = re.compile(r"^[A-Z]{1,2}$")  # how the Eerste Kamer numbers its papers
_SALUTATION = re.compile(r"^(?:aan )?de voorzitters? van de (?:tweede|eerste) kamer", re.I)
_PLACE_DATE = re.compile(r"^(?:[’'`]s-)?[A-Z][\w’' -]{2,25},? (?:\d{1,2} \w+ \d{4})\.?$")
_RECEIVED = re.compile(r"^(?:ontvangen|vastgesteld|voorgesteld|ingezonden|gedrukt|verzonden)\b.{0,60}$", re.I)
# The heads of an Aanhangsel: `Vragen van het lid X … (ingezonden 2 juli 2024)`, `Antwoord van Minister Y …`.
_ASKED = re.compile(r"^(?P<title>Vragen van (?:het lid|de leden)\b.{5,600}?)\s*\(ingezonden (?P<date>[^)]*)\)", re.I)
_ANSWERED = re.compile(r"^(?:Antwoord|Mededeling)(?: van)? .{5,400}?\(ontvangen (?P<date>[^)]*)\)", re.I)


def split_front(blocks: Sequence[Block]) -> int:
    """How many blocks at the start are front matter: up to the last line of a known form before the first sentence."""
    last = 0
    after_dossier = False
    for at, block in enumerate(blocks):
        text = block.bare
        known = _is_front_line(text)
        if not known and (block.kind in ("table", "item", "signature") or _is_sentence(text)):
            break
        if known or after_dossier:
            last = at + 1
        after_dossier = bool(_DOSSIER.match(text))
    return last


def _is_front_line(text: str) -> bool:
    patterns = (_CHAMBER, _SESSION, _DOSSIER, _NUMBER, _SALUTATION, _PLACE_DATE, _RECEIVED, _ASKED, _ANSWERED)
    return any(pattern.match(text) for pattern in patterns) or kind_of(text) is not None


def _is_sentence(text: str) -> bool:
    return terminal(text) and len(text.split()) >= 6


def read_front(front: Sequence[Block]) -> Identity:
    """The identity that the front matter states."""
    found = Identity()
    previous = ""
    for block in front:
        found = _read_line(found, block.bare, previous)
        previous = block.bare
    return found


def titled(found: Identity, rest: Sequence[Block]) -> Identity:
    """A paper whose front matter gives no title has that of its first heading, if Markdown marks it as the highest."""
    named = bool(rest) and rest[0].kind == "heading" and rest[0].depth == 1
    return replace(found, title=rest[0].bare) if named and not found.title else found


def _read_line(found: Identity, text: str, previous: str) -> Identity:
    session, dossier, number = _SESSION.match(text), _DOSSIER.match(text), _NUMBER.match(text)
    asked, answered = _ASKED.match(text), _ANSWERED.match(text)
    kind = kind_of(text)
    if session:
        found = replace(found, session=f"{session[1]}-{session[2]}")
        kind = kind_of(text[session.end():].strip())
    elif dossier:
        dossiers = (*found.dossiers, dossier_key(dossier[1]))
        found = replace(found, dossiers=dossiers, title=found.title or dossier["title"])
    elif number:
        found = replace(found, number=number[1] or found.number)
        kind = kind_of(number["rest"] or "")
    elif asked:
        found = replace(found, title=found.title or asked["title"], date=found.date or find_date(asked["date"]))
        found, kind = replace(found, askers=found.askers or askers_in(text)), ANSWERS
    elif answered:
        respondents = found.respondents or respondents_in(text)
        found = replace(found, date=find_date(answered["date"]) or found.date, respondents=respondents)
    elif _LETTER.match(text) and found.dossiers:
        found = replace(found, number=found.number or text)
    elif kind is None and _DOSSIER.match(previous) and not found.title and not _is_front_line(text):
        found = replace(found, title=text)
    elif found.kind == ANSWERS and text.isdigit() and len(text) > 1:
        found = replace(found, number=found.number or text)
    elif found.date is None and (_PLACE_DATE.match(text) or _RECEIVED.match(text)):
        found = replace(found, date=find_date(text))
    return replace(found, kind=kind) if kind and found.kind in (None, "brief") else found
