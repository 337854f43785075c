"""Footnotes as ingest resolves them against the hand-made truth in gold/footnotes.jsonl.

A note is right when its paper, number and text are, and its marker stands where the truth has it: the
passage up to the marker ends with `before`, and what follows begins with `after` (where `after` is empty, the
passage ends). The marker of a heading stands at offset 0 of the passage that follows. Texts are compared
after whitespace normalisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.gold import GOLD
from eval.jsonl import Record, read_records
from eval.matching import Library, normalise
from eval.score import Score
from ingest.model import Footnote, Passage

WHERE = ("paragraph", "list-item", "table-row", "table", "heading")


@dataclass(frozen=True, slots=True)
class GoldNote:
    """One note of a paper: its text, and the words around the place where its marker stood."""

    paper: str
    number: str
    text: str
    before: str
    after: str
    where: str
    references: tuple[str, ...]
    urls: tuple[str, ...]


def load_notes(file: Path = GOLD / "footnotes.jsonl") -> tuple[GoldNote, ...]:
    """The notes of every paper. Raises GoldError at the first wrong line."""
    return tuple(_note(record) for record in read_records(file))


def compare_notes(gold: Sequence[GoldNote], papers: Library) -> tuple[Score, ...]:
    """A score for each paper of `papers`, and for each paper of the gold that is not among them."""
    names = [*papers, *(name for name in dict.fromkeys(one.paper for one in gold) if name not in papers)]
    return tuple(
        _compare(name, [one for one in gold if one.paper == name], papers.get(name, ())) for name in names
    )


def compare_links(gold: Sequence[GoldNote], papers: Library) -> tuple[Score, ...]:
    """A score for each paper on the references and URLs of its notes, each with its note's number."""
    scores = []
    for name, passages in papers.items():
        wanted = {
            (one.number, link) for one in gold if one.paper == name for link in (*one.references, *one.urls)
        }
        notes = [note for passage in passages for note in passage.footnotes]
        found = {(note.number, link) for note in notes for link in (*note.references, *note.urls)}
        wrong = [f"{name}: note {number} lacks {link}" for number, link in sorted(wanted - found)]
        wrong += [
            f"{name}: note {number} has {link}, which is not there" for number, link in sorted(found - wanted)
        ]
        scores.append(Score(name, len(wanted), len(found), len(wanted & found), tuple(wrong)))
    return tuple(scores)


def _compare(name: str, gold: Sequence[GoldNote], passages: Sequence[Passage]) -> Score:
    """A note found is used once at most, so one found twice counts as found and not as right."""
    spare = [(passage, note) for passage in passages for note in passage.footnotes]
    found, wrong = len(spare), {}
    for wanted in gold:
        same = [one for one in spare if one[1].number == wanted.number]
        match = next((one for one in same if fault(wanted, *one) is None), None)
        if match:
            spare.remove(match)
        else:
            wrong[wanted.number] = fault(wanted, *same[0]) if same else "not found"
    lines = [f"{name}: note {number}: {told}" for number, told in wrong.items()]
    lines += [
        f"{name}: note {note.number} at {passage.id}: beyond the truth"
        for passage, note in spare
        if note.number not in wrong
    ]
    return Score(name, len(gold), found, found - len(spare), tuple(lines))


def fault(wanted: GoldNote, passage: Passage, note: Footnote) -> str | None:
    """What is wrong with a note of the right number, None where nothing is."""
    text = normalise(note.text)
    if text != normalise(wanted.text):
        return f'expected the text "{wanted.text}", found "{text}"'
    before, after = normalise(passage.text[: note.at]), normalise(passage.text[note.at :])
    if wanted.where == "heading":
        right = note.at == 0 and after.startswith(normalise(wanted.after))
        return None if right else f'expected at 0 of what follows the heading, found after "{before[-60:]}"'
    if not before.endswith(normalise(wanted.before)):
        return f'expected after "{wanted.before}", found after "{before[-60:]}" in {passage.id}'
    if not after.startswith(normalise(wanted.after)) or (after and not wanted.after):
        expected = f'before "{wanted.after}"' if wanted.after else "at the end of its passage"
        return f'expected {expected}, found before "{after[:60]}" in {passage.id}'
    return None


def _note(record: Record) -> GoldNote:
    record.only("paper", "number", "note", "before", "after", "passage_kind", "references", "urls")
    return GoldNote(
        paper=record.text("paper"),
        number=record.text("number"),
        text=record.text("note"),
        before=record.raw_text("before"),
        after=record.raw_text("after"),
        where=record.one_of("passage_kind", WHERE),
        references=record.texts("references"),
        urls=record.texts("urls"),
    )
