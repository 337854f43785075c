"""The gold questions: what is asked, and the words that a right passage contains.

An answer is a paper and a verbatim quote, so it survives any way of cutting papers into passages.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.jsonl import Record, read_records

GOLD = Path(__file__).parent / "gold"
PAPERS = Path(__file__).parent / "papers"
KINDS = ("speaker", "fact", "table", "footnote", "paraphrase", "unanswerable")
LANGUAGES = ("nl", "en")
SPLITS = ("dev", "test")
FIELDS = (
    *("id", "question", "language", "kind", "sort", "split"),
    *("answers", "speaker", "near_misses", "note"),
)
NATURAL = 170  # number of the first natural question (see gold/README.md)
PLACES = ("text", "footnote", "table")


@dataclass(frozen=True, slots=True)
class Answer:
    """Where an answer stands: a paper by file name, and words of the passage, its note or its table row."""

    paper: str
    quote: str
    place: str
    cell: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words of a passage that looks like an answer and is none, and why not."""

    paper: str
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Who must be named as the speaker; None where the question does not say."""

    role: str | None
    party: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """One gold question. Any of its `answers` is right; an unanswerable one has none."""

    id: str
    question: str
    language: str
    kind: str
    split: str
    answers: tuple[Answer, ...]
    speaker: GoldSpeaker | None
    sort: str | None = None
    near_misses: tuple[NearMiss, ...] = ()
    note: str | None = None

    @property
    def natural(self) -> bool:
        """Whether it is worded as readers word questions; the first ones avoid the papers' words on purpose."""
        return int(self.id.lstrip("q")) >= NATURAL

    @property
    def answerable(self) -> bool:
        """Whether the papers answer it."""
        return self.kind != "unanswerable"


def load_questions(file: Path = GOLD / "questions.jsonl", split: str = "all") -> tuple[Question, ...]:
    """The questions of `file` in its order, of one split or all. Raises GoldError at the first wrong line."""
    seen: dict[str, int] = {}
    questions = []
    for record in read_records(file):
        question = _question(record)
        if question.id in seen:
            raise record.wrong(f"id {question.id} is taken by line {seen[question.id]}; give each its own")
        seen[question.id] = record.line
        questions.append(question)
    return tuple(one for one in questions if split in ("all", one.split))


def _question(record: Record) -> Question:
    record.only(*FIELDS)
    question = Question(
        id=record.text("id"),
        question=record.text("question"),
        language=record.one_of("language", LANGUAGES),
        kind=record.one_of("kind", KINDS),
        split=record.one_of("split", SPLITS),
        answers=tuple(_answer(one) for one in record.records("answers")),
        speaker=_speaker(record.record("speaker")),
        sort=record.optional_text("sort"),
        near_misses=tuple(_near_miss(one) for one in record.records("near_misses")),
        note=record.optional_text("note"),
    )
    if question.answerable and not question.answers:
        raise record.wrong(f"a question of kind {question.kind} needs an answer; or make it unanswerable")
    if not question.answerable and question.answers:
        raise record.wrong("an unanswerable question has answers; empty the list or change its kind")
    if question.kind == "speaker" and question.speaker is None:
        raise record.wrong("a question of kind speaker needs its speaker")
    return question


def _answer(record: Record) -> Answer:
    record.only("paper", "quote", "in", "cell", "column")
    return Answer(
        paper=record.text("paper"),
        quote=record.text("quote"),
        place=record.one_of("in", PLACES),
        cell=record.optional_text("cell"),
        column=record.optional_text("column"),
    )


def _near_miss(record: Record) -> NearMiss:
    record.only("paper", "quote", "why")
    return NearMiss(*(record.text(name) for name in ("paper", "quote", "why")))


def _speaker(record: Record | None) -> GoldSpeaker | None:
    if record is None:
        return None
    record.only("role", "party", "name")
    speaker = GoldSpeaker(*(record.optional_text(name) for name in ("role", "party", "name")))
    if speaker == GoldSpeaker(None, None, None):
        raise record.wrong("field speaker must name a role, a party or a person, or be null")
    return speaker
