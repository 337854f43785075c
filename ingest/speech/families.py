"""Families of words: a compound also counts as the words of the same paper that it is made of.

Dutch writes `kostenoverschrijding` for what the answer's heading calls `Kosten`, `ziekteverzuim` for what is counted as
`verzuim`. Which words a paper has tells where its compounds may be cut, so no dictionary is needed.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.speech.parties import spellings
from ingest.speech.wording import bare_words, stem

_FIRST, _LAST = 4, 5  # letters of the parts of a compound: shorter ones end words that are none (`menskr-acht`)
_JOINTS = ("", "s", "en", "e")  # letters between the parts: verkeersdrempel, boekenkast
_LONGEST = 60  # letters of a word that is still cut


class Families:
    """The words of a paper, and what a text of it is compared by: its stems and those of its compounds' parts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {word for text in texts for word in bare_words(_without_parties(text)) if len(word) >= _FIRST}
        self._known: dict[str, frozenset[str]] = {}
        self._texts: dict[str, frozenset[str]] = {}

    def of(self, text: str) -> frozenset[str]:
        """The terms of a text, without its parties."""
        found = self._texts.get(text)
        if found is None:
            words = bare_words(_without_parties(text))
            found = self._texts[text] = frozenset(term for word in words for term in self._family(word))
        return found

    def _family(self, word: str) -> frozenset[str]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = frozenset({stem(word), *self._parts(word)})
        return known

    def _parts(self, word: str) -> Iterable[str]:
        if not _FIRST + _LAST <= len(word) <= _LONGEST:
            return
        for cut in range(_FIRST, len(word) - _FIRST + 1):
            first, last = word[:cut], word[cut:]
            if len(last) >= _LAST and last in self._words:
                yield stem(last)
            for joint in _JOINTS:
                whole = first.removesuffix(joint) if joint else first
                if len(whole) >= _FIRST and first.endswith(joint) and whole in self._words:
                    yield stem(whole)


def _without_parties(text: str) -> str:
    return spellings().sub(" ", text)
