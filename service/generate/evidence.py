"""A passage as the verifier reads it: what may be quoted of it, and the numbers, dates and words in it.

What identifies the paper (dossier, number, session) is kept apart: 135 of `nr. 135` counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from index.search import Hit
from service.generate.addressed import addressed
from service.generate.dates import Day, days_of
from service.generate.folding import folded, plain
from service.generate.measures import Measure, measure_near, measure_of, measures_in
from service.generate.names import WORD
from service.generate.number_words import Value
from service.generate.numbers import Figure, figures
from service.generate.prompt import who
from service.generate.quotes import blanked
from service.generate.speaking import Speaking, speaking_of

_MILLIONS = re.compile(r"\bx?\s*(?:€\s*)?(?:1\s*)?(mln|miljoen|mld|miljard)\b|x\s*(?:€\s*)?(1[. ]?000|duizend)\b", re.I)
_SCALES = {"mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9}

# A number by its value, or as it is written; what it measures, and whether it is negative. A number of a paper stands
# in its weaker forms too: of `-12 %` one may say 12.
Key = tuple[Value | str, Measure, bool]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one passage bears out. `runs` are its words in lower case, between blanks; `words` those as they stand;
    `addressed` what it calls only `u`."""

    id: str
    quotable: tuple[str, ...]
    runs: tuple[str, ...]
    words: frozenset[str]
    numbers: frozenset[Key]
    identity: frozenset[Value]
    days: tuple[Day, ...]
    everything: str
    speaking: Speaking
    addressed: frozenset[str]


def evidence_of(hit: Hit) -> Evidence:
    """The evidence that a hit is."""
    passage, document = hit.passage, hit.document
    table = passage.table
    said = [passage.text.replace("\t", " | "), *(note.text for note in passage.footnotes)]
    about = [passage.lead_in, document.title, *((table.caption, *table.columns) if table else ())]
    counted = [plain(text) for text in (*said, *about) if text]
    heads = [plain(text) for text in passage.section]
    signed = [plain(text) for text in (who(passage.speaker), passage.citation, document.kind, document.id) if text]
    urls = [url for note in passage.footnotes for url in note.urls] + ([document.url] if document.url else [])
    every = [*counted, *heads, *signed]
    days = [day for text in (*counted, document.date or "") for _, day in days_of(text)]
    identity = " | ".join((*document.dossiers, document.number or "", document.session or "", passage.citation))
    return Evidence(
        id=passage.id,
        quotable=tuple(folded(text) for text in (*counted, *heads)),
        runs=tuple(f" {' '.join(WORD.findall(text.lower()))} " for text in every),
        words=frozenset(word for text in every for word in WORD.findall(text)),
        numbers=frozenset({*_keys(counted), *_cells(hit), *_years(days)}),
        identity=frozenset(one.value for one in figures(plain(identity), dutch=True)),
        days=tuple(days),
        everything=" ".join((*every, *urls)).lower(),
        speaking=speaking_of(passage),
        addressed=addressed(document, passage),
    )


def claims_of(figure: Figure, text: str) -> tuple[Key, Key]:
    """A number of a sentence by value and as written: either must be among the numbers of what is cited."""
    measure = measure_of(text, figure.span.start, figure.span.end)
    return (figure.value, measure, figure.negative), (figure.written, measure, figure.negative)


def _keys(texts: Iterable[str]) -> Iterator[Key]:
    for text in texts:
        dateless = blanked(text, [span for span, day in days_of(text) if day.day or day.year])
        for figure in figures(dateless, dutch=True):
            measure = measure_near(dateless, figure.span.start, figure.span.end)
            for what in (figure.value, figure.written):
                yield from _forms(what, {measure}, negative=figure.negative)
        for one in re.finditer(r"\been\b", text, re.I):
            yield from _forms(("count", Decimal(1)), {measure_near(text, one.start(), one.end())}, negative=False)


def _cells(hit: Hit) -> Iterator[Key]:
    """The numbers of a row by what they count: `15` under `x € 1 mln` is fifteen million."""
    table = hit.passage.table
    if table is None:
        return
    for column, number in table.numbers.items():
        unit = " ".join((table.units.get(column, ""), column, table.caption or ""))
        scale = _MILLIONS.search(unit)
        times = _SCALES.get((scale[1] or "").lower(), 1000) if scale else 1
        value = Decimal(str(abs(number)))
        for one in {value, value * times}:
            yield from _forms(("count", one), measures_in(unit), negative=number < 0)


def _forms(what: Value | str, measures: Collection[Measure], *, negative: bool) -> Iterator[Key]:
    yield from product((what,), {*measures, ""}, {negative, False})


def _years(days: Iterable[Day]) -> Iterator[Key]:
    yield from ((("count", Decimal(day.year)), "", False) for day in days if day.year)


