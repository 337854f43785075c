"""Spaces that a typesetter lost: no gap on the page, but the type changes between two words, or a name begins.

Names and terms are set in type of their own by code, and the space at its edge gets lost: `Patijn(beiden`,
`red-taggingvan`, `Inge vanDijk`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.readers.pdf.words import Word

# Words that nothing is composed with at their front, after a word set in other type.
_FUNCTION = re.compile(
    r"(?:aan|als|bij|dat|de|den|der|die|dit|door|een|en|heeft|het|in|is|maar|met|naar|niet|of|om|ook|op|over|te|tot|uit"
    r"|van|voor|was|werd|wordt|zijn)\b(?![-.’'])"
)
_LETTERS = re.compile(r"[^\W\d_]{3,}[)»”’]?$")
_OPENING = re.compile(r"[(«“‘](?=[^\W\d_]{3})")
_NAME = re.compile(
    r"(?P<particle>[(«“‘]?(?:van|der|den|ter|ten))(?=[A-ZÀ-Þ][a-zà-þ]{2,}(?:[-’'][^\W\d_]+)*[),.:;»”’]*$)"
)
_SAME = 0.06  # of the type size: sizes and baselines that differ no more are the same


def mend(words: Sequence[Word]) -> list[Word]:
    """The words, parted where a space was lost."""
    found: list[Word] = []
    for word in words:
        if word.glued and found and _lost(found[-1], word):
            word = replace(word, glued=False)
        name = _NAME.match(word.text)
        if name is None:
            found.append(word)
            continue
        at = word.left + (word.right - word.left) * name.end() / len(word.text)
        found += [replace(word, text=name["particle"], right=at),
                  replace(word, text=word.text[name.end():], left=at, glued=False)]
    return found


def _lost(above: Word, word: Word) -> bool:
    """Whether a space is missing between two words of which only weight or slant differs."""
    slack = _SAME * word.size
    alike = abs(above.size - word.size) <= slack and abs(above.base - word.base) <= slack
    if not alike or (above.bold, above.italic) == (word.bold, word.italic) or not _LETTERS.search(above.text):
        return False
    opened = _OPENING.match(word.text) is not None and (")" not in word.text or above.text[:1].isupper())
    return opened or _FUNCTION.match(word.text) is not None
