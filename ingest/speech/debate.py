"""Questions and answers in a debate: a member who ends with a question, and the minister who speaks next.

Only that is safe to link. In a term of answers a minister speaks to many members at once, and who is meant is said in
words that often leave the question open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.model import Passage, Speaker
from ingest.paper.signatures import GOVERNMENT, MEMBER
from ingest.speech.turns import CHAIR

_INTERRUPTION = 4  # passages of a member's turn that is one question, and not a term of its own
_REPLY = 6  # passages of a minister's turn that answers only it
_WORDS = 12  # of the chair, who gives the word


@dataclass(slots=True)
class _Turn:
    speaker: Speaker | None
    section: tuple[str, ...]
    members: list[int] = field(default_factory=list)


def link_debate(passages: Sequence[Passage]) -> dict[int, tuple[int, ...]]:
    """For each question of a member, by place, the places of the minister's turn right after it."""
    turns = [turn for turn in _turns(passages) if not _gives_the_word(turn, passages)]
    links: dict[int, tuple[int, ...]] = {}
    for asked, answer in pairwise(turns):
        if asked.section != answer.section or not _is_member(asked.speaker) or not _is_minister(answer.speaker):
            continue
        last = asked.members[-1]
        short = len(asked.members) <= _INTERRUPTION and len(answer.members) <= _REPLY
        if short and passages[last].text.rstrip("’”»\"')").endswith("?"):
            links[last] = tuple(answer.members)
    return links


def _turns(passages: Sequence[Passage]) -> list[_Turn]:
    turns: list[_Turn] = []
    for at, passage in enumerate(passages):
        if not turns or turns[-1].speaker != passage.speaker or turns[-1].section != passage.section:
            turns.append(_Turn(passage.speaker, passage.section))
        turns[-1].members.append(at)
    return turns


def _gives_the_word(turn: _Turn, passages: Sequence[Passage]) -> bool:
    chaired = turn.speaker is not None and turn.speaker.role == CHAIR
    return chaired and sum(len(passages[at].text.split()) for at in turn.members) <= _WORDS


def _is_member(speaker: Speaker | None) -> bool:
    return speaker is not None and (speaker.role == MEMBER or (speaker.party is not None and speaker.name is not None))


def _is_minister(speaker: Speaker | None) -> bool:
    return speaker is not None and speaker.role in GOVERNMENT
