"""The parts of a question that must be met exactly: numbers, years and school years, capitalised names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.analysis import prepare
from index.speakers import fold

_NUMBER = re.compile(r"(?<!\w)\d[\d.,]*(?:\s?[-–/]\s?\d+)?")
_JOINT = re.compile(r"(?<=[^\W\d])-|-(?=[^\W\d])")  # `Kohnstamm-onderzoek` holds `kohnstamm`
_SCHOOL_YEAR = re.compile(r"\b(20)(\d\d)-(\d\d)\b")  # `2018/19` is `2018-2019`
_GROUPS = re.compile(r"(?<=\d)[. ](?=\d{3}(?!\d))")  # `4.790` and `26 695`
_NO_WORD = re.compile(r"[^\w,.-]|[,.](?!\d)|(?<!\d)[,.]")
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
    """Numbers, years and names of a question, in the spelling in which they are compared."""

    tokens: tuple[str, ...]


def exact_tokens(question: str) -> Exact:
    """Numbers without separators (`4.790` as `4790`, `2018–2019` as `2018-2019`) and names inside the sentence.

    Of `Kohnstamm-onderzoek` the name is `kohnstamm`, of `Kwint's` it is `kwint`; words that English or parliament
    writes with a capital are none (`Dutch`, `Kamer`), and a month is looked for in Dutch.
    """
    numbers = [_plain_number(match[0]) for match in _NUMBER.finditer(prepare(question))]
    names = [name for match in _CAPITALISED.finditer(question) for name in _names_in(match[1])]
    return Exact(tuple(dict.fromkeys([*numbers, *names])))


def exact_text(words: str) -> str:
    """Words in the spelling in which exact tokens are looked for in them."""
    folded = fold(words).replace("–", "-").replace("/", "-")
    spaced = _SCHOOL_YEAR.sub(r"\1\2-\1\3", _NO_WORD.sub(" ", _GROUPS.sub("", folded)))
    return f" {_JOINT.sub(' ', spaced)} {spaced} "


def exact_share(exact: Exact, text: str) -> float:
    """Share of the exact tokens found in an `exact_text`; 0 where the question has none."""
    return 1 - len(exact_absent(exact.tokens, text)) / len(exact.tokens) if exact.tokens else 0.0


def exact_absent(tokens: Sequence[str], text: str) -> tuple[str, ...]:
    """The exact tokens that are not in an `exact_text`."""
    return tuple(token for token in tokens if token not in text or not _whole(token).search(text))


def _whole(token: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w,.]){re.escape(token)}(?![\w]|[,.]\d)")


def _names_in(written: str) -> list[str]:
    parts = [part for part in _POSSESSIVE.sub("", written).split("-") if part[:1].isupper()]
    plain = [re.sub(r"\W", "", fold(part)) for part in parts]
    return [_MONTHS.get(part, part) for part in plain if len(part) > 1 and part not in _NO_NAMES]


def _plain_number(written: str) -> str:
    spaced = re.sub(r"\s", "", written).replace("–", "-").replace("/", "-")
    bare = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", spaced).rstrip(".,")
    return _SCHOOL_YEAR.sub(r"\1\2-\1\3", bare)
