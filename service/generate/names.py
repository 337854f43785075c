"""Names in a sentence: words with a capital, acronyms, and words in letters other than Latin.

Neighbours are one name (`Kohnstamm Instituut`, `A. Slob`, `Jan van der Berg`): found one by one they could be made into
a name nobody has.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from service.generate.word_lists import COMMON

WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s.\-–/&]{1,3}")
_PARTICLES = frozenset({"van", "de", "der", "den", "ter", "te", "t"})
_STARTS = re.compile(r"(?:^|[:;(\[]|[-–—•]\s)[\s\"'“”„«»‘’]*$")
_GENITIVE = re.compile(r"['’`]\s*$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a name; `free` is one whose capital may be that of the sentence and not its own."""

    word: str
    free: bool


Name = tuple[Token, ...]


def names_of(text: str) -> list[Name]:
    """The names of a sentence, in order. What only begins the sentence and is no rare word is none."""
    names: list[Name] = []
    current: list[Token] = []
    between: list[Token] = []
    last = 0
    for match in WORD.finditer(text):
        word, gap = match[0], text[last:match.start()]
        last = match.end()
        if word in ("s", "S") and _GENITIVE.search(gap):  # `Slob's`
            continue
        if current and not _GAP.fullmatch(gap):
            _close(names, current)
            current, between = [], []
        if between and word.isupper() and len(word) > 1:  # `Bisschop van de SGP`: two names
            _close(names, current)
            current, between = [], []
        if is_name(word):
            current += [*between, Token(word, bool(_STARTS.search(text[:match.start()])))]
            between = []
        elif current and word in _PARTICLES:
            between.append(Token(word, True))
        elif current:
            _close(names, current)
            current, between = [], []
    _close(names, current)
    return names


def is_name(word: str) -> bool:
    """Whether a word looks like a name wherever it stands: a capital in it, or a letter that is not Latin."""
    return any(letter.isupper() or letter.istitle() for letter in word) or not all(
        letter.isdigit() or "LATIN" in unicodedata.name(letter, "") for letter in word
    )


def _close(names: list[Name], tokens: list[Token]) -> None:
    """Keep what is left of a name when common words at its ends, `Minister Slob`, are taken off."""
    while tokens and (tokens[0].word.lower() in COMMON or tokens[0].word in _PARTICLES):
        tokens = tokens[1:]
    while tokens and tokens[-1].word.lower() in COMMON:
        tokens = tokens[:-1]
    if tokens:
        names.append(tuple(tokens))
