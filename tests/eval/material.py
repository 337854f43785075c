"""Small hand-made papers and questions for the tests of eval."""

from __future__ import annotations

from eval.gold import Answer, GoldSpeaker, Question
from eval.outcome import Given, Outcome
from ingest.model import Document, Footnote, Passage, Span, Speaker, TableRow


def document(file: str = "brief.md") -> Document:
    return Document(
        id=file.rpartition(".")[0],
        title="Thuiszitters",
        kind="brief regering",
        date="2021-05-20",
        dossiers=("26695",),
        number="1",
        session="2020-2021",
        signatories=(),
        url=None,
        file=file,
        sha256="0" * 64,
        passages=1,
    )


def passage(
    id: str,
    text: str,
    *,
    notes: tuple[Footnote, ...] = (),
    section: tuple[str, ...] = (),
    speaker: Speaker | None = None,
    table: TableRow | None = None,
    answers: tuple[str, ...] = (),
    answered_by: tuple[str, ...] = (),
    about: tuple[str, ...] = (),
) -> Passage:
    """`id` is document, "#" and ordinal, with the part of a split paragraph after a dot."""
    return Passage(
        id=id,
        document_id=id.partition("#")[0],
        ordinal=int(id.partition("#")[2].partition(".")[0]),
        kind="table-row" if table else "paragraph",
        section=section,
        speaker=speaker,
        answers=answers,
        text=text,
        span=Span(0, len(text)),
        page=None,
        footnotes=notes,
        references=(),
        table=table,
        citation="Kamerstukken II 2020/21, 26 695, nr. 1",
        answered_by=answered_by,
        about=about,
    )


def question(
    id: str = "q1",
    kind: str = "fact",
    *answers: Answer,
    language: str = "nl",
    speaker: GoldSpeaker | None = None,
) -> Question:
    return Question(id, "Hoeveel leerlingen zitten thuis?", language, kind, "dev", answers, speaker)


def outcome(
    asked: Question,
    *passages: Passage,
    relevant: frozenset[str] = frozenset(),
    given: Given | None = None,
    milliseconds: float = 10.0,
) -> Outcome:
    return Outcome(asked, relevant, passages, given or Given("none", "", 0.0), milliseconds)
