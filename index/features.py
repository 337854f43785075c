"""What is known of a candidate beside its two scores: who speaks, in answer to what, and which exact words it holds.

Each feature is a number around [-1, 1]; `index.ranking` weighs them. All are read from the passage and the question,
none from the other candidates, except `asked`, which passes the score of a question on to its answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.analysis import prepare
from index.question import Reading
from index.speakers import fold, speaker_terms
from ingest.model import Document, Passage
from ingest.speech.parties import parties_in

NAMES = ("dense", "lexical", "speaker", "addressee", "asked", "restates", "question", "short", "exact", "linked")
_GOVERNMENT = frozenset({"minister", "staatssecretaris", "minister-president"})
_SHORT_WORDS = 12
_NUMBER = re.compile(r"(?<!\w)\d[\d.,]*(?:\s?[-–/]\s?\d+)?")
_JOINT = re.compile(r"(?<=[^\W\d])-|-(?=[^\W\d])")  # `Kohnstamm-onderzoek` holds `kohnstamm`
_SCHOOL_YEAR = re.compile(r"\b(20)(\d\d)-(\d\d)\b")  # `2018/19` is `2018-2019`
_CAPITALISED = re.compile(r"(?<=[\w,'’\"(] )[\"'(]?([A-ZÀ-Þ][\w'’-]{2,})")
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_NAMES = frozenset(
    "dutch english act annex article articles bill cabinet chamber committee council court education government house "
    "institute letter member members minister ministers ministry motion parliament party report secretary senate "
    "state table annexe kamer kamers kamerlid kamerleden kamercommissie kamerbrief kamerstuk kamerstukken kamervragen "
    "tweede eerste minister-president motie brief bijlage artikel wet".split()
)
_MONTHS = {
    "january": "januari", "february": "februari", "march": "maart", "may": "mei", "june": "juni", "july": "juli",
    "august": "augustus", "october": "oktober",
}


@dataclass(frozen=True, slots=True)
class Exact:
    """The parts of a question that must be met exactly: numbers, years and school years, capitalised names."""

    tokens: tuple[str, ...]


def exact_tokens(question: str) -> Exact:
    """Numbers without separators (`4.790` as `4790`, `2018–2019` as `2018-2019`) and names inside the sentence.

    Of `Kohnstamm-onderzoek` the name is `kohnstamm`, of `Kwint's` it is `kwint`; words that English or parliament
    writes with a capital are none (`Dutch`, `Kamer`), and a month is looked for in Dutch.
    """
    numbers = [_plain_number(match[0]) for match in _NUMBER.finditer(prepare(question))]
    names = [name for match in _CAPITALISED.finditer(question) for name in _names_in(match[1])]
    return Exact(tuple(dict.fromkeys([*numbers, *names])))


def _names_in(written: str) -> list[str]:
    parts = [part for part in _POSSESSIVE.sub("", written).split("-") if part[:1].isupper()]
    plain = [re.sub(r"\W", "", fold(part)) for part in parts]
    return [_MONTHS.get(part, part) for part in plain if len(part) > 1 and part not in _NO_NAMES]


def _plain_number(written: str) -> str:
    spaced = re.sub(r"\s", "", written).replace("–", "-").replace("/", "-")
    bare = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", spaced).rstrip(".,")
    return _SCHOOL_YEAR.sub(r"\1\2-\1\3", bare)


def exact_share(exact: Exact, words: str) -> float:
    """Share of the exact tokens found in the words of a passage and its context; 0 where the question has none."""
    return 1 - len(exact_absent(exact.tokens, words)) / len(exact.tokens) if exact.tokens else 0.0


def exact_absent(tokens: Sequence[str], words: str) -> tuple[str, ...]:
    """The exact tokens that are not in the words."""
    if not tokens:
        return ()
    folded = fold(words).replace("–", "-").replace("/", "-")
    plain = re.sub(r"(?<=\d)[. ](?=\d{3}(?!\d))", "", folded)
    spaced = _SCHOOL_YEAR.sub(r"\1\2-\1\3", re.sub(r"[^\w,.-]|[,.](?!\d)|(?<!\d)[,.]", " ", plain))
    present = f" {re.sub(_JOINT, ' ', spaced)} {spaced} "
    return tuple(token for token in tokens if not re.search(rf"(?<![\w,.]){re.escape(token)}(?![\w]|[,.]\d)", present))


def exact_words(passage: Passage, document: Document) -> str:
    """Where exact tokens are looked for: the passage, what stands around it, and its paper's identity."""
    return " ".join((
        passage.text, *passage.section, *(note.text for note in passage.footnotes), passage.lead_in or "",
        document.id, document.date or "",
        *(name for name in (passage.speaker.name if passage.speaker else None, document.title) if name),
        *((passage.table.caption or "", *passage.table.columns) if passage.table else ()),
    ))


def speaker_match(reading: Reading, passage: Passage, terms: frozenset[str]) -> float:
    """1 when the one who must speak does, -1 when somebody else does, 0 when question or paper leave it open."""
    if not reading.speakers or passage.speaker is None:
        return 0.0
    if reading.speakers & terms or ("government" in reading.speakers and terms & _GOVERNMENT):
        return -0.5 if passage.about else 1.0
    unnamed = passage.speaker.name is None and passage.speaker.role in reading.offices
    return 0.5 if unnamed and not passage.about else -1.0


def addressee_match(reading: Reading, passage: Passage, asked_by: frozenset[str]) -> float:
    """1 when the passage answers a party that the question names as asking."""
    if not reading.addressees:
        return 0.0
    named = {fold(party) for party in parties_in(" ".join(passage.section))}
    return 1.0 if reading.addressees & (asked_by | named) else 0.0


def plain_features(reading: Reading, exact: Exact, passage: Passage, document: Document) -> dict[str, float]:
    """The features that need the passage alone."""
    terms = speaker_terms(passage.speaker) if passage.speaker else frozenset()
    length = len(passage.text.split())
    short = passage.table is None and length < _SHORT_WORDS
    return {
        "speaker": speaker_match(reading, passage, terms),
        "restates": 1.0 if passage.about else 0.0,
        "question": 1.0 if not reading.speakers and ("fractie" in terms or passage.answered_by) else 0.0,
        "short": 1.0 - length / _SHORT_WORDS if short else 0.0,
        "exact": exact_share(exact, exact_words(passage, document)),
    }


def asked_by(passage: Passage, questions: Mapping[str, Passage]) -> frozenset[str]:
    """Folded parties whose question the passage answers, as far as its restatements are among the candidates."""
    return frozenset(fold(party) for one in passage.asked_in if one in questions for party in questions[one].about)
