"""Running footers: what the foot of a page says of the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

PLACE = r"[’'`]s-Gravenhage \d{4}"
_CHAMBER = r"(?:Tweede|Eerste) Kamer"
_FOOTER = re.compile(
    rf"^(?:{PLACE} )?{_CHAMBER},? vergaderjaar (?P<first>\d{{4}})[–-](?P<last>\d{{4}}),? (?P<rest>.*)$", re.I
)
_PAPER = re.compile(
    r"(?P<dossier>\d{2} ?\d{3}(?:[- ]?\([IVXLC]+\)|-\d+| [IVXLC]+[A-Z]?)?), "
    r"(?:nr\. ?(?P<number>\d+)|(?P<letter>[A-Z]{1,3}))\b"
)
_OFFICIAL = re.compile(r"^(?:kst|ah|h|kv|blg)-[\w-]*\d(?:-[A-Z]{1,2})?$")


@dataclass(frozen=True, slots=True)
class Footer:
    """What a running footer says: vergaderjaar `2021-2022`, dossier and number as written, the official id."""

    session: str | None
    dossier: str | None = None
    number: str | None = None
    official: str | None = None


def footer_of(line: str) -> Footer | None:
    """The running footer a line is, if it is one."""
    if _OFFICIAL.match(line):
        return Footer(None, official=line)
    found = _FOOTER.match(line)
    if not found:
        return None
    paper = _PAPER.search(found["rest"])
    if paper is None and len(found["rest"]) > 60:
        return None  # a sentence that begins like a footer
    return Footer(
        f"{found['first']}-{found['last']}",
        paper["dossier"] if paper else None,
        (paper["number"] or paper["letter"]) if paper else None,
    )
