"""The government's answers in a verslag, cut into stretches that each answer something.

Part II restates questions before it answers them ("De leden van de SP-fractie vragen …"): those paragraphs are the
minister's words about a question, not an answer. They are marked with the parties they speak of (`about`), and the
paragraphs after them, up to the next restatement or heading, answer what they restate (`asked_in`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ingest.model import Passage
from ingest.paper.signatures import GOVERNMENT
from ingest.speech.parties import parties_in
from ingest.speech.restating import is_passing, is_restatement, names_nobody, split_restated
from ingest.speech.stages import Stage

UNKNOWN = "onbekend"
_MOST = 250  # passages restated before one answer; no paper has a tenth of it
_LONG = 25  # words that a paragraph can go on after a question without answering it

Echo = Callable[[str], bool]
"""Whether a text only says again what a fraction wrote in its own part."""


@dataclass(slots=True)
class Stretch:
    """Places of passages: the `answers`, and before them what is `restated`, with its words, or asked outright.

    A paragraph that restates and answers is in both. `fractions` are those whose section it is; `begins` says that it
    is the first of its section.
    """

    fractions: tuple[str, ...] = ()
    begins: bool = True
    restated: list[tuple[int, str]] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)


def stretches_of(passages: Sequence[Passage], stages: Sequence[Stage], echo: Echo) -> list[Stretch]:
    """The stretches of a paper, in order. `stages` says where each passage stands."""
    found: list[Stretch] = []
    current: Stretch | None = None
    before: tuple[tuple[str, ...], Stage] | None = None
    first = 0  # stretch of the section
    for at, passage in enumerate(passages):
        where = (passage.section, stages[at])
        if where != before:
            current, before, first = None, where, len(found)
        if stages[at].place == "both" and not _by_government(passage):
            current = _opened(current, stages[at], found, first)
            current.asked.append(at)
        if not _by_government(passage) or stages[at].place not in ("answering", "both"):
            continue
        asked, rest = _restated(passages, at, echo)
        if asked:
            current = _opened(current, stages[at], found, first)
            current.restated.append((at, asked))
        elif current is None:
            current = _opened(None, stages[at], found, first)
        if (rest or not asked) and not is_passing(passage.text):
            current.answers.append(at)
    return found


def mark(passages: Sequence[Passage], stretches: Sequence[Stretch]) -> list[Passage]:
    """The passages with `about` on each that restates and `asked_in` on each that answers what another restates."""
    marked = list(passages)
    spoken: tuple[str, ...] = ()  # the parties that the section named last: `deze leden` are theirs
    for one in stretches:
        spoken = () if one.begins else spoken
        for at, _ in one.restated:
            spoken = _parties_of(marked[at]) or spoken
            if at not in one.answers:
                marked[at] = replace(marked[at], about=spoken or (UNKNOWN,))
        for at in one.answers:
            ids = tuple(passages[other].id for other, _ in one.restated[-_MOST:] if other != at)
            marked[at] = replace(marked[at], asked_in=ids)
    return marked


def _opened(current: Stretch | None, stage: Stage, found: list[Stretch], first: int) -> Stretch:
    """The stretch that a question belongs to: a new one, unless the one before it is not answered yet."""
    if current is not None and not current.answers:
        return current
    found.append(Stretch(stage.fractions, len(found) == first))
    return found[-1]


def _restated(passages: Sequence[Passage], at: int, echo: Echo) -> tuple[str, str]:
    """What a paragraph restates, and what it goes on to say: nothing where all of it is about the question.

    What comes after the last question in it may only be more about that question. It answers where the government
    speaks in the first person, where no paragraph comes after it that could, and where it is long and no fraction's.
    """
    text = passages[at].text
    if passages[at].table is not None:
        return "", text
    asked, rest = split_restated(text)
    if not asked:
        return (text, "") if echo(text) else ("", text)
    if not rest or echo(rest):
        return text, ""
    more = len(rest.split()) <= _LONG and is_restatement(text) and not names_nobody(text)
    if more and _followed(passages, at):
        return text, ""
    return asked, rest


def _followed(passages: Sequence[Passage], at: int) -> bool:
    """Whether the next paragraph can be the answer: of the same section, by the government, no restatement."""
    if at + 1 >= len(passages) or passages[at + 1].section != passages[at].section:
        return False
    return _by_government(passages[at + 1]) and not split_restated(passages[at + 1].text)[0]


def _parties_of(passage: Passage) -> tuple[str, ...]:
    """Whose question a restatement speaks of: the parties it names, else those of the nearest heading with any."""
    for words in (passage.text, *reversed(passage.section)):
        found = parties_in(words)
        if found:
            return tuple(found)
    return ()


def _by_government(passage: Passage) -> bool:
    return passage.speaker is not None and passage.speaker.role in GOVERNMENT
