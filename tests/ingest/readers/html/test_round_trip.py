"""The five sample papers, written as pages of officielebekendmakingen.nl and read back, are the same papers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.model import Paper, Passage
from ingest.read import paper_of
from ingest.source import File
from tests.ingest.readers.html.rendering import page_of

PAPERS = Path(__file__).parents[4] / "eval" / "papers"
NAMES = (
    "26695-verslag-schriftelijk-overleg.md", "26695-verzuimbrief-2021-02-24.txt", "kst-26695-130.md",
    "kst-26695-135.md", "kst-31497-422.txt",
)


def _told(one: Passage) -> tuple[object, ...]:
    notes = [(note.number, note.at, note.text, note.references, note.urls) for note in one.footnotes]
    table = (one.table.caption, one.table.columns, one.table.row, one.table.cells) if one.table else None
    return one.kind, one.text, one.section, notes, one.references, table, one.lead_in, one.speaker


@pytest.mark.parametrize("name", NAMES)
def test_same_paper_as_html(name: str, papers: Mapping[str, Paper]) -> None:
    plain = papers[name]
    file = File(name, (PAPERS / name).read_bytes())
    read = paper_of(File(f"{Path(name).stem}.html", page_of(file, plain.document)))
    assert [_told(one) for one in read.passages] == [_told(one) for one in plain.passages]
    for field in ("title", "date", "dossiers", "number", "session", "signatories"):
        assert getattr(read.document, field) == getattr(plain.document, field), field
