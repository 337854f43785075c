"""Passages and answers in words, for assistants that read no structured content: who says it, how to cite it."""

from __future__ import annotations

from collections.abc import Sequence

from service.http.papers import Table
from service.http.replies import Quote
from service.mcp.paper_wording import listed
from service.mcp.quoting import LONG, cited, count, line, quoted, shortened, titled, who
from service.mcp.results import AnswerResult, AskResult, PassageDetail, PassageResult, Searched, SearchResult

_SAME = 5  # passages that say the same, shown


def ask_words(result: AskResult) -> str:
    """The answer, then the passages."""
    quote = result.answer.quote
    answer = _refusal(result) if quote is None else _answer(result.answer, quote, result.passages)
    return "\n\n".join((answer, *_hits(result.passages), _searched(result.searched)))


def search_words(result: SearchResult) -> str:
    """The passages."""
    more = [f"Go on with offset={result.next_offset}."] if result.next_offset is not None else []
    return "\n\n".join((*_hits(result.passages), _searched(result.searched), *more))


def passage_words(result: PassageDetail) -> str:
    """A passage, the questions it answers, and where references lead."""
    parts = [_passage(result, None)]
    parts += [f"Answers {line(one.id)}, asked by {who(one.speaker)}:\n{quoted(one.text)}" for one in result.questions]
    if more := result.answers[len(result.questions):]:
        parts.append(f"Answers {len(more)} more: {_ids(more)}")
    if result.answered_by:
        parts.append(f"Answered by: {_ids(result.answered_by)}")
    parts += listed("Cites", result.cites, len(result.cites))
    if result.cited_by:
        parts.append(f"Its paper is cited by {count(result.cited_by_total, 'passage')}: {_ids(result.cited_by)}"
                     f"{', …' if result.cited_by_total > len(result.cited_by) else ''}")
    return "\n\n".join(parts)


def _refusal(result: AskResult) -> str:
    told = [f"No answer: {result.answer.text}"]
    if result.searched.passages:
        told.append("The papers searched do not say; what follows is only the nearest.")
    told += [f"Nearest, {cited(one.citation, one.date)}, {who(one.speaker)} ({line(one.quote.passage_id)}):\n"
             f"{shortened(one.text, LONG, one.quote.passage_id)}" for one in result.answer.nearest]
    return "\n".join(told)


def _answer(answer: AnswerResult, quote: Quote, passages: Sequence[PassageResult]) -> str:
    page = next((one.paper.url for one in passages if one.id == quote.passage_id), None)
    lines = [f"Answer (confidence {answer.confidence:.2f}), verbatim:", quoted(answer.text),
             f"Said by: {who(answer.speaker)}", f"Cite as: {cited(answer.citation or '', answer.date)}",
             *([f"Page: {page}"] if page else []),
             f"Passage: {line(quote.passage_id)}, its characters {quote.start} to {quote.end}"]
    if answer.note is not None:
        lines.append(quoted(f"[note {answer.note.number}] {answer.note.text}"))
    if answer.cell is not None:
        where = ", ".join(one for one in (answer.cell.caption, answer.cell.row, answer.cell.column) if one)
        lines.append(quoted(f"[cell {where}] {answer.cell.value}"))
    return "\n".join((*lines, *_beside(answer)))


def _beside(answer: AnswerResult) -> list[str]:
    """What the answer answers, who says the same, and which figures differ."""
    told = [("In answer to", one.text, one.speaker, one.quote.passage_id) for one in (answer.asked,) if one]
    told += [(f"The same, {cited(one.citation, one.date)}", one.text, one.speaker, one.quote.passage_id)
             for one in answer.also[:_SAME]]
    told += [(f"Figures differ, {cited(one.citation, one.date)}", f"{one.value}: {one.text}", one.speaker,
              one.quote.passage_id) for one in answer.differing]
    told += [(f"Why they differ, {line(one.citation)}", one.text, one.speaker, one.quote.passage_id)
             for one in (answer.explanation,) if one]
    lines = [f"{what} — {who(speaker)}, {line(passage)}:\n{shortened(text, LONG, passage)}"
             for what, text, speaker, passage in told]
    if more := answer.also[_SAME:]:
        lines.append(f"The same in {count(len(more), 'more passage')}: {_ids([one.quote.passage_id for one in more])}")
    return lines


def _hits(found: Sequence[PassageResult]) -> list[str]:
    return [_passage(one, LONG) for one in found] or ["No passages."]


def _passage(passage: PassageResult, limit: int | None) -> str:
    """A passage: whose words, which paper, where in its text, then the words, a row's cells and the notes."""
    span, page = passage.span, f"\nPage: {passage.paper.url}" if passage.paper.url else ""
    above = [f"Under > {' / '.join(line(one) for one in passage.section)}"] if passage.section else []
    beside = [_cells(passage.table)] if passage.table is not None else []
    beside += [f"[note {one.number}] {one.text}" for one in passage.footnotes]
    return "\n".join((
        f"Passage {line(passage.id)}", f"Said by: {who(passage.speaker)}",
        f"Cite as: {cited(passage.citation, passage.date)}{page}",
        f"Paper: {titled(f'{passage.paper.id}, characters {span.start} to {span.end}', passage.paper.title)}",
        *above, shortened(passage.text, limit, passage.id),
        *(shortened(one, limit, passage.id) for one in beside),
    ))


def _cells(table: Table) -> str:
    """A row with the heading of each cell, without which its figures say nothing."""
    found = "; ".join(f"{column}: {value}" for column, value in table.cells.items())
    return f"[table{' ' + table.caption if table.caption else ''}] {found}"


def _searched(searched: Searched) -> str:
    if not searched.passages:
        return "Nothing was searched: the index is empty, or no paper fits the filters. list_papers tells what is here."
    return f"Searched {count(searched.papers, 'paper')} ({count(searched.passages, 'passage')})."


def _ids(found: Sequence[str]) -> str:
    return ", ".join(map(line, found))
