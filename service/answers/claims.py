"""Whether two sentences say the same. What differs in a number, a name, a date, a negation or a direction does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from index.analysis import words_of
from index.exact import exact_tokens
from index.glossary import Words
from service.negation import NEGATION

_SAME = 0.75  # share of the words of both, by rarity, that both have
_FEWEST = 6  # words; a shorter sentence says too little by itself to tell
_STATES = re.compile(r"[.!;…][)»”’\"']*$")  # a question states nothing, nor does a name under a letter
# Words of which one for another turns a sentence round, by the side that they are on.
_SIDES = tuple(re.compile(words, re.I) for words in (
    r"\b(?:ge)?(?:stijg\w*|steeg|stegen|gestegen|toeneemt|toename|toegenomen|nam\w* toe|neemt toe|groei\w*|hoger|meer|"
    r"vaker|verhog\w*|langer)\b",
    r"\b(?:ge)?(?:daal\w*|dal(?:en|ing|ende)|afneemt|afname|afgenomen|nam\w* af|neemt af|krimp\w*|lager|minder|"
    r"verlag\w*|korter)\b",
    r"\b(?:voor|vóór|eerder|begin|minimaal|minstens|ten minste)\b", r"\b(?:na|later|eind|maximaal|hoogstens)\b",
    r"\b(?:alle|iedere?|elke?|altijd)\b", r"\b(?:sommige|enkele|soms|beperkt\w*)\b",
    r"\b(?:moet\w*|verplicht\w*)\b", r"\b(?:mag|mogen|kan|kunnen|vrijwillig\w*)\b", r"\b(?:zal|zullen|zou\w*)\b",
))
_COUNTED = re.compile(
    r"\b(?:een derde|een kwart|helft|half|halve|dubbel\w*|eerste|tweede|derde|vierde|twee|drie|vier|vijf|zes|zeven|"
    r"acht|negen|tien|elf|twaalf|twintig|dertig|veertig|vijftig|honderd|duizend|miljoen|miljard|januari|februari|maart|april|"
    r"mei|juni|juli|augustus|september|oktober|november|december)\b", re.I
)


def same_claim(one: str, other: str, rarity: Callable[[Words], float]) -> bool:
    """Whether two sentences say the same, in nearly the same words."""
    if not (_STATES.search(one) and _STATES.search(other)):
        return False
    words, others = frozenset(words_of(one)), frozenset(words_of(other))
    if min(len(words), len(others)) < _FEWEST:
        return False
    shared = sum(rarity((word,)) for word in words & others)
    if shared < _SAME * sum(rarity((word,)) for word in words | others):
        return False
    return _particulars(one) == _particulars(other)


def _particulars(words: str) -> tuple[object, ...]:
    """What must be the same on both sides: numbers and names, numerals and months, negations, directions."""
    return (
        frozenset(exact_tokens(words).tokens),
        frozenset(Counter(found.lower() for found in _COUNTED.findall(words)).items()),
        len(NEGATION.findall(words)),
        tuple(bool(side.search(words)) for side in _SIDES),
    )
