"""How a paper is cited: `Kamerstukken II 2020/21, 26 695, nr. 135`."""

from __future__ import annotations

import re

from ingest.dates import written_date
from ingest.model import Signatory
from ingest.paper.identity import Identity
from ingest.paper.kinds import ANSWERS
from ingest.paper.signatures import GOVERNMENT

_REPORT = re.compile(r"^h-(?P<chamber>[te])k-(?P<first>\d{4})\d{2}(?P<last>\d{2})-(?P<meeting>\d+)-(?P<item>\d+)$")


def cite(found: Identity, signatories: tuple[Signatory, ...], file: str) -> str:
    """The citation to paste. What the paper does not state is left out, never guessed."""
    report = _REPORT.match(found.official or "")
    if report:
        chamber = "II" if report["chamber"] == "t" else "I"
        years = f"{report['first']}/{report['last']}"
        return f"Handelingen {chamber} {years}, nr. {report['meeting']}, item {report['item']}"
    dossiers = " en ".join(", ".join(spaced(one) for one in found.dossiers).rsplit(", ", 1))
    session = f" {found.session[:4]}/{found.session[-2:]}" if found.session else ""
    if found.number and found.kind == ANSWERS and session:
        return f"Aanhangsel Handelingen II{session}, nr. {found.number}"
    if found.number and dossiers:
        number = f"nr. {found.number}" if found.number.isdigit() else found.number
        return f"Kamerstukken {'II' if found.number.isdigit() else 'I'}{session}, {dossiers}, {number}"
    kind = found.kind or "stuk"
    parts = [kind.removesuffix(" regering").capitalize()]
    authors = [one for one in signatories if one.role in GOVERNMENT]
    if authors:
        parts[0] += " van " + " en ".join(_office(one) for one in authors)
    if found.date:
        parts.append(written_date(found.date))
    if dossiers:
        parts.append(f"dossier {dossiers}")
    return ", ".join(parts) + f" ({file})"


def spaced(dossier: str) -> str:
    """`26695` as `26 695`, `35570-VIII` as `35 570 VIII`, `21501-20` as `21 501-20`."""
    parts = re.match(r"^(\d{2})(\d{3})(?:-(.+))?$", dossier)
    if parts is None:
        return dossier
    rest = f"-{parts[3]}" if parts[3] and parts[3].isdigit() else f" {parts[3]}" if parts[3] else ""
    return f"{parts[1]} {parts[2]}{rest}"


def _office(one: Signatory) -> str:
    return f"{one.role} {one.name}" if one.name else one.role
