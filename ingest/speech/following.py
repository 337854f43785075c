"""Answers of a *verslag* that send the reader on: to the answer to another fraction, or to a theme by its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from ingest.model import Passage
from ingest.sentences import sentences
from ingest.speech.parties import parties_in
from ingest.speech.questions import Question, Terms, parts_of
from ingest.speech.wording import Rarity, stems

_ANSWERED = (
    r"(?:antwoord(?:en)?|geantwoord|beantwoord|beantwoording|reactie|hierboven|hiervoor|hieronder|passage|kopje|thema|"
    r"paragraaf|onderdeel|gemeld|aangegeven|toegelicht)"
)
# `Ik zie geen reden` sends nobody on, nor does `zoals door de leden van de SP-fractie is aangegeven`.
_SENDS = re.compile(
    rf"(?:(?<!\bik )\bzie\b(?! ik| wij| we)|\b(?:verwijs|verwijzen|verwezen|verwijzing|idem|conform)\b|"
    rf"\bzoals\b(?=.*\b(?:ik|wij|we|het kabinet|de regering)\b))(?=.*\b{_ANSWERED}\b)", re.I
)
# Not in this paper: `het antwoord op eerdere Kamervragen van de SP-fractie (Kamerstuk …)`.
_ELSEWHERE = re.compile(
    r"\b(?:kamerstuk\w*|aanhangsel|handelingen|kamervragen|kamerbrief|debat|motie|vorig verslag|eerdere? vragen|"
    r"brief van|nota)\b", re.I
)
_LIKE = 0.15  # share of what was asked that another question must have to be the one meant
_THEME = re.compile(r"\b(?:kopje|kop|thema|paragraaf|onderdeel|passage|onder|hoofdstuk|blok)\b", re.I)


def follow(
    passages: Sequence[Passage], questions: Sequence[Question], themes: Mapping[tuple[str, ...], Sequence[int]],
    links: Mapping[int, frozenset[int]], terms: Callable[[str], Terms],
) -> dict[int, frozenset[int]]:
    """The links by first place of the question, with those to where its answers send. `themes`: answers by section."""
    wholes = {one.at: terms(" ".join(passages[at].text for at in one.places)) for one in questions}
    rarity = Rarity.of(wholes.values())
    sending = {at: tuple(_sending(passages[at].text)) for at in frozenset().union(*links.values())}
    result = dict(links)
    for question in questions:
        for place in sorted(links.get(question.at, ())):
            for sentence in sending[place]:
                asked = wholes[question.at] | terms(sentence)
                found = {at for section in _headed(sentence, themes, passages[place]) for at in themes[section]}
                named = frozenset(part for one in parties_in(sentence) for part in parts_of(one)) - question.parties
                meant = _meant(asked, [one for one in questions if one.parties & named], links, wholes, rarity)
                if meant is not None:
                    found |= links[meant.at]
                result[question.at] |= found
    return result


def _sending(text: str) -> Iterable[str]:
    """The sentences that send the reader to another place of the paper."""
    for span in sentences(text):
        words = text[span.start:span.end]
        if _SENDS.search(words) and not _ELSEWHERE.search(words):
            yield words


def _headed(
    sentence: str, themes: Mapping[tuple[str, ...], Sequence[int]], passage: Passage
) -> list[tuple[str, ...]]:
    """The sections whose heading a sentence says, word for word."""
    if not _THEME.search(sentence):
        return []
    said = f" {' '.join(stems(sentence))} "
    return [
        one for one in themes
        if one != passage.section and (words := " ".join(stems(one[-1]))) and f" {words} " in said
    ]


def _meant(
    asked: Terms, others: Sequence[Question], links: Mapping[int, frozenset[int]], wholes: Mapping[int, Terms],
    rarity: Rarity,
) -> Question | None:
    """The question that another answer must be to: the one of that fraction which shares most with this one."""
    answered = [one for one in others if links.get(one.at)]
    scored = [(rarity.share(wholes[one.at], asked), one) for one in answered]
    share, top = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return top if share >= _LIKE or len(answered) == 1 else None
