"""Speakers and links of a whole paper: which passages ask, which answer, known at both ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.model import Passage, Signatory, Speaker
from ingest.speech.debate import link_debate
from ingest.speech.exchange import UNKNOWN, mark, stretches_of
from ingest.speech.fractions import link_fractions
from ingest.speech.labels import has_labels
from ingest.speech.members import speaker_of
from ingest.speech.numbered import Exchange, exchange_of
from ingest.speech.questions import questions_of
from ingest.speech.refining import refine
from ingest.speech.runs import Run, runs_of
from ingest.speech.speakers import (
    COMMITTEE,
    Said,
    letter_speakers,
    meeting_speakers,
    meeting_stages,
    named_answerers,
    numbered_speakers,
)
from ingest.speech.stages import Stage
from ingest.speech.wording import Lookup, Rarity, best_share, terms

_CLOSE = 5  # paragraphs of fractions that another is compared with
MOST = 250  # passages that answer one: four times the longest answers there are; more would take all memory
_ECHO, _WORDS = 0.75, 12  # of the words of a paragraph that a fraction wrote before; fewer words are no evidence


@dataclass(frozen=True, slots=True)
class Scene:
    """What a paper says of who is speaking in it."""

    kind: str | None
    headings: Sequence[str]
    signatories: Sequence[Signatory]
    askers: Sequence[Speaker] = ()
    answerers: Sequence[Signatory] = ()
    turns: bool = False  # whether it names who speaks turn by turn, so that what stands between is nobody's


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says each passage, and what is needed to link them: stages of a verslag, or runs of numbered questions."""

    speakers: Sequence[Speaker | None]
    stages: Sequence[Stage] | None = None
    exchange: Exchange | None = None
    turns: bool = False


def hear(said: Sequence[Said], scene: Scene) -> Speech:
    """Who says each passage of a paper. A signature is said by who signs."""
    if scene.turns:
        return Speech(_signed(said, [None for _ in said]), turns=True)
    stages = meeting_stages(scene.kind, scene.headings)
    if stages is not None:
        placed = [stages[one.place] for one in said]
        return Speech(_signed(said, meeting_speakers(said, stages, scene.signatories)), placed)
    letter = letter_speakers(said, scene.headings, scene.signatories)
    if not has_labels(scene.headings):
        return Speech(_signed(said, letter))
    texts = [one.text for one in said]
    runs = runs_of(scene.headings, [one.place for one in said], [one.signatory is not None for one in said], texts)
    exchange = exchange_of(runs, texts)
    if scene.kind is not None and scene.kind.startswith("lijst van vragen"):
        letter = [COMMITTEE for _ in said]  # whose paper it is, around the questions and answers
    return Speech(_signed(said, _numbered(runs, exchange, letter, scene)), None, exchange)


def _numbered(
    runs: Sequence[Run], exchange: Exchange, letter: Sequence[Speaker | None], scene: Scene
) -> list[Speaker | None]:
    answerers = named_answerers(scene.answerers, scene.signatories) or scene.signatories
    found = numbered_speakers(runs, exchange.answering, exchange.asking, len(letter), scene.askers, answerers)
    inside = exchange.answering | exchange.asking
    return [one if at in inside else letter[at] for at, one in enumerate(found)]


def _signed(said: Sequence[Said], speakers: Sequence[Speaker | None]) -> list[Speaker | None]:
    return [
        speaker_of(one.signatory) if one.signatory else speaker
        for one, speaker in zip(said, speakers, strict=True)
    ]


def link(passages: Sequence[Passage], speech: Speech) -> list[Passage]:
    """The passages with `answers`, `answered_by`, `about` and `asked_in`."""
    if speech.stages is not None:
        return _link_meeting(passages, speech.stages)
    if speech.exchange is None:
        return tie(passages, link_debate(passages)) if speech.turns else list(passages)
    marked = list(passages)
    for at, asked in speech.exchange.repeating.items():
        people = [passages[one].speaker for one in asked]
        marked[at] = replace(marked[at], about=_parties(people))
    return tie(marked, speech.exchange.links)


def tie(passages: Sequence[Passage], links: Mapping[int, Sequence[int]]) -> list[Passage]:
    """The passages with links from each question, by place, to its answers; known at both ends, in reading order.

    Of a question with more than `MOST` answers, the first of them.
    """
    back: dict[int, list[int]] = {}
    for question, answers in links.items():
        for answer in answers[:MOST]:
            back.setdefault(answer, []).append(question)
    return [
        replace(
            passage,
            answered_by=tuple(passages[one].id for one in sorted(set(links.get(at, ())[:MOST]) - {at})),
            answers=tuple(passages[one].id for one in sorted(set(back.get(at, ())) - {at})),
        )
        for at, passage in enumerate(passages)
    ]


def _link_meeting(passages: Sequence[Passage], stages: Sequence[Stage]) -> list[Passage]:
    questions = questions_of(passages, stages)
    asked = [terms(one.text) for one, stage in zip(passages, stages, strict=True) if stage.place == "asking"]
    rarity, near = Rarity.of(asked), Lookup(asked)

    def echo(text: str) -> bool:
        found = terms(text)
        close = [asked[at] for at in near.near(found, _CLOSE)]
        return len(text.split()) >= _WORDS and best_share(rarity, found, close) >= _ECHO

    stretches = stretches_of(passages, stages, echo)
    links = refine(passages, questions, stretches, link_fractions(passages, questions, stretches))
    return tie(mark(passages, stretches), links)


def _parties(people: Sequence[Speaker | None]) -> tuple[str, ...]:
    speaker = next((one for one in people if one is not None), None)
    if speaker is None:
        return (UNKNOWN,)
    found = [speaker.party, *(one.portfolio for one in speaker.jointly_with)]
    return tuple(dict.fromkeys(one for one in found if one)) or (UNKNOWN,)
