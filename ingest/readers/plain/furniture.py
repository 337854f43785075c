"""Page furniture: what a page carries around its text. It is dropped, but a footer may name the paper."""

from __future__ import annotations

import re

from ingest.paper.footers import PLACE, footer_of

_OTHER = re.compile(
    r"^(?:"
    r"ISSN \d{4} ?- ?\d{3}[\dX]"
    rf"|{PLACE}"
    r"|Pagina \d+(?: (?:van|/) ?\d+)?"
    r"|\d{1,4} ?/ ?\d{1,4}"
    r"|[-–—] ?\d{1,4} ?[-–—]"
    r"|[-*_–—]{3,}"
    r")$",
    re.I,
)
_NUMBER = re.compile(r"^\d{1,4}$")


def is_furniture(line: str, alone: bool) -> bool:
    """Whether a line is page furniture; a bare number is only where it stands alone between blank lines."""
    return footer_of(line) is not None or bool(_OTHER.match(line)) or (alone and bool(_NUMBER.match(line)))
