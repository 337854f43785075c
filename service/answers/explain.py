"""The papers' own words for why their figures differ.

Such a sentence speaks of figures and names a cause (another definition, count, reference date, what is included); away
from the figures themselves it must also say that they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.prepared import Prepared
from index.search import Hit
from ingest.model import Span
from service.answers.figures import Figure
from service.answers.model import Explanation, Quote
from service.answers.papers import Papers

_OF_FIGURES = re.compile(
    r"\b(?:\w*cijfers?|aantal(?:len)?|getal(?:len)?|percentages?|bedrag(?:en)?|uitkomsten|gegevens)\b", re.I
)
_CAUSE = re.compile(
    r"\b(?:definities?|gedefinieerd|\w*telling(?:en)?|geteld|tellen|peildat(?:um|a)|meetmoment\w*|registraties?|"
    r"geregistreerd|inclusief|exclusief|meegeteld|meegerekend|meetmethode\w*|berekeningswijze|afbakening|"
    r"bijgesteld|herzien\w*|gecorrigeerd|voorlopige?|nagekomen)\b", re.I
)
_DIFFER = re.compile(
    r"\b(?:verschil\w*|afwijk\w*|wijk(?:t|en) af|(?:niet|moeilijk|lastig) (?:goed )?(?:te )?vergelijk\w*|discrepantie|"
    r"bijgesteld|gewijzigd|herzien\w*|gecorrigeerd|vanwege|doordat|komt door)\b", re.I
)
_REACH = 2  # passages before and after a figure that are near it
_FIRST = 40  # passages ranked that may explain from elsewhere in the papers


def explanation_of(figures: Sequence[Figure], ranked: Sequence[Hit], papers: Papers) -> Explanation | None:
    """The sentence of one of the figures' papers that explains them best; None where none does."""
    best: tuple[float, Prepared, Span] | None = None
    near = {one.passage.id: one for figure in figures for one in _near(figure, papers)}
    documents = {figure.source.document.id for figure in figures}
    far = {hit.passage.id: hit.prepared for hit in ranked[:_FIRST] if hit.document.id in documents}
    for passage_id, one in {**near, **far}.items():
        for span, value in _explaining(one, close=passage_id in near):
            if best is None or value > best[0]:
                best = value, one, span
    if best is None:
        return None
    _, one, span = best
    quote = Quote(one.passage.id, span.start, span.end)
    return Explanation(quote, one.passage.text[span.start:span.end], one.passage.speaker, one.passage.citation)


def _near(figure: Figure, papers: Papers) -> Iterator[Prepared]:
    """The passage of a figure, those around it, and those that answer it."""
    passage = figure.source.passage
    yield figure.source
    around = [passage.ordinal + step for step in range(-_REACH, _REACH + 1) if step]
    for passage_id in (*(f"{passage.document_id}#{at}" for at in around), *passage.answered_by):
        if (one := papers.find(passage_id)) is not None:
            yield one


def _explaining(one: Prepared, *, close: bool) -> Iterator[tuple[Span, float]]:
    """The sentences that explain, each with how much it looks like it; of the government's more than of others'."""
    text = one.passage.text
    if one.passage.table is not None or one.passage.about:
        return
    answering = 0.5 if one.passage.answers or one.passage.asked_in or "fractie" not in one.terms else 0.0
    for span in dict.fromkeys(unit.span for unit in one.units[1:] or one.units):
        words = text[span.start:span.end]
        causes = {found.lower() for found in _CAUSE.findall(words)}
        differs = bool(_DIFFER.search(words))
        if words.endswith("?") or not causes or not _OF_FIGURES.search(words) or not (differs or close):
            continue
        yield span, min(2, len(causes)) + 2.0 * differs + answering
