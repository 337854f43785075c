"""Words that deny, Dutch and English, and what they deny: one list for all that compares what sentences say."""

from __future__ import annotations

import re
from collections import Counter

from index.analysis import words_of

# `niet alleen … maar ook` denies nothing, nor does `dat neemt niet weg`; `niet-ingeschreven` is a word of its own.
NEGATION = re.compile(
    r"(?<!neemt )\b(?:niet(?!-|\s(?:alleen|enkel|slechts|weg)\b)|geen|nooit|niets|niemand|nergens|zonder|noch|evenmin|"
    r"nauwelijks|amper|onvoldoende|onmogelijk|not(?!\s(?:only|just|merely)\b)|no(?![:,])|never|none|nothing|nobody|nowhere|"
    r"neither|nor|without|cannot|hardly)\b|n['’]t\b", re.I
)
_CLAUSE = re.compile(r"[.;:,()]|\b(?:dat|die|of|omdat|om)\b", re.I)
_NEAR = 2  # words behind a negation that it denies
_BEHIND, _BEFORE = 80, 200  # characters around it that are looked at


def denied(text: str) -> frozenset[str]:
    """The analysed words that a Dutch text denies: those right behind a negation, else those of the clause it ends.

    A word that it states as well (`geen zicht, maar beperkt zicht`) is not among them.
    """
    found: Counter[str] = Counter()
    for match in NEGATION.finditer(text):
        behind = words_of(_CLAUSE.split(text[match.end():match.end() + _BEHIND], maxsplit=1)[0])
        found.update(behind[:_NEAR] or words_of(_CLAUSE.split(text[max(0, match.start() - _BEFORE):match.start()])[-1]))
    if not found:
        return frozenset()
    said = Counter(words_of(text))
    return frozenset(word for word, times in found.items() if times >= said[word])
