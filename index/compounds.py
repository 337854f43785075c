"""Dutch compounds and what they are made of: `basisschool` is a school.

Dutch writes compounds as one word, so the words of a question miss those of a paper by a hyphen's breadth. A word is
taken apart where its parts, by the geometric mean of how often each is used, are more common than the whole is (Koehn
and Knight, "Empirical Methods for Compound Splitting", EACL 2003); `maatregel` stays whole, for it is more common than
`maat`. How often a word is used stands in `words.tsv`, counted in ministers' answers (`python -m eval.fit.words`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

_LINKS = ("", "s", "e", "en")  # letters that may join the parts: `beleid(s)onderzoek`
_SHORTEST = 4  # letters of a part
_LONGEST = 40  # letters of a word that is looked at
_KEPT = 65_536  # words whose parts are remembered
_WORD = re.compile(rf"[^\W\d_]{{{2 * _SHORTEST},{_LONGEST}}}")


def parts_in(text: str) -> list[str]:
    """The parts of all compounds of a text, in order, lower case, repeats included."""
    return [part for word in _WORD.findall(text.lower()) for part in parts_of(word)]


@lru_cache(maxsize=_KEPT)
def parts_of(word: str) -> tuple[str, ...]:
    """The two parts of a compound, in lower case and without the letters that join them; none of another word."""
    uses = word_uses()
    best: float = uses.get(word, 0)
    found: tuple[str, ...] = ()
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        after = uses.get(word[at:], 0)
        for link in _LINKS if after else ():
            head = word[:at].removesuffix(link)
            joined = head + link == word[:at] and len(head) >= _SHORTEST
            common = math.sqrt(uses.get(head, 0) * after) if joined else 0.0
            if common > best:
                best, found = common, (head, word[at:])
    return found


@cache
def word_uses() -> Mapping[str, int]:
    """How often each word of the list is used."""
    lines = files("index").joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    return {word: int(uses) for word, uses in (line.split("\t") for line in lines if not line.startswith("#"))}
