"""Passages as small as can be, and what they prove."""

from __future__ import annotations

from index.prepared import prepare_passage
from index.search import Hit
from index.units import Unit
from ingest.model import Document, Footnote, Passage, Span, Speaker, TableRow
from service.generate.evidence import Evidence, evidence_of
from service.generate.verify import verify


def hit(text: str, *, rank: int = 1, notes: tuple[str, ...] = (), speaker: Speaker | None = None,
        table: TableRow | None = None, date: str | None = "2021-05-20", title: str = "Verzuim") -> Hit:
    """A passage of letter nr. 135 of dossier 26695, at that rank."""
    document = Document(
        id="kst-26695-135", title=title, kind="brief regering", date=date, dossiers=("26695",), number="135",
        session="2020-2021", signatories=(), url=None, file="kst-26695-135.md", sha256="", passages=9,
    )
    passage = Passage(
        id=f"kst-26695-135#{rank}", document_id=document.id, ordinal=rank, kind="paragraph",
        section=("Reactie van de minister",), speaker=speaker, answers=(), text=text,
        span=Span(0, len(text)), page=None,
        footnotes=tuple(Footnote(str(number), 0, note) for number, note in enumerate(notes, 1)), references=(),
        table=table, citation="Kamerstukken II 2020/21, 26 695, nr. 135",
    )
    return Hit(rank, 1.0, prepare_passage(document, passage), Unit(text, Span(0, len(text))))


def evidence(*texts: str) -> dict[int, Evidence]:
    """The passages with these texts, numbered from 1."""
    return {rank: evidence_of(hit(text, rank=rank)) for rank, text in enumerate(texts, 1)}


def faults(sentence: str, sent: dict[int, Evidence]) -> list[tuple[str, str]]:
    """What is wrong with a sentence: check and words."""
    return [(one.check, one.what) for one in verify(sentence, sent).faults]
