"""Small papers that say the same, or otherwise, about one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from index.inquiry import inquire
from index.prepared import prepare_passage
from index.search import Hit, SearchResult
from ingest.model import Footnote, Passage, Speaker, TableRow
from service.answers.extract import extract
from service.answers.model import Answer
from service.answers.papers import Papers
from tests.index.making import make_paper, make_passage
from tests.index.samples import make_result

MINISTER = Speaker("minister", "A. Slob")


def row(paper: str, cells: Mapping[str, str], caption: str | None = None, ordinal: int = 1) -> Passage:
    """A table row; its first cell is its label, and every other cell a number."""
    label, *_ = cells.values()
    numbers = {name: float(value.replace(".", "")) for name, value in list(cells.items())[1:]}
    table = TableRow(caption, tuple(cells), label, dict(cells), numbers)
    return replace(make_passage(paper, ordinal, "\t".join(cells.values()), kind="table-row"), table=table)


def said(
    paper: str, text: str, ordinal: int = 1, *, speaker: Speaker = MINISTER, notes: tuple[Footnote, ...] = ()
) -> Passage:
    """A paragraph."""
    return make_passage(paper, ordinal, text, speaker=speaker, footnotes=notes)


def hit_of(passage: Passage, rank: int = 1, near: str | None = None, date: str | None = None) -> Hit:
    """A hit of a paper of dossier 26695; nearest are its unit that holds the words `near`, or all alike."""
    document = make_paper(passage.document_id, [], date=date, dossiers=("26695",)).document
    prepared = prepare_passage(document, passage)
    cosines = [0.9 if near and near in unit.text else 0.6 for unit in prepared.units]
    at = int(np.argmax(cosines[1:])) + 1 if len(cosines) > 1 else 0
    measured = {"whole": 0.9, "nearest": 0.9 if rank == 1 else 0.2, "lexical": 5.0 / rank, "speaker": 0.0,
                "exact": 0.0, "pairs": 0.0}
    return Hit(
        rank, 1.0 / rank, prepared, prepared.units[at], {"base": 1.0}, measured, np.array(cosines, dtype=np.float32)
    )


def result_of(question: str, *hits: Hit) -> SearchResult:
    """A result with these hits, and so many others that the first stands out."""
    far = [hit_of(said(f"kst-9-{at}", "Iets heel anders staat hier."), at) for at in range(len(hits) + 1, 30)]
    return replace(make_result(*hits, *far), inquiry=inquire(question, {}, lambda _: 1.0))


def answer_to(question: str, *hits: Hit, others: tuple[Passage, ...] = ()) -> Answer:
    """The answer to a question; `others` are passages of the papers that were not found."""
    result = result_of(question, *hits)
    known = {one.passage.id: one.prepared for one in (*result.hits, *map(hit_of, others))}
    return extract(question, result, Papers(known.get, lambda _: 1.0))
