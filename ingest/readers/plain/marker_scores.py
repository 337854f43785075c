"""How marker-like digits in running text are, by what stands before and after them.

Digits glued to a word or to the end of a sentence are markers more often than not; digits of a number, of a name
(`BIJ1`) or between spaces hardly ever are.
"""

from __future__ import annotations

import re

from ingest.dates import MONTHS

STRONG = 4.0  # the score of digits glued to a word or a sentence, and of better shapes
GLUED = 0.4  # the least score of digits that no space parts from what is before them
SPACED = 0.1  # the least score of digits between a space and the end of a sentence; others between spaces have less
_AFTER_YEAR = 2.5
_AFTER_NAME = 3.0  # NIS2|4, where the paper speaks of NIS2 elsewhere
_RECURRING_COST = 4.0  # D66, BIJ1: the same token stands elsewhere too
_YEAR = re.compile(r"^(?:19|20)\d\d$")
# Words before small numbers, so that a marker may be glued to one: `artikel 57`.
_NUMBERED = frozenset("artikel lid bijlage groep klas niveau maatregel paragraaf hoofdstuk tabel fase".split())
# Words before and after which a number between spaces is just a number, apart from articles and prepositions.
_COUNTING = _NUMBERED | frozenset(
    "voor over naar sinds circa ruim bijna alle deze eerste tussen tegen meer minder hebben heeft waren zijn worden "
    "werden pagina nummer".split()
)
_COUNTED = re.compile(rf"\d+\s(?:{'|'.join(MONTHS)}|jaar|weken|dagen|keer|procent|euro|miljoen|miljard)\b", re.I)
_SHORT_WORD = 3  # letters: articles, prepositions
LOOK_BACK = 60  # characters; no word that a marker hangs on is longer


def glued_score(text: str, start: int, cut: int, end: int, recurring: bool, named: bool = False) -> float:
    """The score of `text[cut:end]`; 0 or less is no candidate.

    The digits begin at `start`; those before `cut` would stay in the text. `recurring`: the word with all of them
    stands elsewhere too. `named`: the word with those that would stay does.
    """
    before = text[start - 1] if start else " "
    if not start and cut == start:
        return 0.0
    score = _AFTER_NAME if named and cut > start else _score_before(text, start, before, text[start:cut])
    if cut == start and recurring and before.isalnum():
        score -= _RECURRING_COST
    after = text[end:end + 1]
    if after.isalpha():
        score -= 0.5
    return score


def _score_before(text: str, start: int, before: str, prefix: str) -> float:
    if prefix:  # digits of a number that stays in the text: 2020|1
        if before.isspace() or before in "(«'‘–-/":
            if _YEAR.match(prefix):
                return _AFTER_YEAR
            counted = before == "-" or (before.isspace() and word_before(text, start - 1).lower() in _NUMBERED)
            return GLUED if counted else 0.0
        return 0.0
    if before.isalpha():
        return 2.0 if word_before(text, start).isupper() else 4.0
    if before in ".," and text[start - 2:start - 1].isdigit():
        return _score_after_number(text, start)
    if before in ".,":
        return 5.0
    if before in "?!:;)»”’\"'…]%":
        return 4.5
    return _score_after_space(text, start) if before.isspace() else 0.0


def _score_after_number(text: str, start: int) -> float:
    """`in 2024.25 Ook` and `nr. 371.12 Daarna`, and not `4.790`, `2,5` or `10.30 uur`."""
    if re.search(r"(?<![\d.,])(?:19|20)\d\d[.,]$", text[max(start - 6, 0):start]):
        return 4.0
    sentence = re.match(r"\d{1,2}(?:, ?\d{1,2})*(?:\s+[A-ZÀ-Þ«‘“]|$)", text[start:start + 20])
    return 2.5 if text[start - 1] == "." and sentence else 1.0


def _score_after_space(text: str, start: int) -> float:
    """`(mvo). 2 Sinds` and, less so, `Both Ends 1?`: some extractors put a space before every marker."""
    if text[start - 2:start - 1] in tuple(".?!)»"):
        return 2 * SPACED
    if re.match(r"\d{1,3}(?:[?!.,;](?:\s|$)|$)", text[start:start + 5]):
        return SPACED
    word = word_before(text, start - 1)
    if len(word) <= _SHORT_WORD or not word.isalpha() or word.lower() in _COUNTING:
        return 0.0
    return 0.0 if _COUNTED.match(text[start:start + LOOK_BACK]) else SPACED / 4


def word_before(text: str, end: int) -> str:
    """The letters and digits that end at `end`; no more than a word has."""
    start = end
    while start > 0 and end - start < LOOK_BACK and text[start - 1].isalnum():
        start -= 1
    return text[start:end]
