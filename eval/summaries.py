"""Sentences as a model would write them, honest and with an error planted, against the check that lets them leave.

A passage is named by its id, so nothing here depends on what a search finds first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.bootstrap import Estimate, mean_interval
from eval.gold import GOLD
from eval.jsonl import Record, read_records
from index.prepared import prepare_passage
from index.search import Hit
from index.snapshot import Snapshot
from index.units import Unit
from ingest.model import Span
from service.generate.audit import Fault
from service.generate.evidence import Evidence, evidence_of
from service.generate.sentences import Sentences
from service.generate.verify import verify

FIELDS = ("question", "half", "sentence", "error", "passages")
HALVES = ("dev", "test")
# What the check is for, and what plain words say, which it does not read.
CHECKED = ("number", "measure", "date", "name", "quote", "speaker", "citation", "address", "negation")
UNCHECKED = ("verb", "invented", "injected")
ERRORS = (*CHECKED, *UNCHECKED)


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of an answer, what is wrong with it (None: nothing), and its passages by the number it cites."""

    question: str
    half: str
    sentence: str
    error: str | None
    passages: dict[int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the faults found; with none it is said."""

    written: Written
    faults: tuple[Fault, ...]

    @property
    def said(self) -> bool:
        """Whether a reader would get to see it."""
        return not self.faults


def load_written(file: Path = GOLD / "summaries.jsonl") -> tuple[Written, ...]:
    """The sentences of `file` in its order. Raises GoldError at the first wrong line."""
    return tuple(_written(record) for record in read_records(file))


def _written(record: Record) -> Written:
    record.only(*FIELDS)
    named = record.record("passages")
    if named is None or not named.data or not all(one.isdigit() for one in named.data):
        raise record.wrong("field passages must name a passage for each number that the sentence cites")
    return Written(
        question=record.text("question"),
        half=record.one_of("half", HALVES),
        sentence=record.text("sentence"),
        error=None if record.data.get("error") is None else record.one_of("error", ERRORS),
        passages={int(number): named.text(number) for number in named.data},
    )


def judge_all(written: Sequence[Written], snapshot: Snapshot) -> tuple[Judged, ...]:
    """Each sentence cut and checked as if a model had written it. Raises GriffierError for an unknown passage."""
    known: dict[str, Evidence] = {}

    def evidence(passage_id: str, rank: int) -> Evidence:
        if passage_id not in known:
            passage = snapshot.passage(passage_id)
            prepared = prepare_passage(snapshot.document(passage.document_id), passage)
            unit = Unit(passage.text, Span(0, len(passage.text)))
            known[passage_id] = evidence_of(Hit(rank, 0.0, prepared, unit))
        return known[passage_id]

    return tuple(Judged(one, _faults(one, evidence)) for one in written)


def _faults(one: Written, evidence: Callable[[str, int], Evidence]) -> tuple[Fault, ...]:
    sent = {number: evidence(passage, number) for number, passage in one.passages.items()}
    cut = Sentences()
    parts = [*cut.feed(one.sentence), *cut.close()]
    return tuple(fault for part in parts for fault in verify(part, sent).faults)


def share(values: Sequence[bool]) -> Estimate:
    """The share that is true, with its bootstrap interval; where all agree, the exact bound that n such cases give."""
    found = mean_interval([float(one) for one in values])
    if found.value not in (0.0, 1.0):
        return found
    bound = 0.025 ** (1 / found.n)
    low, high = (bound, 1.0) if found.value else (0.0, 1 - bound)
    return Estimate(found.value, low, high, found.n)


def by_check(judged: Sequence[Judged]) -> dict[str, int]:
    """How many sentences each check withheld, most first; one that two checks withheld counts for both."""
    counts = Counter(check for one in judged for check in {fault.check for fault in one.faults})
    return dict(counts.most_common())
