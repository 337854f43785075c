"""Runs: the passages under one heading of a question or an answer, and which answer belongs to which question.

Kamervragen and lists of questions number both. The numbers decide; where they are wrong (two times `Vraag 4`, one left
out, an answer without a number) the order does.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.speech.labels import Label, LabelKind, base, label_of, numbers_questions
from ingest.speech.wording import similar

_ENDS = ("bijlage", "annex", "ondertekening", "noten", "eindnoten")  # headings after which no answer goes on
_NEAR, _PARTS = 8, 30  # questions of one number, and of its parts, on either side of an answer that it can mean


@dataclass(slots=True)
class Run:
    """A heading's label and the places of the passages under it."""

    label: Label
    heading: str
    members: list[int] = field(default_factory=list)


def runs_of(
    headings: Sequence[str], places: Sequence[int], signed: Sequence[bool], texts: Sequence[str]
) -> list[Run]:
    """The runs of a paper, in order.

    `places` says for each passage how many headings stand before it, `signed` whether it is a signature, which ends a
    run. A heading that is no label (a theme) goes on with the run it stands in. A question without a heading is what
    stands right above an answer, after the answer before it, and ends with a question mark.
    """
    bare = numbers_questions(headings)
    runs: list[Run] = []
    under: list[Run | None] = [None]
    for heading in headings:
        label = label_of(heading, bare_numbers=bare)
        if label is not None:
            runs.append(Run(label, heading))
        ended = heading.lower().startswith(_ENDS)
        under.append(runs[-1] if label is not None else None if ended else under[-1])
    closed = -1
    loose: list[int] = []  # before the first label
    for at, place in enumerate(places):
        run = under[place]
        if signed[at]:
            closed = place
            if not any(one.members for one in runs):
                loose.clear()
        elif run is not None and place != closed:
            run.members.append(at)
        elif not any(one.members for one in runs):
            loose.append(at)
    return _unheaded(runs, loose, texts)


def _unheaded(runs: Sequence[Run], loose: list[int], texts: Sequence[str]) -> list[Run]:
    """The runs with one more for each question that stands without a heading above the heading of its answer."""
    found: list[Run] = []
    count = 0
    for run in runs:
        before = found[-1] if found else None
        above = loose if before is None else before.members if before.label.kind == "answer" else []
        if run.label.kind == "answer" and above:
            size = _asked_at_end(above, texts, whole=before is None)
            if size:
                count += 1
                numbers = run.label.numbers or (str(count),)
                found.append(Run(Label("question", numbers), "", above[len(above) - size:]))
                del above[len(above) - size:]
        elif run.label.kind == "question":
            count += max(len(run.label.numbers), 1)
        found.append(run)
    return found


def _asked_at_end(members: Sequence[int], texts: Sequence[str], *, whole: bool) -> int:
    """How many passages at the end are questions; not all of an answer, unless `whole` of it may be."""
    size = 0
    while size < len(members) and texts[members[len(members) - 1 - size]].rstrip("’”»\"')").endswith("?"):
        size += 1
    return size if whole or size < len(members) else 0


def pair(runs: Sequence[Run], numbers: Sequence[Sequence[str]], texts: Sequence[str]) -> dict[int, list[int]]:
    """For each run of an answer, by place, the runs of the questions it answers. `numbers` are those of each run."""
    pairs: dict[int, list[int]] = {}
    answered: set[int] = set()
    asking = _Asking.of(runs, numbers)
    for at, run in enumerate(runs):
        if run.label.kind != "answer":
            continue
        named = [one for number in numbers[at] for one in _of_number(runs, asking, number, at, answered, texts)]
        found = list(dict.fromkeys(named if numbers[at] else _before(runs, at)))
        if not found:  # its number is no question's: it answers the open question right above it
            found = [one for one in _before(runs, at)[-1:] if one not in answered]
        pairs[at] = found
        answered.update(found)
    return pairs


def _before(runs: Sequence[Run], at: int) -> list[int]:
    """The questions right above an answer, since the answer before it."""
    found: list[int] = []
    for place in range(at - 1, -1, -1):
        if runs[place].label.kind == "answer":
            break
        if runs[place].label.kind == "question":
            found.append(place)
    return found[::-1]


@dataclass(frozen=True, slots=True)
class _Asking:
    """Runs of questions, by place, under each number, and those of its parts (`2a`) under theirs (`2`)."""

    exact: dict[str, list[int]]
    parts: dict[str, list[int]]

    @classmethod
    def of(cls, runs: Sequence[Run], numbers: Sequence[Sequence[str]]) -> _Asking:
        exact: dict[str, list[int]] = {}
        parts: dict[str, list[int]] = {}
        for place, run in enumerate(runs):
            for found, keys in ((exact, numbers[place]), (parts, map(base, numbers[place]))):
                for key in dict.fromkeys(keys) if run.label.kind == "question" else ():
                    found.setdefault(key, []).append(place)
        return cls(exact, parts)


def _near(places: Sequence[int], at: int, most: int) -> list[int]:
    """Those of ascending places that are nearest to one, `most` before it and as many after."""
    middle = bisect(places, at)
    return list(places[max(middle - most, 0):middle + most])


def _of_number(
    runs: Sequence[Run], asking: _Asking, number: str, at: int, answered: set[int], texts: Sequence[str]
) -> list[int]:
    """The runs that ask question `number`, as the answer at `at` means it."""
    exact = _near(asking.exact.get(number, ()), at, _NEAR)
    parts = _near(asking.parts.get(number, ()), at, _PARTS)
    whole = _near(asking.exact.get(base(number), ()), at, _NEAR)
    if not exact and parts:
        return parts
    found = exact or whole
    if len(found) < 2:
        return found
    open_before = [place for place in found if place < at and place not in answered]
    chosen = (open_before or [place for place in found if place < at] or found)[-1]
    said = _text(runs[chosen], texts)
    return [place for place in found if place == chosen or similar(_text(runs[place], texts), said)]


def _text(run: Run, texts: Sequence[str]) -> str:
    return " ".join(texts[one] for one in run.members)


def repaired(runs: Sequence[Run]) -> list[tuple[str, ...]]:
    """The numbers of each run, with a slip mended: the second of `4, 4, 6` is 5."""
    numbers = [run.label.numbers for run in runs]
    kinds: tuple[LabelKind, ...] = ("question", "answer")
    for kind in kinds:
        places = [at for at, run in enumerate(runs) if run.label.kind == kind]
        known = {one for at in places for one in numbers[at]}
        for before, at, after in zip(places, places[1:], [*places[2:], None], strict=False):
            one, two = numbers[before], numbers[at]
            if len(two) != 1 or one != two or not two[0].isdigit():
                continue
            wanted = str(int(two[0]) + 1)
            ahead = after is None or not numbers[after] or int(base(numbers[after][0])) > int(wanted)
            if wanted not in known and ahead:
                numbers[at] = (wanted,)
                known.add(wanted)
    return numbers
