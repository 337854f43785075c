"""Numbered questions linked to their answers: Kamervragen, lists of questions and answers.

A question is answered by the passages under its answer's heading; where that heading is missing, by what comes right
after the question; and by every answer that its own sends the reader to, however many times it is sent on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.speech.labels import base
from ingest.speech.referrals import referred, refers_above
from ingest.speech.runs import Run, pair, repaired
from ingest.speech.wording import similar

_CLOSING = "?”’»\"')"
_SENT_ON = 250  # questions that one is sent on to, and passages that answer it by that: no paper has as many


@dataclass(frozen=True, slots=True)
class Exchange:
    """Places of passages: what each question is answered by; who asks and who answers; what only repeats a question."""

    links: Mapping[int, tuple[int, ...]]
    asking: frozenset[int]
    answering: frozenset[int]
    repeating: Mapping[int, tuple[int, ...]]


def exchange_of(runs: Sequence[Run], texts: Sequence[str]) -> Exchange:
    """The exchange in a paper's runs."""
    numbers = repaired(runs)
    pairs = pair(runs, numbers, texts)
    asked = {at: list(run.members) for at, run in enumerate(runs) if run.label.kind == "question"}
    direct: dict[int, list[int]] = {at: [] for at in asked}
    repeating: dict[int, tuple[int, ...]] = {}
    for answer, questions in pairs.items():
        members = runs[answer].members
        repeated = _repeated(members, [one for at in questions for one in asked[at]], texts)
        repeating.update(dict.fromkeys(members[:repeated], tuple(one for at in questions for one in asked[at])))
        for at in questions:
            direct[at] += members[repeated:]
    unheaded = not any(run.label.kind == "answer" for run in runs)
    for at, members in asked.items():
        if not direct[at]:
            size = _asked(members, texts, unheaded=unheaded)
            asked[at], direct[at] = members[:size], members[size:]
    led = _led(numbers, asked, direct, texts)
    links: dict[int, tuple[int, ...]] = {}
    for at, members in asked.items():
        if led[at]:
            links.update(dict.fromkeys(members, tuple(led[at])))
    answering = {one for run in runs if run.label.kind in ("answer", "notice") for one in run.members}
    answering |= {one for found in direct.values() for one in found}
    asking = {one for members in asked.values() for one in members}
    asking |= {one for run in runs if run.label.kind == "explanation" for one in run.members}
    return Exchange(links, frozenset(asking), frozenset(answering), repeating)


def _repeated(members: Sequence[int], questions: Sequence[int], texts: Sequence[str]) -> int:
    """How many passages at the head of an answer only say its questions again."""
    size = 0
    whole = " ".join(texts[one] for one in questions)
    while size < len(members) - 1:
        text = texts[members[size]]
        said = any(similar(text, texts[one]) for one in questions) or similar(text, whole)
        if not said or not text.rstrip(_CLOSING[1:]).endswith("?"):
            break
        size += 1
    return size


def _asked(members: Sequence[int], texts: Sequence[str], *, unheaded: bool) -> int:
    """How many passages of a run without an answer are the question; what comes after them answers it.

    A question ends with a question mark. Where no answer of the paper has a heading, one without is its first passage.
    """
    marks = [texts[one].rstrip(_CLOSING[1:]).endswith("?") for one in members]
    if True not in marks:
        return 1 if unheaded and members else len(members)
    size = marks.index(True) + 1
    while size < len(marks) and marks[size]:
        size += 1
    return size


def _led(
    numbers: Sequence[Sequence[str]], asked: Iterable[int], direct: Mapping[int, Sequence[int]], texts: Sequence[str]
) -> dict[int, list[int]]:
    """For each question, its own answer and those that answer leads to."""
    places = _by_number(numbers, asked)
    above = _before_each(direct)
    ahead = {at: _next(at, direct, places, above, texts) for at in asked}
    led: dict[int, list[int]] = {}
    for at in asked:
        reached = {at: None}
        waiting = deque(reached)
        while waiting and len(reached) < _SENT_ON:
            ahead_of = [one for one in ahead[waiting.popleft()] if one not in reached]
            reached.update(dict.fromkeys(ahead_of))
            waiting.extend(ahead_of)
        found = dict.fromkeys(direct[at])
        for place in reached:
            if len(found) >= _SENT_ON:
                break
            found.update(dict.fromkeys(direct[place]))
        led[at] = list(found)
    return led


def _by_number(numbers: Sequence[Sequence[str]], asked: Iterable[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at in asked:
        for number in numbers[at]:
            for one in {number, base(number)}:
                places.setdefault(one, []).append(at)
    return places


def _next(
    at: int, direct: Mapping[int, Sequence[int]], numbers: Mapping[str, Sequence[int]], above: Mapping[int, int],
    texts: Sequence[str],
) -> list[int]:
    """The questions whose answers the answer to this one sends the reader to."""
    found: list[int] = []
    for passage in direct[at]:
        for number in referred(texts[passage]):
            found += (numbers.get(number) or numbers.get(base(number)) or ())[:_SENT_ON]
        if at in above and refers_above(texts[passage]):
            found.append(above[at])
        if len(found) >= _SENT_ON:
            break
    return list(dict.fromkeys(found))


def _before_each(direct: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """For each question, by place, the one answered last before it, with another answer."""
    found: dict[int, int] = {}
    last: list[int] = []  # answered questions, of those with one answer in a row the last
    for at, answer in direct.items():
        shared = bool(last) and direct[last[-1]] == answer
        other = last[:-1] if shared else last
        if other:
            found[at] = other[-1]
        if shared:
            last[-1] = at
        elif answer:
            last.append(at)
        del last[:-2]
    return found
