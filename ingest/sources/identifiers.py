"""What a user may call a dossier, and what a source may call a paper: a file is named after nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.errors import BadRequest
from ingest.references import dossier_key

_DOSSIER = re.compile(r"\d{2}[ \u2009\u00a0]?\d{3}(?: ?\(R ?\d{1,4}\))?(?:[ -]\(?(?:[A-Z]{1,6}|\d{1,3})\)?)?", re.ASCII)
# The series of parliament, then numbers and chapters: kst-35570-VIII-279, ah-tk-20232024-1786, blg-1184123,
# kst-31497-422-n1; or a document number of the Tweede Kamer. No dot, slash or space can pass.
_PAPER = re.compile(r"(?:kst|ah|kv|h|blg)(?:-[A-Za-z0-9]{1,12}){1,5}|\d{4}D\d{5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Dossier:
    """`36600-VII`: number 36600, chapter `VII`; the chapter is None in most."""

    number: int
    chapter: str | None

    @property
    def key(self) -> str:
        """As the official identifiers write it."""
        return f"{self.number}-{self.chapter}" if self.chapter else str(self.number)


def parse_dossier(written: str) -> Dossier:
    """`31497`, `31 497`, `36600-VII`, `36 600 vii`. Raises BadRequest for anything else."""
    bare = written.strip().upper()
    if not _DOSSIER.fullmatch(bare):
        raise BadRequest(
            "DOSSIER",
            f"{written!r} is no dossier: expected five digits and perhaps a chapter, as in 31497 or 36600-VII",
        )
    number, _, chapter = dossier_key(bare.replace("\u00a0", " ")).partition("-")
    return Dossier(int(number), chapter or None)


def is_paper_id(written: str) -> bool:
    """Whether this is the id of a paper, and so safe as the name of a file and as part of an address."""
    return _PAPER.fullmatch(written) is not None
