"""Headings of questions and answers: `Vraag 3`, `Antwoord 3, 4 en 5`, `Antwoord op vraag 2`, `Vragen 4 t/m 6`, `12`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

LabelKind = Literal["question", "answer", "notice", "explanation"]
_MOST = 400  # numbers that one heading covers; `Vraag 1 t/m 99999` is a slip
_NUMBER = r"(?<!\d)\d{1,3}(?!\d)(?:\s?[a-h](?![a-z/]))?"
_RANGE = r"(?:t\s?/\s?m|tot\s+en\s+met|tot|–|-)"
# A comma may be missing: `Vraag 7, 8, 9 10 en 11`.
NUMBERS = (
    rf"{_NUMBER}(?:(?:\s*(?:,\s*en|,|;|\ben\b|&|\+|/|{_RANGE})\s*|\s(?=\d))"
    rf"(?:vra(?:ag|gen)\s+)?(?:{_NUMBER}|[a-h](?![a-z])))*"
)
_QUESTION = re.compile(rf"^vra(?:ag|gen)\s*(?:nrs?\.?|nummers?)?\s*(?P<numbers>{NUMBERS})\s*[.:)]*(?P<rest>.*)$", re.I)
_ANSWER = re.compile(
    rf"^(?:gezamenlijke?\s+)?(?:antwoord(?:en)?|beantwoording|reactie)(?:\s+(?:op|bij|van)(?=\s+(?:de\s+)?vra|\s*\d))?"
    rf"(?:\s+de(?=\s+vra))?(?:\s+vra(?:ag|gen))?\s*(?:nrs?\.?|nummers?)?\s*(?P<numbers>{NUMBERS})?\s*[.:)]*"
    rf"(?P<rest>.*)$", re.I
)
_BARE_QUESTION = re.compile(r"^(?:vra(?:ag|gen))\s*:?$", re.I)
_NOTICE = re.compile(r"^mededeling(?:\s+van\b.*)?\s*:?$", re.I)  # of the government: the answer comes later
_EXPLANATION = re.compile(r"^toelichting\s*:?$", re.I)  # of the members, under their questions
_ALONE = re.compile(rf"^(?P<numbers>{NUMBERS})\s*[.):]?$")
# What a heading may say beside its numbers: `(lid Kwint)`, `van de Minister van Financiën`.
_REST = re.compile(r"^\s*(?:\(.*\)|(?:van|door)\s+(?:de\s+)?(?:minister|staatssecretaris).*)?\s*:?$", re.I)
_PIECE = re.compile(
    rf"(?P<range>{_RANGE})?\s*(?:(?P<number>\d{{1,3}})(?:\s?(?P<letter>[a-h])(?![a-z/]))?|\b(?P<alone>[a-h])\b)", re.I
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a heading announces. `numbers` as printed (`3`, `3a`); none where it says only `Antwoord`."""

    kind: LabelKind
    numbers: tuple[str, ...] = ()


def label_of(heading: str, *, bare_numbers: bool = False) -> Label | None:
    """The label that a heading is, None for any other. A number alone is a question where `bare_numbers` says so."""
    text = heading.strip()
    if len(text) > 120:
        return None
    question = _QUESTION.match(text)
    if question and _REST.match(question["rest"]):
        return Label("question", numbers_in(question["numbers"]))
    answer = _ANSWER.match(text)
    if answer and _REST.match(answer["rest"]):
        return Label("answer", numbers_in(answer["numbers"] or ""))
    if _BARE_QUESTION.match(text):
        return Label("question")
    if _NOTICE.match(text):
        return Label("notice")
    if _EXPLANATION.match(text):
        return Label("explanation")
    alone = _ALONE.match(text) if bare_numbers else None
    return Label("question", numbers_in(alone["numbers"])) if alone else None


def numbers_in(text: str) -> tuple[str, ...]:
    """`3, 4 en 5` as 3, 4, 5; `4 t/m 6` as 4, 5, 6; `3a en b` keeps its letters."""
    found: list[str] = []
    for piece in _PIECE.finditer(text):
        before = re.match(r"\d+", found[-1]) if found else None
        if piece["alone"]:
            found += [f"{before[0]}{piece['alone'].lower()}"] if before else []
            continue
        number = int(piece["number"])
        if piece["range"] and before and not piece["letter"] and number - int(before[0]) <= _MOST:
            found += [str(one) for one in range(int(before[0]) + 1, number)]
        found.append(f"{number}{(piece['letter'] or '').lower()}")
    return tuple(dict.fromkeys(found))[:_MOST]


def base(number: str) -> str:
    """The question that a sub-question is part of: `3a` of 3."""
    return number.rstrip("abcdefghijklmnopqrstuvwxyz")


def numbers_questions(headings: Iterable[str]) -> bool:
    """Whether headings say where answers begin without saying which: then a number alone heads a question."""
    return any(label is not None and label.kind == "answer" and not label.numbers for label in map(label_of, headings))


def has_labels(headings: Sequence[str]) -> bool:
    """Whether a paper has headings of questions, or of answers."""
    found = [label for label in map(label_of, headings) if label is not None]
    return any(one.kind == "question" for one in found) or sum(one.kind == "answer" for one in found) > 1
