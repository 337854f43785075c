"""A result in words, for assistants that read no structured content: what it says, who says it, how to cite it.

Words of papers stand behind `> `, line by line, so that nothing a paper says can pass for ours.
"""

from __future__ import annotations

from collections.abc import Sequence

from service.cli.render.wording import speaker_words
from service.http.papers import Footnote, Speaker, Table
from service.labels import LABELS
from service.mcp.results import (
    AnswerResult,
    AskResult,
    PaperName,
    PaperResult,
    Papers,
    PassageDetail,
    PassageResult,
    Reference,
    References,
    Searched,
    SearchResult,
)

_LABELS = LABELS["en"]
_LONG = 1_500  # characters of a passage in a list
_FIRST = 40  # headings shown


def ask_words(result: AskResult) -> str:
    """The answer, then the passages."""
    return "\n\n".join((_answer(result.answer), *_hits(result.passages), _searched(result.searched)))


def search_words(result: SearchResult) -> str:
    """The passages."""
    return "\n\n".join((*_hits(result.passages), _searched(result.searched)))


def passage_words(result: PassageDetail) -> str:
    """A passage, the questions it answers, and where references lead."""
    parts = [_passage(result, None)]
    parts += [f"Answers {one.id}, asked by {_who(one.speaker)}:\n{_quoted(one.text, None)}"
              for one in result.questions]
    if result.answered_by:
        parts.append(f"Answered by: {', '.join(result.answered_by)}")
    parts += _references("Cites", result.cites, len(result.cites))
    if result.cited_by:
        parts.append(f"Its paper is cited by {_count(result.cited_by_total, 'passage')}: {', '.join(result.cited_by)}")
    return "\n\n".join(parts)


def paper_words(result: PaperResult) -> str:
    """The paper, its first headings, and the part of the text."""
    parts = [f"{_paper(result)}\n{_count(result.passages, 'passage')}, {result.length} characters"]
    if result.replaced_by:
        parts.append(f"An older version; the one in use is {result.replaced_by}.")
    if result.part is None:
        lines = [f"{'  ' * one.level}{' '.join(one.title.split())} [start {one.start}]"
                 for one in result.outline[:_FIRST]]
        more = [f"  … {left} more"] if (left := result.outline_total - len(lines)) else []
        parts.append("\n".join(("Outline" if lines else "No headings", *lines, *more)))
        return "\n\n".join(parts)
    part = result.part
    parts.append(f"Characters {part.start} to {part.end}, verbatim:\n{_quoted(part.text, None)}")
    goes_on = f"Go on with start={part.next_start}." if part.next_start is not None else "This is its end."
    return "\n\n".join((*parts, goes_on))


def reference_words(result: References) -> str:
    """Both lists of papers."""
    found = [*_references("Cites", result.cites, result.cites_total),
             *_references("Cited by", result.cited_by, result.cited_by_total)]
    more = [f"Go on with offset={result.next_offset}."] if result.next_offset is not None else []
    return "\n\n".join((_paper(result.paper), *(found or ["It names no papers here, and none here names it."]), *more))


def list_words(result: Papers) -> str:
    """A line or two for each paper."""
    more = [f"Go on with offset={result.next_offset}."] if result.next_offset is not None else []
    return "\n\n".join((f"{len(result.papers)} of {_count(result.total, 'paper')}", *map(_paper, result.papers), *more))


