"""Questions linked to their answers in a *verslag van een schriftelijk overleg*, against gold/links.json.

A link is a pair of passages: one that asks, and one that answers it. It must be known at both ends, by `answers` and
by `answered_by`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.exchange import Asked, Exchange
from eval.matching import Library, begins, normalise
from eval.score import Score
from ingest.model import Passage

SHOWN = 60
"""Characters of a passage in a line about it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was linked to one question: beginnings that are right, merely acceptable or missed; wrong ones in words."""

    asked: Asked
    right: tuple[str, ...]
    acceptable: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def extent(self) -> str:
        """`in full`, `in part` or `not`; a question that nothing answers is always linked in full."""
        return "in full" if not self.missed else "in part" if self.right else "not"


def outcomes(gold: Exchange, passages: Sequence[Passage]) -> tuple[Outcome, ...]:
    """An outcome for each question of the truth, in its order."""
    linked = _linked(passages)
    return tuple(_outcome(one, passages, linked) for one in gold.questions)


def compare_answers(gold: Exchange, papers: Library) -> tuple[Score, ...]:
    """A score for each fraction on its links; one that is merely acceptable counts neither for nor against."""
    scores = []
    for party, found in _by_party(gold, papers).items():
        right = sum(len(one.right) for one in found)
        wrong = [f"{party}: {_short(one.asked.question)} {told}" for one in found for told in one.wrong]
        missed = [f"{party}: {_short(one.asked.question)} lacks {_short(gone)}" for one in found for gone in one.missed]
        wanted = right + len(missed)
        scores.append(Score(party, wanted, right + len(wrong), right, (*wrong, *missed)))
    spare = strays(gold, papers)
    return (*scores, Score("of no question", 0, len(spare), 0, spare))


def compare_questions(gold: Exchange, papers: Library) -> tuple[Score, ...]:
    """A score for each fraction: how many questions are linked at all, and how many in full and to nothing wrong."""
    scores = []
    for party, found in _by_party(gold, papers).items():
        whole = [one for one in found if one.extent == "in full" and not one.wrong]
        lines = tuple(
            f"{party}: {_short(one.asked.question)} is linked {one.extent}: {len(one.right)} of "
            f"{len(one.asked.answered_by)}, and {len(one.wrong)} wrong"
            for one in found
            if one not in whole
        )
        linked = sum(one.extent != "not" or bool(one.wrong) for one in found)
        scores.append(Score(party, len(found), linked, len(whole), lines))
    return tuple(scores)


def strays(gold: Exchange, papers: Library) -> tuple[str, ...]:
    """Links, in words, whose question is none of the truth: of a passage that asks nothing, or of another paper."""
    lines = []
    for name, passages in papers.items():
        asked = {
            passage.id
            for passage in passages
            if name == gold.paper and any(begins(passage, one.question) for one in gold.questions)
        }
        pairs = sorted(pair for pair in _linked(passages) if pair[0] not in asked)
        lines += [f"{name}: {question} asks nothing, yet {answer} answers it" for question, answer in pairs]
    return tuple(lines)


def _outcome(asked: Asked, passages: Sequence[Passage], linked: Mapping[tuple[str, str], bool]) -> Outcome:
    by_id = {passage.id: passage for passage in passages}
    questions = {passage.id for passage in passages if begins(passage, asked.question)}
    right, acceptable, wrong = [], [], []
    for (question, answer), both_ends in linked.items():
        if question not in questions:
            continue
        wanted = _named(by_id.get(answer), asked.answered_by)
        allowed = _named(by_id.get(answer), (*asked.also, *asked.restated_in))
        shown = f"{answer} {_short(by_id[answer].text)}" if answer in by_id else f"{answer}, which is not there"
        if not both_ends:
            wrong.append(f"has at one end only the link with {shown}")
        elif wanted:
            right.append(wanted)
        elif allowed:
            acceptable.append(allowed)
        else:
            wrong.append(f"is not answered by {shown}")
    found = tuple(one for one in asked.answered_by if one in right)
    missed = tuple(one for one in asked.answered_by if one not in right)
    return Outcome(asked, found, tuple(dict.fromkeys(acceptable)), missed, tuple(wrong))


def _linked(passages: Sequence[Passage]) -> dict[tuple[str, str], bool]:
    """Every link as question and answer, by id, and whether both ends know it."""
    told_by_answer = {(question, one.id): None for one in passages for question in one.answers}
    told_by_question = {(one.id, answer): None for one in passages for answer in one.answered_by}
    every = {**told_by_answer, **told_by_question}
    return {pair: pair in told_by_answer and pair in told_by_question for pair in every}


def _by_party(gold: Exchange, papers: Library) -> dict[str, list[Outcome]]:
    by_party: dict[str, list[Outcome]] = {}
    for one in outcomes(gold, papers.get(gold.paper, ())):
        by_party.setdefault(one.asked.party, []).append(one)
    return by_party


def _named(passage: Passage | None, beginnings: Sequence[str]) -> str | None:
    """The first of these beginnings with which the passage begins."""
    return next((one for one in beginnings if passage and begins(passage, one)), None)


def _short(text: str) -> str:
    words = normalise(text)
    return f'"{words}"' if len(words) <= SHOWN else f'"{words[:SHOWN].rstrip()}…"'
