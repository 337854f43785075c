"""Figures of other papers for what the answer counts: those that agree are citations, those that differ stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.exact import exact_tokens
from index.inquiry import Inquiry
from index.prepared import Prepared
from index.search import Hit
from ingest.model import Span
from service.answers.agree import also_of
from service.answers.figures import Figure, cell_figure, counted_in, counted_noun, same_cell, years_of
from service.answers.model import Also, Cell, Differing, Quote

_MOST = 4  # other figures shown


@dataclass(frozen=True, slots=True)
class Compared:
    """What other papers give: citations that agree, and figures that differ, the answer's own first."""

    agreeing: tuple[Also, ...] = ()
    differing: tuple[Figure, ...] = ()


def compare(question: str, inquiry: Inquiry, hit: Hit, cell: Cell | None, core: Span, ranked: Sequence[Hit]) -> Compared:
    """Compare the answer's figure, that of its cell or in its sentence `core`, with those of the other papers ranked."""
    noun = counted_noun(question)
    years = years_of(question) or (years_of(f"{cell.row} {cell.column}") if cell else frozenset())
    own = cell_figure(hit.prepared, cell) if cell else None
    if cell is None and noun is not None:
        own = next((one for one in counted_in(inquiry, noun, years, hit.prepared) if one.span == core), None)
    if own is None:
        return Compared()
    agreeing: list[Also] = []
    differing: list[Figure] = []
    for other in ranked:
        one = other.prepared
        if one.document.id == hit.document.id:
            continue
        found = [same_cell(cell, one)] if cell and _related(hit.prepared, one) else []
        found += list(counted_in(inquiry, noun, years, one)) if noun else []
        for figure in filter(None, found):
            if figure.same_as(own):
                agreeing.append(also_of(one, figure.span))
            elif not figure.near(own) and not any(figure.same_as(known) for known in differing):
                differing.append(figure)
    return Compared(tuple(agreeing), (own, *differing[:_MOST]) if differing else ())


def differing_of(figure: Figure) -> Differing:
    """A figure as the answer shows it."""
    passage, span = figure.source.passage, figure.span
    return Differing(
        Quote(passage.id, span.start, span.end), passage.text[span.start:span.end], figure.value, figure.number,
        figure.source.document.date, passage.speaker, passage.citation,
    )


def _related(one: Prepared, other: Prepared) -> bool:
    """Whether two papers are of one dossier, or their tables of one subject: labels alone may mean anything."""
    if set(one.document.dossiers) & set(other.document.dossiers):
        return True
    captions = [set(exact_tokens(f"a {table.caption}").tokens) if (table := each.passage.table) and table.caption else set()
                for each in (one, other)]
    return bool(captions[0]) and captions[0] == captions[1]