def _answer(answer: AnswerResult) -> str:
    if answer.quote is None:
        nearest = [f"Nearest, {one.citation}{_dated(one.date)}, {_who(one.speaker)} ({one.quote.passage_id}):\n"
                   f"{_quoted(one.text, _LONG)}" for one in answer.nearest]
        return "\n".join((f"No answer: {answer.text}",
                          "The papers searched do not say; what follows is only the nearest.", *nearest))
    lines = [f"Answer (confidence {answer.confidence:.2f}), verbatim:", _quoted(answer.text, None),
             f"Said by: {_who(answer.speaker)}", f"Cite as: {answer.citation}{_dated(answer.date)}",
             f"Passage: {answer.quote.passage_id}"]
    if answer.note is not None:
        lines.append(_quoted(f"[note {answer.note.number}] {answer.note.text}", None))
    if answer.cell is not None:
        where = ", ".join(one for one in (answer.cell.caption, answer.cell.row, answer.cell.column) if one)
        lines.append(_quoted(f"[cell {where}] {answer.cell.value}", None))
    return "\n".join((*lines, *_beside(answer)))


def _beside(answer: AnswerResult) -> list[str]:
    """What the answer answers, who says the same, and which figures differ."""
    told = [("In answer to", one.text, one.speaker, one.quote.passage_id) for one in (answer.asked,) if one]
    told += [(f"The same, {one.citation}{_dated(one.date)}", one.text, one.speaker, one.quote.passage_id)
             for one in answer.also]
    told += [(f"Figures differ, {one.citation}{_dated(one.date)}", f"{one.value}: {one.text}", one.speaker,
              one.quote.passage_id) for one in answer.differing]
    told += [(f"Why they differ, {one.citation}", one.text, one.speaker, one.quote.passage_id)
             for one in (answer.explanation,) if one]
    return [f"{what} — {_who(speaker)}, {passage}:\n{_quoted(text, _LONG)}" for what, text, speaker, passage in told]


def _hits(found: Sequence[PassageResult]) -> list[str]:
    return [_passage(one, _LONG) for one in found] or ["No passages."]


def _passage(passage: PassageResult, limit: int | None) -> str:
    more = f"\n(cut here; read_passage {passage.id} has all)" if limit and len(passage.text) > limit else ""
    notes = "".join(f"\n{_note(one)}" for one in passage.footnotes)
    cells = f"\n{_cells(passage.table)}" if passage.table is not None else ""
    return (f"Passage {passage.id}\nSaid by: {_who(passage.speaker)}\n"
            f"Cite as: {passage.citation}{_dated(passage.date)}\n{_quoted(passage.text, limit)}{more}{cells}{notes}")


def _note(note: Footnote) -> str:
    return _quoted(f"[note {note.number}] {note.text}", _LONG)


def _cells(table: Table) -> str:
    """A row with the heading of each cell, without which its figures say nothing."""
    found = "; ".join(f"{column}: {value}" for column, value in table.cells.items())
    return _quoted(f"[table{' ' + table.caption if table.caption else ''}] {found}", _LONG)


def _references(title: str, found: Sequence[Reference], total: int) -> list[str]:
    lines = []
    for one in found:
        where = f"here: {one.paper_id}" if one.in_index else one.url or "not here, no official page known"
        name = f" “{' '.join(one.title.split())}”" if one.title else ""
        lines.append(f"- {one.id}{name} ({where})")
    return ["\n".join((f"{title} {_count(total, 'paper')}", *lines))] if lines else []


def _paper(paper: PaperName) -> str:
    title = f" “{' '.join(paper.title.split())}”" if paper.title else ""
    return f"{paper.id}{title}\nCite as: {paper.citation}{_dated(paper.date)}" + (f"\n{paper.url}" if paper.url else "")


def _searched(searched: Searched) -> str:
    return f"Searched {_count(searched.papers, 'paper')} ({_count(searched.passages, 'passage')})."


def _who(speaker: Speaker | None) -> str:
    return " ".join(speaker_words(speaker.model_dump() if speaker else None, _LABELS).split())


def _dated(date: str | None) -> str:
    return f" — {date}" if date else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _quoted(text: str, limit: int | None) -> str:
    """Each line of a paper's words behind `> `."""
    shown = text if limit is None or len(text) <= limit else text[:limit] + "…"
    return "\n".join(f"> {line}" for line in shown.splitlines() or [""])
