"""Links that the fractions' names alone do not give: by subject, less what leaves it, and where answers send on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.model import Passage
from ingest.speech.exchange import Stretch
from ingest.speech.families import Families
from ingest.speech.following import follow
from ingest.speech.leaving import leave
from ingest.speech.questions import Question
from ingest.speech.themes import link_themes


def refine(
    passages: Sequence[Passage], questions: Sequence[Question], stretches: Sequence[Stretch],
    links: Mapping[int, Sequence[int]],
) -> dict[int, tuple[int, ...]]:
    """The links of questions to answers, by place: widened, narrowed and followed."""
    families = Families([*(one.text for one in passages), *{one.section[-1] for one in passages if one.section}])
    found = {one.at: frozenset(links[one.at]) for one in questions if one.at in links}
    found = link_themes(passages, questions, stretches, found, families)
    found = leave(passages, questions, stretches, found, families.of)
    found = follow(passages, questions, _themes(passages, stretches), found, families.of)
    return {
        place: tuple(sorted(found[one.at])) for one in questions for place in one.places if found.get(one.at)
    }


def _themes(passages: Sequence[Passage], stretches: Sequence[Stretch]) -> dict[tuple[str, ...], list[int]]:
    """The answers under each theme."""
    found: dict[tuple[str, ...], list[int]] = {}
    for stretch in stretches:
        for at in stretch.answers if not stretch.fractions else ():
            if len(passages[at].section) > 1:
                found.setdefault(passages[at].section, []).append(at)
    return found
