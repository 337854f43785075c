"""Other passages that say the same as the answer: its further citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.analysis import words_of
from index.prepared import Prepared
from index.search import Hit
from ingest.model import Span
from service.answers.claims import same_claim
from service.answers.model import Also, Cell, Quote
from service.answers.papers import Papers

_FIRST = 12  # passages among which one that says the same is looked for
_WORTH = 0.7  # share of the answer's words that a sentence must hold to be compared with it


def agreeing(words: str, hit: Hit, ranked: Sequence[Hit], papers: Papers) -> Iterator[Also]:
    """A sentence of each other passage among the first that says what these words of the hit say.

    Where somebody in particular must be speaking, of passages said by them; of nobody's questions.
    """
    if hit.passage.table is not None:
        return
    own = frozenset(words_of(words))
    for other in ranked[:_FIRST]:
        one = other.prepared
        if one.passage.id == hit.passage.id or one.passage.about or other.measured.get("speaker", 0.0) < 0:
            continue
        for span in _worth_comparing(own, one):
            if same_claim(words, one.passage.text[span.start:span.end], papers.rarity):
                yield also_of(one, span)
                break


def also_of(one: Prepared, span: Span, cell: Cell | None = None) -> Also:
    """These words of a passage as a further citation."""
    passage = one.passage
    quote = Quote(passage.id, span.start, span.end)
    return Also(quote, passage.text[span.start:span.end], one.document.date, passage.speaker, passage.citation, cell)


def _worth_comparing(own: frozenset[str], one: Prepared) -> Iterator[Span]:
    if one.passage.table is not None or len(own & one.own) < _WORTH * len(own):
        return
    if len(one.units) == 1:
        yield one.units[0].span
        return
    for unit, part in zip(one.units[1:], one.parts, strict=True):
        if unit.note is None and len(own & part) >= _WORTH * len(own):
            yield unit.span
