"""How a question is put: in which of our two languages, by its most common little words, and how long."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["nl", "en"]
_BRIEF, _LONG = 12, 40  # words of a question that asks for one thing, and of one that tells a story first

_WORD = re.compile(r"[^\W\d_]+")

# Function words of one language that are none of the other ("is", "in", "of", "had" and "we" are both).
_DUTCH = frozenset(_WORD.findall(
    "de het een van en dat die niet zijn op te voor met er aan ook als bij maar om dan nog naar heeft hebben"
    " worden wordt werd wat wie waar wanneer waarom hoe welke welk hoeveel zegt zei zeggen deze dit uit tot"
    " door kan kunnen moet moeten zou zal geen meer ik wij zij hij u uw hun haar ons onze mijn jij je tegen"
))
_ENGLISH = frozenset(_WORD.findall(
    "the a an and that not are to for with there on at also as by but if then still has have be been were"
    " will what who where when why how which many much says said say did does do this these those from until"
    " can could must should would no more i they he she you your their our my it its about between against"
))


def detect(text: str) -> Language:
    """`nl` or `en`; Dutch where the words do not tell, as the papers are Dutch."""
    words = _WORD.findall(text.lower())
    dutch = sum(word in _DUTCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return "en" if english > dutch else "nl"


def length_of(text: str) -> float:
    """0 for a question of a few words, 1 for one of forty or more, in between in a line.

    A short question asks for one thing, which one sentence says; a long one is best matched by a whole passage.
    """
    return min(1.0, max(0.0, (len(_WORD.findall(text)) - _BRIEF) / (_LONG - _BRIEF)))
