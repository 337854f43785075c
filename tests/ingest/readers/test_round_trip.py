"""The five sample papers, written in another format and read back, are the papers that the plain reader reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ingest.model import Document, Paper, Passage
from ingest.read import paper_of
from ingest.source import File
from tests.ingest.readers.html.rendering import page_of
from tests.ingest.readers.koop.rendering import koop_of

PAPERS = Path(__file__).parents[3] / "eval" / "papers"
NAMES = (
    "26695-verslag-schriftelijk-overleg.md", "26695-verzuimbrief-2021-02-24.txt", "kst-26695-130.md",
    "kst-26695-135.md", "kst-31497-422.txt",
)


def _told(one: Passage) -> tuple[object, ...]:
    notes = [(note.number, note.at, note.text, note.references, note.urls) for note in one.footnotes]
    table = (one.table.caption, one.table.columns, one.table.row, one.table.cells) if one.table else None
    return one.kind, one.text, one.section, notes, one.references, table, one.lead_in, one.speaker


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("suffix", "written"), [(".xml", koop_of), (".html", page_of)])
def test_same_paper(
    suffix: str, written: Callable[[File, Document], bytes], name: str, papers: Mapping[str, Paper]
) -> None:
    plain = papers[name]
    file = File(name, (PAPERS / name).read_bytes())
    read = paper_of(File(f"{Path(name).stem}{suffix}", written(file, plain.document)))
    assert [_told(one) for one in read.passages] == [_told(one) for one in plain.passages]
    for field in ("title", "date", "dossiers", "number", "session", "signatories"):
        assert getattr(read.document, field) == getattr(plain.document, field), field
