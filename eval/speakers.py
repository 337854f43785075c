"""Who says each passage, and which passages only restate a question, against gold/speakers.json.

The truth of a paper is a row of turns: from the passage that begins with some words on, up to the next turn, one
speaker speaks. It does not lean on headings, so a heading that ingest lost is no excuse for a wrong speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.gold import GOLD
from eval.jsonl import Record, read_object
from eval.matching import Library, begins
from eval.score import Score
from ingest.model import Passage, Speaker


@dataclass(frozen=True, slots=True)
class Expected:
    """A speaker as the paper names them, None where it does not; `jointly_with` None is not compared."""

    role: str | None
    name: str | None
    party: str | None
    jointly_with: tuple[str, ...] | None = None

    def is_right(self, found: Speaker | None) -> bool:
        """Whether role, name, party and, where given, the names of those who speak with them agree."""
        if found is None:
            return (self.role, self.name, self.party) == (None, None, None)
        joint = {one.name for one in found.jointly_with}
        same = (self.role, self.name, self.party) == (found.role, found.name, found.party)
        return same and (self.jointly_with is None or set(self.jointly_with) == joint)

    def __str__(self) -> str:
        return _shown(self.role, self.name, self.party, self.jointly_with or ())


@dataclass(frozen=True, slots=True)
class Turn:
    """All passages from the one that begins with `start`, up to the next turn."""

    start: str
    speaker: Expected


@dataclass(frozen=True, slots=True)
class Restatement:
    """A passage of the government that only restates a question, and whose question it is."""

    start: str
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Speech:
    """The truth about one paper, turns in reading order."""

    paper: str
    turns: tuple[Turn, ...]
    restatements: tuple[Restatement, ...] = ()


def load_speech(file: Path = GOLD / "speakers.json") -> tuple[Speech, ...]:
    """The truth about every paper. Raises GoldError where a field is wrong."""
    record = read_object(file)
    record.only("papers")
    return tuple(_speech(one) for one in record.records("papers"))


def compare_speakers(gold: Sequence[Speech], papers: Library) -> tuple[Score, ...]:
    """A score for each paper of the gold: of how many of its passages the speaker is right. Recall is the share."""
    return tuple(_speakers(one, papers.get(one.paper, ())) for one in gold)


def compare_restatements(gold: Sequence[Speech], papers: Library) -> tuple[Score, ...]:
    """A score for each paper of the gold on passages marked `about` a question, parties and all."""
    return tuple(_restatements(one, papers.get(one.paper, ())) for one in gold)


def _speakers(gold: Speech, passages: Sequence[Passage]) -> Score:
    left, expected, lines = list(gold.turns), Expected(None, None, None), []
    right = 0
    for passage in passages:
        turn = next((one for one in left if begins(passage, one.start)), None)
        if turn:
            lines += [f'{gold.paper}: no passage begins with "{one.start}"' for one in left[: left.index(turn)]]
            left, expected = left[left.index(turn) + 1 :], turn.speaker
        if expected.is_right(passage.speaker):
            right += 1
        else:
            lines.append(f"{passage.id}: said by {_found(passage.speaker)}, expected {expected}")
    lines += [f'{gold.paper}: no passage begins with "{one.start}"' for one in left]
    said = sum(passage.speaker is not None for passage in passages)
    return Score(gold.paper, len(passages), said, right, tuple(lines))


def _restatements(gold: Speech, passages: Sequence[Passage]) -> Score:
    marked = {passage.id: passage for passage in passages if passage.about}
    found, right, lines = len(marked), 0, []
    for wanted in gold.restatements:
        passage = next((one for one in passages if begins(one, wanted.start)), None)
        parties = frozenset(passage.about) if passage else frozenset()
        if passage:
            marked.pop(passage.id, None)
        if parties == wanted.parties:
            right += 1
        else:
            told = ", ".join(sorted(parties)) or "nobody's question"
            lines.append(
                f'{gold.paper}: "{wanted.start}" is about {told}, expected {", ".join(sorted(wanted.parties))}'
            )
    lines += [f"{gold.paper}: {one} is no restatement" for one in marked]
    return Score(gold.paper, len(gold.restatements), found, right, tuple(lines))


def _found(speaker: Speaker | None) -> str:
    if speaker is None:
        return "nobody"
    return _shown(speaker.role, speaker.name, speaker.party, [one.name for one in speaker.jointly_with])


def _shown(role: str | None, name: str | None, party: str | None, joint: Sequence[str | None]) -> str:
    told = " ".join(one for one in (role, name, party) if one) or "nobody"
    return f"{told}, with {', '.join(one or 'somebody' for one in joint)}" if joint else told


def _speech(record: Record) -> Speech:
    record.only("paper", "turns", "restatements")
    return Speech(
        paper=record.text("paper"),
        turns=tuple(_turn(one) for one in record.records("turns")),
        restatements=tuple(_restatement(one) for one in record.records("restatements")),
    )


def _turn(record: Record) -> Turn:
    record.only("from", "speaker")
    said = record.record("speaker")
    if said is None:
        raise record.wrong("field speaker must be an object: role, name and party, null where the paper does not say")
    said.only("role", "name", "party", "jointly_with")
    joint = said.texts("jointly_with") if "jointly_with" in said.data else None
    speaker = Expected(said.optional_text("role"), said.optional_text("name"), said.optional_text("party"), joint)
    return Turn(record.text("from"), speaker)


def _restatement(record: Record) -> Restatement:
    record.only("starts", "parties")
    if not (parties := record.texts("parties")):
        raise record.wrong("field parties must name whose question is restated")
    return Restatement(record.text("starts"), frozenset(parties))
