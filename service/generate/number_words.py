"""Numbers written in words, Dutch and English: `eenentwintig`, `twenty-one`, `derde`, `tientallen`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.model import Span

Value = tuple[str, Decimal]  # what kind of number (`count`, `rank`, `times`, `many`), and which

_UNITS = ("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
          "zeventien achttien negentien").split()
_TENS = dict(zip("twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(), range(20, 100, 10),
                 strict=True))
_ENGLISH = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())} | dict(zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
MAGNITUDES = {
    "honderd": 100, "hundred": 100, "duizend": 1000, "thousand": 1000, "miljoen": 10**6, "million": 10**6,
    "mln": 10**6, "miljard": 10**9, "billion": 10**9, "mld": 10**9, "bn": 10**9, "biljoen": 10**12, "trillion": 10**12,
}
_OTHER: dict[str, Value] = {
    **{word: ("count", Decimal("0.5")) for word in ("half", "halve", "helft")},
    **{word: ("count", Decimal("0.25")) for word in ("kwart", "quarter")},
    **{word: ("count", Decimal("1.5")) for word in ("anderhalf", "anderhalve")},
    "driekwart": ("count", Decimal("0.75")),
    **{word: ("count", Decimal(12)) for word in ("dozijn", "dozen")},
    **{word: ("times", Decimal(2)) for word in "tweemaal twice dubbel dubbele double doubled verdubbeld verdubbelde "
       "verdubbeling verdubbelt verdubbelen doubling".split()},
    **{word: ("times", Decimal(3)) for word in "driemaal thrice triple tripled verdrievoudigd".split()},
    **{word: ("times", Decimal("0.5")) for word in "halved halving gehalveerd halvering halveert".split()},
    **{word: ("many", Decimal(10)) for word in "tientallen dozens tens".split()},
    **{word: ("many", Decimal(100)) for word in "honderden hundreds".split()},
    **{word: ("many", Decimal(1000)) for word in "duizenden thousands".split()},
    **{word: ("many", Decimal(10**6)) for word in "miljoenen millions".split()},
    **{word: ("many", Decimal(10**9)) for word in "miljarden billions".split()},
}
_RANKS = {word: number for number, word in enumerate(
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split(), 1)} | {
    word: number for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)}
_ONES = frozenset(("een", "a", "an"))  # articles: a number only before a magnitude
# `ten aanzien van`: the Dutch word, not the English number.
_DUTCH_TEN = re.compile(
    r"ten\s+(?:aanzien|minste|behoeve|eerste|tweede|derde|vierde|opzichte|dele|gevolge|gunste|tijde|laste|slotte|koste|"
    r"onrechte|zeerste|hoogste|einde|grondslag|overstaan|name|uitvoer|volle|goede|kwade|bate|nadele|voordele)\b", re.I)
# `halfjaar` is two words to who counts: the number, and what it measures.
_WORD = re.compile(r"half(?=(?:jaar|uur)\b)|[^\W\d_]+", re.I)
_JOINS = re.compile(r"\s*-?\s*|\s+and\s+|\s+en\s+")


@dataclass(frozen=True, slots=True)
class Worded:
    """A number in words: where, and which."""

    span: Span
    value: Value


def worded(text: str) -> list[Worded]:
    """Numbers in words, in order; `een` and `a` are articles unless a magnitude follows."""
    words = list(_WORD.finditer(text))
    found: list[Worded] = []
    at = 0
    while at < len(words):
        end, value = _counted(text, words, at)
        if value is not None:
            found.append(Worded(Span(words[at].start(), words[end - 1].end()), ("count", value)))
            at = end
            continue
        other = _single(words[at][0].lower())
        scale = MAGNITUDES.get(words[at + 1][0].lower()) if at + 1 < len(words) else None
        if other is not None:
            whole = scale is not None and other[0] == "count"  # anderhalf miljoen, half a million
            other = ("count", other[1] * scale) if whole and scale else other
            end = at + 1 + whole
            found.append(Worded(Span(words[at].start(), words[end - 1].end()), other))
            at = end - 1
        at += 1
    return found


def _single(word: str) -> Value | None:
    if word in _RANKS:
        return ("rank", Decimal(_RANKS[word]))
    for ending in ("ste", "de"):  # twintigste, eenendertigste, dertiende
        number = dutch(word.removesuffix(ending)) if word.endswith(ending) else None
        if number is not None and number > 12:
            return ("rank", Decimal(number))
    return _OTHER.get(word)


def _counted(text: str, words: list[re.Match[str]], at: int) -> tuple[int, Decimal | None]:
    """The count that begins at word `at`, and the word after it; None where there is none."""
    total, current, end = 0, 0, at
    seen = False
    for here in range(at, len(words)):
        word = words[here][0].lower()
        gap = text[words[here - 1].end():words[here].start()] if here > at else ""
        if not _JOINS.fullmatch(gap) or (gap.strip(" -") and current % 100):  # `twenty and three` are two numbers
            break
        number = None if _DUTCH_TEN.match(text, words[here].start()) else _small(word)
        if word in MAGNITUDES and (seen or word not in ("mln", "mld", "bn")):
            scale = MAGNITUDES[word]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * scale, 0
        elif word in _ONES and here + 1 < len(words) and words[here + 1][0].lower() in MAGNITUDES:
            current += 1
        elif number is None or (current and not _follows(current, number)):
            break
        else:
            current += number
        seen, end = True, here + 1
    return (end, Decimal(total + current)) if seen else (at, None)


def _small(word: str) -> int | None:
    return _ENGLISH[word] if word in _ENGLISH else dutch(word)


def _follows(current: int, number: int) -> bool:
    """Whether a number goes on where another stands: twenty-one, two hundred five; but not `two three`."""
    return (current % 100 == 0 and number < 100) or (current % 10 == 0 and current % 100 >= 20 and 0 < number < 10)


@cache
def _below_thousand() -> dict[str, int]:
    units = {word: number for number, word in enumerate(_UNITS)} | {"één": 1, "eén": 1}
    below = dict(units)
    for ten, value in _TENS.items():
        below[ten] = value
        below |= {f"{word}{joint}{ten}": value + number for word, number in units.items() if 0 < number < 10
                  for joint in ("en", "ën")}
    hundreds = {f"{'' if number == 1 else word}honderd": number * 100 for word, number in units.items() if number}
    return below | {
        f"{hundred}{joint}{rest}": value + number
        for hundred, value in hundreds.items() for rest, number in {**below, "": 0}.items() for joint in ("", "en")
        if rest or not joint
    }


def dutch(word: str) -> int | None:
    """A Dutch number in one word, to 999,999; None for what is none, and for `een`, `honderd` and `duizend` alone."""
    if word in ("een", "honderd", "duizend"):
        return None
    known = _below_thousand()
    if "duizend" not in word:
        return known.get(word)
    left, _, right = word.partition("duizend")
    thousands = known.get(left) if left else 1
    rest = known.get(right.removeprefix("en"), known.get(right)) if right else 0
    return None if thousands is None or rest is None else thousands * 1000 + rest
