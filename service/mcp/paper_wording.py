"""Papers and references in words, for assistants that read no structured content."""

from __future__ import annotations

from collections.abc import Sequence

from service.mcp.paper_results import PaperName, PaperResult, Papers, Reference, References
from service.mcp.quoting import cited, count, line, quoted, titled

_FIRST = 100  # headings shown


def paper_words(result: PaperResult) -> str:
    """The paper, and its first headings or the part of the text."""
    parts = [f"{_paper(result)}\n{count(result.passages, 'passage')}, {result.length} characters"]
    if result.replaced_by:
        parts.append(f"An older version; the one in use is {line(result.replaced_by)}.")
    if result.part is None:
        return "\n\n".join((*parts, _outline(result)))
    part = result.part
    goes_on = f"Go on with start={part.next_start}." if part.next_start is not None else "This is its end."
    return "\n\n".join((*parts, f"Characters {part.start} to {part.end}, verbatim:\n{quoted(part.text)}", goes_on))


def reference_words(result: References) -> str:
    """Both lists of papers."""
    found = [*listed("Cites", result.cites, result.cites_total),
             *listed("Cited by", result.cited_by, result.cited_by_total)]
    more = [f"Go on with offset={result.next_offset}."] if result.next_offset is not None else []
    return "\n\n".join((_paper(result.paper), *(found or ["It names no papers here, and none here names it."]), *more))


def list_words(result: Papers) -> str:
    """A line or two for each paper."""
    more = [f"Go on with offset={result.next_offset}."] if result.next_offset is not None else []
    return "\n\n".join((f"{len(result.papers)} of {count(result.total, 'paper')}", *map(_paper, result.papers), *more))


def listed(title: str, found: Sequence[Reference], total: int) -> list[str]:
    """References under a title, or nothing where there are none."""
    lines = []
    for one in found:
        where = f"here: {line(one.paper_id)}" if one.paper_id else one.url or "not here, no official page known"
        lines.append("- " + titled(f"{one.id} ({where})", one.title))
    return ["\n".join((f"{title} {count(total, 'paper')}", *lines))] if lines else []


def _outline(result: PaperResult) -> str:
    if not result.outline:
        return "No headings. Read it with start=0."
    shown = [f"[start {one.start}] > {'  ' * (one.level - 1)}{line(one.title)}" for one in result.outline[:_FIRST]]
    left = result.outline_total - len(shown)
    more = [f"({left} more headings; read on from the last of these with start={result.outline[:_FIRST][-1].start})"]
    return "\n".join(("Outline", *shown, *(more if left else [])))


def _paper(paper: PaperName) -> str:
    page = f"\n{paper.url}" if paper.url else ""
    return f"{titled(paper.id, paper.title)}\nCite as: {cited(paper.citation, paper.date)}{page}"
