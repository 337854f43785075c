"""What identifies a paper: title, kind, date, dossiers, number, vergaderjaar; and its id.

The front matter states most of it (`ingest.paper.front`). A running footer, the signatures and the file's name
fill in what it leaves open, in that order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from ingest.model import Signatory, Speaker
from ingest.paper.footers import Footer
from ingest.paper.kinds import ANSWERS
from ingest.paper.signatures import GOVERNMENT
from ingest.references import dossier_key

_NAME = re.compile(
    r"^(?P<prefix>(?:[a-z]+-)*)(?P<dossier>\d{5}(?:-\d{1,3}(?=-)|-[IVX]+[A-D]?(?=-))?)"
    r"(?:-(?P<number>\d{1,4}|[A-Z]{1,2}))?(?P<rest>-.*)?$"
)
_OFFICIAL = re.compile(
    r"^(?:kst-\d{5}(?:-\w+){1,3}|kst-\d{6,}|ah-tk-\d{8}-\d+|ah-\d+|h-[te]k-\d{8}-\d+-\d+|kv-tk-\d{4}[ZD]\d{5}"
    r"|blg-\d+)$"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What could be learnt of a paper; None and empty where it says nothing.

    `official` is an id that it prints; `askers` put the questions of Kamervragen, which `respondents` answer.
    """

    title: str | None = None
    kind: str | None = None
    date: str | None = None
    dossiers: tuple[str, ...] = ()
    number: str | None = None
    session: str | None = None
    official: str | None = None
    askers: tuple[Speaker, ...] = ()
    respondents: tuple[Speaker, ...] = ()
    status: str | None = None

    def under(self, stated: Identity) -> Identity:
        """This identity where `stated`, which is better known, says nothing."""
        known = {one.name: value for one in fields(stated) if (value := getattr(stated, one.name))}
        return replace(self, **known)

    @property
    def id(self) -> str | None:
        """The official id: printed, or made of dossier and number, or of the session and number of an Aanhangsel."""
        if self.official:
            return self.official
        if self.kind == ANSWERS and self.session and self.number:
            return f"ah-tk-{self.session.replace('-', '')}-{self.number}"
        return f"kst-{self.dossiers[0]}-{self.number}" if self.dossiers and self.number else None


def complete(found: Identity, footers: Sequence[Footer], signatories: Sequence[Signatory], stem: str) -> Identity:
    """Fill in what the front matter leaves open: from the running footer, the signature, the file's name."""
    found = _from_footers(found, footers)
    if found.kind is None and any(one.role in GOVERNMENT for one in signatories):
        found = replace(found, kind="brief regering")
    name = _NAME.match(stem)
    if name and not found.dossiers:
        found = replace(found, dossiers=(name["dossier"],))
        if name["prefix"] == "kst-" and name["number"]:
            found = replace(found, number=found.number or name["number"])
    return found


def _from_footers(found: Identity, footers: Sequence[Footer]) -> Identity:
    for footer in footers:
        printed = _NAME.match(footer.official or "")
        if printed and printed["prefix"] == "kst-" and not found.dossiers:
            found = replace(found, dossiers=(printed["dossier"],), number=found.number or printed["number"])
        elif footer.official and not printed and not found.official and _OFFICIAL.match(footer.official):
            found = replace(found, official=footer.official)
        if footer.dossier:
            dossiers = found.dossiers or (dossier_key(footer.dossier),)
            found = replace(found, dossiers=dossiers, number=found.number or footer.number)
        found = replace(found, session=found.session or footer.session)
    return found


def is_official(id: str) -> bool:
    """Whether an id is one under which a paper is published."""
    return _OFFICIAL.match(id) is not None


def document_id(found: Identity, stem: str) -> tuple[str, bool]:
    """(id, whether it is official): stated by the paper, else by the file's name, else the file's stem."""
    if found.id:
        return found.id, True
    return stem, is_official(stem)
