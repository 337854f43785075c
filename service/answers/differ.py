"""Figures of other papers for what the answer counts: those that agree are cited, those that differ stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.analysis import words_of
from index.prepared import Prepared
from index.search import Hit
from ingest.model import Span
from service.answers.agree import also_of
from service.answers.figures import Figure, cell_figure, counted_in, counted_in_question, same_cell, years_of
from service.answers.model import Also, Cell, Differing, Quote

_MOST = 4  # other figures shown


@dataclass(frozen=True, slots=True)
class Compared:
    """What other papers give: citations that agree, and figures that differ, the answer's own first."""

    agreeing: tuple[Also, ...] = ()
    differing: tuple[Figure, ...] = ()


def compare(
    question: str, hit: Hit, cell: Cell | None, core: Span, ranked: Sequence[Hit]
) -> Compared:
    """Compare the figure of the answer's cell, or in its sentence `core`, with those of the other papers ranked."""
    counted = counted_in_question(question)
    years = years_of(question) or (years_of(f"{cell.row} {cell.column}") if cell else frozenset())
    own = cell_figure(hit.prepared, cell) if cell else None
    if cell is None and counted is not None:
        own = next((one for one in counted_in(counted, years, hit.prepared) if one.span == core), None)
    if own is None:
        return Compared()
    agreeing: list[Also] = []
    differing: list[Figure] = []
    for other in ranked:
        one = other.prepared
        if one.document.id == hit.document.id:
            continue
        found = [same_cell(cell, one)] if cell and _related(hit.prepared, one) else []
        found += list(counted_in(counted, years, one)) if counted else []
        for figure in filter(None, found):
            if figure.same_as(own):
                agreeing.append(also_of(one, figure.span, figure.cell))
            elif not figure.near(own) and not any(figure.same_as(known) for known in differing):
                differing.append(figure)
    return Compared(tuple(agreeing), (own, *differing[:_MOST]) if differing else ())


def differing_of(figure: Figure) -> Differing:
    """A figure as the answer shows it."""
    passage, span = figure.source.passage, figure.span
    return Differing(
        Quote(passage.id, span.start, span.end), passage.text[span.start:span.end], figure.value, figure.number,
        figure.year, figure.source.document.date, passage.speaker, passage.citation,
        figure.cell,
    )


def _related(one: Prepared, other: Prepared) -> bool:
    """Whether two papers are of one dossier, or their tables of one subject: labels alone may mean anything."""
    if set(one.document.dossiers) & set(other.document.dossiers):
        return True
    ours, theirs = _subject(one), _subject(other)
    return bool(ours) and ours == theirs


def _subject(one: Prepared) -> frozenset[str]:
    """The words of a table's caption, without its number."""
    caption = one.passage.table.caption if one.passage.table else None
    return frozenset(word for word in words_of(caption or "") if word.isalpha() and word != "tabel")
