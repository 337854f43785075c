"""Headings as they appear in the heading paths of passages, against gold/headings.jsonl."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from eval.gold import GOLD
from eval.jsonl import Record, read_records
from eval.matching import Library, normalise
from eval.score import Score
from ingest.model import Passage

Heading = tuple[int, str]
"""Level from 1, outermost first, and the text with white space normalised."""


def load_headings(file: Path = GOLD / "headings.jsonl") -> dict[str, tuple[Heading, ...]]:
    """Each paper's headings in order. Raises GoldError at the first wrong line."""
    return {record.text("paper"): _headings(record) for record in read_records(file)}


def compare_headings(gold: Mapping[str, Sequence[Heading]], papers: Library) -> tuple[Score, ...]:
    """A score for each paper of the gold on the text of its headings, whatever their level."""
    return tuple(
        _score(
            name, [text for _, text in headings], [text for _, text in found_headings(papers.get(name, ()))]
        )
        for name, headings in gold.items()
    )


def compare_levels(gold: Mapping[str, Sequence[Heading]], papers: Library) -> tuple[Score, ...]:
    """The same on level and text: text taken from a PDF shows no type sizes, so this is the harder one."""
    return tuple(
        _score(name, list(map(_shown, headings)), list(map(_shown, found_headings(papers.get(name, ())))))
        for name, headings in gold.items()
    )


def found_headings(passages: Iterable[Passage]) -> list[Heading]:
    """The headings in reading order: what a passage's path has beyond the path of the passage before it."""
    headings: list[Heading] = []
    path: tuple[str, ...] = ()
    for passage in passages:
        shared = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(path, passage.section, strict=False))
        )
        headings += [
            (shared + n, normalise(text)) for n, text in enumerate(passage.section[shared:], start=1)
        ]
        path = passage.section
    return headings


def _score(name: str, wanted: Sequence[str], found: Sequence[str]) -> Score:
    truth, read = Counter(wanted), Counter(found)
    wrong = [f"{name}: heading {one!r} not found" for one in (truth - read).elements()]
    wrong += [f"{name}: {one!r} is no heading" for one in (read - truth).elements()]
    return Score(name, truth.total(), read.total(), (truth & read).total(), tuple(wrong))


def _shown(heading: Heading) -> str:
    level, text = heading
    return f"{level} {text}"


def _headings(record: Record) -> tuple[Heading, ...]:
    record.only("paper", "headings")
    pairs = record.data.get("headings")
    if not isinstance(pairs, list):
        raise record.wrong(f"field headings must be a list of [level, text], found {pairs!r}")
    for pair in pairs:
        right = (
            isinstance(pair, list)
            and len(pair) == 2
            and isinstance(pair[0], int)
            and isinstance(pair[1], str)
        )
        if not right or pair[0] < 1:
            raise record.wrong(f"field headings must hold [level from 1, text], found {pair!r}")
    return tuple((level, normalise(text)) for level, text in pairs)
