"""What is known of a candidate beside its two scores: who speaks, in answer to what, and which exact words it holds.

Each feature is a number around [-1, 1]; `index.ranking` weighs them. All are read from the passage and the question,
none from the other candidates, except `asked`, which passes the score of a question on to its answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from index.question import Reading
from index.speakers import fold, speaker_terms
from ingest.model import Document, Passage

NAMES = ("dense", "lexical", "speaker", "addressee", "asked", "restates", "question", "short", "exact")
_GOVERNMENT = frozenset({"minister", "staatssecretaris", "minister-president"})
_SHORT_WORDS = 12
_NUMBER = re.compile(r"\d[\d.,]*(?:\s?[-–/]\s?\d+)?")


@dataclass(frozen=True, slots=True)
class Exact:
    """The parts of a question that must be met exactly: numbers, years and school years, capitalised names."""

    tokens: tuple[str, ...]


def exact_tokens(question: str) -> Exact:
    """Numbers without separators (`4.790` as `4790`, `2018–2019` as `2018-2019`) and names inside the sentence."""
    numbers = [_plain_number(match[0]) for match in _NUMBER.finditer(question)]
    names = [
        fold(match[0]) for match in re.finditer(r"(?<=[\w,'’\"(] )[\"'(]?([A-ZÀ-Þ][\w'’-]{2,})", question)
    ]
    return Exact(tuple(dict.fromkeys([*numbers, *(re.sub(r"\W", "", name) for name in names)])))


def _plain_number(written: str) -> str:
    spaced = re.sub(r"\s", "", written).replace("–", "-").replace("/", "-")
    return re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", spaced).rstrip(".,")


def exact_share(exact: Exact, words: str) -> float:
    """Share of the exact tokens found in the words of a passage and its context; 0 where the question has none."""
    if not exact.tokens:
        return 0.0
    folded = fold(words).replace("–", "-").replace("/", "-")
    plain = re.sub(r"(?<=\d)[.](?=\d{3}(?!\d))", "", folded)
    squeezed = re.sub(r"[^\w-]", " ", plain)
    found = sum(token in squeezed for token in exact.tokens)
    return found / len(exact.tokens)


def speaker_match(reading: Reading, passage: Passage, terms: frozenset[str]) -> float:
    """1 when the one who must speak does, -1 when somebody else does, 0 when question or paper leave it open."""
    if not reading.speakers or passage.speaker is None:
        return 0.0
    if not (reading.speakers & terms or ("government" in reading.speakers and terms & _GOVERNMENT)):
        return -1.0
    return -0.5 if passage.about else 1.0


def addressee_match(reading: Reading, passage: Passage, asked_by: frozenset[str]) -> float:
    """1 when the passage answers a party that the question names as asking."""
    if not reading.addressees:
        return 0.0
    heading = fold(" ".join(passage.section))
    return 1.0 if reading.addressees & asked_by or any(one in heading for one in reading.addressees) else 0.0


def plain_features(reading: Reading, exact: Exact, passage: Passage, document: Document) -> dict[str, float]:
    """The features that need the passage alone."""
    terms = speaker_terms(passage.speaker) if passage.speaker else frozenset()
    words = " ".join((
        passage.text, *passage.section, *(note.text for note in passage.footnotes), document.id, document.date or "",
        *(name for name in (passage.speaker.name if passage.speaker else None, document.title) if name),
        *((passage.table.caption or "", *passage.table.columns) if passage.table else ()),
    ))
    length = len(passage.text.split())
    short = passage.table is None and length < _SHORT_WORDS
    return {
        "speaker": speaker_match(reading, passage, terms),
        "restates": 1.0 if passage.about else 0.0,
        "question": 1.0 if "fractie" in terms and not reading.speakers else 0.0,
        "short": 1.0 - length / _SHORT_WORDS if short else 0.0,
        "exact": exact_share(exact, words),
    }


def asked_by(passage: Passage, questions: Mapping[str, Passage]) -> frozenset[str]:
    """Folded parties whose question the passage answers, as far as its restatements are among the candidates."""
    return frozenset(fold(party) for one in passage.asked_in if one in questions for party in questions[one].about)
