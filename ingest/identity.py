"""What a paper says about itself: title, kind, date, dossiers, number, vergaderjaar, who it is from.

The front matter (everything before the first sentence) is read block by block; a running footer and the file's name
fill in what it leaves open, in that order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, terminal
from ingest.dates import find_date
from ingest.furniture import Footer
from ingest.joining import SENTINEL
from ingest.model import Signatory
from ingest.references import dossier_key
from ingest.signatures import GOVERNMENT

_SESSION = re.compile(r"^vergaderjaar (\d{4})\s?[-–]\s?(\d{4})", re.I)
_DOSSIER = re.compile(r"^(\d{2} ?\d{3}(?:[- ]\(?[IVXLC]+[A-D]?\)?|-\d{1,3}|-\(R\d+\))?)(?:\s+(?P<title>[A-Z].+))?$")
_NUMBER = re.compile(r"^nr\.?\s*(\d+|[A-Z]{1,2})?(?:\s*(?P<rest>[A-Z].*))?$", re.I)
_SALUTATION = re.compile(r"^(?:aan )?de voorzitters? van de (?:tweede|eerste) kamer", re.I)
_PLACE_DATE = re.compile(r"^(?:[’'`]s-)?[A-Z][\w’' -]{2,25},? (?:\d{1,2} \w+ \d{4})\.?$")
_RECEIVED = re.compile(r"^(?:ontvangen|vastgesteld|voorgesteld|ingezonden|gedrukt|verzonden)\b.{0,60}$", re.I)
_NAME = re.compile(
    r"^(?P<prefix>(?:[a-z]+-)*)(?P<dossier>\d{5}(?:-\d{1,3}(?=-)|-[IVX]+[A-D]?(?=-))?)"
    r"(?:-(?P<number>\d{1,4}|[A-Z]{1,2}))?(?P<rest>-.*)?$"
)
_OFFICIAL = re.compile(
    r"^(?:kst-\d{5}(?:-\w+){1,3}|kst-\d{6,}|ah-tk-\d{8}-\d+|ah-\d+|h-[te]k-\d{8}-\d+-\d+|kv-tk-\d{4}[ZD]\d{5}"
    r"|blg-\d+)$"
)
# Beginnings of the line that names the kind, and the Tweede Kamer's own word for it (OData `Soort`).
_KINDS = (
    (r"brief van de (?:minister|staatssecretaris|viceminister)", "brief regering"),
    (r"lijst van vragen en antwoorden", "lijst van vragen en antwoorden"),
    (r"lijst van vragen", "lijst van vragen"),
    (r"verslag van een schriftelijk overleg", "verslag van een schriftelijk overleg"),
    (r"inbreng verslag (?:van een )?schriftelijk overleg", "inbreng verslag schriftelijk overleg"),
    (r"verslag van een (?P<overleg>algemeen overleg|notaoverleg|wetgevingsoverleg|commissiedebat|rondetafelgesprek)", ""),
    (r"(?:gewijzigde|nader gewijzigde) motie", "motie (gewijzigd/nader)"),
    (r"motie van", "motie"),
    (r"(?:\w+ )?amendement", "amendement"),
    (r"memorie van toelichting", "memorie van toelichting"),
    (r"nota naar aanleiding van het (?:nader )?verslag", "nota naar aanleiding van het verslag"),
    (r"advies (?:van de )?(?:afdeling advisering )?raad van state", "advies raad van state"),
    (r"vragen gesteld door de leden|aanhangsel van de handelingen", "antwoord schriftelijke vragen"),
    (r"brief van", "brief"),
    (r"verslag\b", "verslag"),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What could be learnt of a paper; None and empty where it says nothing."""

    title: str | None = None
    kind: str | None = None
    date: str | None = None
    dossiers: tuple[str, ...] = ()
    number: str | None = None
    session: str | None = None

    @property
    def id(self) -> str | None:
        """The official id, where dossier and number are known."""
        return f"kst-{self.dossiers[0]}-{self.number}" if self.dossiers and self.number else None


def split_front(blocks: Sequence[Block]) -> int:
    """How many blocks at the start are front matter: up to the last line of a known kind before the first sentence."""
    last = 0
    after_dossier = False
    for at, block in enumerate(blocks):
        text = _clean(block)
        known = _is_front_line(text)
        if not known and (block.kind in ("table", "item", "signature") or _is_sentence(text)):
            break
        if known or after_dossier:
            last = at + 1
        after_dossier = bool(_DOSSIER.match(text))
    return last


def _is_front_line(text: str) -> bool:
    patterns = (_SESSION, _DOSSIER, _NUMBER, _SALUTATION, _PLACE_DATE, _RECEIVED)
    return any(pattern.match(text) for pattern in patterns) or kind_of(text) is not None


def _is_sentence(text: str) -> bool:
    return terminal(text) and len(text.split()) >= 6


def _clean(block: Block) -> str:
    return SENTINEL.sub("", block.text).strip()


def kind_of(line: str) -> str | None:
    """The kind a line of front matter names, lower case, in the Tweede Kamer's own words."""
    if len(line) > 400:
        return None
    for pattern, kind in _KINDS:
        found = re.match(pattern, line, re.I)
        if found:
            return kind or f"verslag van een {found['overleg'].lower()}"
    return None


def read_front(front: Sequence[Block]) -> Identity:
    """The identity that the front matter states."""
    found = Identity()
    previous = ""
    for block in front:
        text = _clean(block)
        session, dossier, number = _SESSION.match(text), _DOSSIER.match(text), _NUMBER.match(text)
        kind = kind_of(text)
        if session:
            found = replace(found, session=f"{session[1]}-{session[2]}")
        elif dossier:
            dossiers = (*found.dossiers, dossier_key(dossier[1]))
            found = replace(found, dossiers=dossiers, title=found.title or dossier["title"])
        elif number:
            found = replace(found, number=number[1] or found.number)
            kind = kind_of(number["rest"] or "")
        elif kind is None and _DOSSIER.match(previous) and not found.title and not _is_front_line(text):
            found = replace(found, title=text)
        elif found.date is None and (_PLACE_DATE.match(text) or _RECEIVED.match(text)):
            found = replace(found, date=find_date(text))
        if kind and (found.kind is None or found.kind == "brief"):
            found = replace(found, kind=kind)
        previous = text
    return found


def complete(found: Identity, footers: Sequence[Footer], signatories: Sequence[Signatory], stem: str) -> Identity:
    """Fill in what the front matter leaves open: from the running footer, the signature, the file's name."""
    named = [footer for footer in footers if footer.dossier]
    if named:
        found = replace(
            found,
            dossiers=found.dossiers or (dossier_key(named[0].dossier or ""),),
            number=found.number or named[0].number,
        )
    if footers and not found.session:
        found = replace(found, session=footers[0].session)
    if found.kind is None and any(one.role in GOVERNMENT for one in signatories):
        found = replace(found, kind="brief regering")
    name = _NAME.match(stem)
    if name and not found.dossiers:
        found = replace(found, dossiers=(name["dossier"],))
        if name["prefix"] == "kst-" and name["number"]:
            found = replace(found, number=found.number or name["number"])
    return found


def document_id(found: Identity, stem: str) -> tuple[str, bool]:
    """(id, whether it is official): stated by the paper, else by the file's name, else the file's stem."""
    if found.id:
        return found.id, True
    return stem, bool(_OFFICIAL.match(stem))
