"""Which of our two languages a question is in, by its most common little words."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["nl", "en"]

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
