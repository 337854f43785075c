"""How much two texts of one paper have in common: their words, weighed by how rare the paper has them.

A minister who restates a question keeps its names, numbers and nouns and changes the rest ("overeenkomt met" for
"overeen komt met"), so words are compared by a stem that Dutch inflection leaves alone, and pairs of words as well.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")
_FEW = 60  # texts that have a term which still tells them from others
_MOST = 120  # texts that one is compared with
_SAME = 0.7  # of all stems of two texts that say the same
_STEM = 6  # letters that tell a word from another: compounds of one head agree in them
_SHORT = 4  # letters of a word that has no ending to lose
_ENDING = re.compile(r"(?:en|e|s)$")  # oorzaken, oorzaak; cijfers, cijfer
_DOUBLE = re.compile(r"([a-z])\1")
_SOUNDS = str.maketrans("vz", "fs")  # brieven, brief; huizen, huis
# Words of every question and answer, whatever they are about.
_COMMON = frozenset(
    "aan aangeven aangegeven al alle allereerst alleen als alsnog altijd ander andere anders antwoord antwoorden "
    "bent benieuwd ben bij bijvoorbeeld bekend beide beiden brief c.q daar daaraan daarbij daarin daarmee daarnaast "
    "daarom daarop daarover daartoe daarvan daarvoor dan dat de deelt deze dergelijk dergelijke die dient dit doen "
    "doet door dus echter een eens eigen elk elke en enige enkele er erg erin ervan eventueel fractie fracties gaan "
    "gaat geen gegeven geven geeft gehad graag had hebben hebt heeft hem hen het hetgeen hier hierbij hierin hierop "
    "hierover hiertoe hiervan hiervoor hij hoe hoeverre hun ik immers in inzake is ja jaar je kamer kabinet kan "
    "kennis kennisgenomen komen komt kunnen kunt leden lezen leest lid maar mee meer men mening merken met mij mijn "
    "minister misschien moet moeten na naar nader nadere namelijk nee net niet nieuwe nog nou nu of om omdat "
    "omtrent onder ons onze ook op opmerkingen over per reactie regering schrijft sinds specifiek staat "
    "staatssecretaris steeds stellen stelt te tegen ten ter terug tevens toe toelichten toelichting tot tussen u "
    "uit uw van vanuit veel verder verschil verzoeken verzoekt via vinden vindt volgens voor voorliggende "
    "voornoemde voorts vraag vraagt vragen waar waarbij waarin waarmee waarom waarop waarover waaruit waarvan "
    "waarvoor wanneer want waren was wat we weer weet weinig wel welk welke werd weten wie wij wil willen word "
    "worden wordt zag ze zeer zelf zich zien ziet zij zijn zo zoals zou zouden zullen zult".split()
)


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order, without the words that every text has."""
    return [stem(word) for word in bare_words(text)]


def bare_words(text: str) -> list[str]:
    """A text's words in small letters without accents, in order, without the words that every text has."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(one))
    return [word for word in _WORD.findall(plain) if word not in _COMMON and (len(word) > 2 or word.isdigit())]


def words_of(text: str) -> frozenset[str]:
    """The stems of a text: what a question and an answer in other words still share."""
    return frozenset(stems(text))


def terms(text: str) -> frozenset[str]:
    """What texts are compared by: stems and pairs of them that follow each other."""
    found = stems(text)
    return frozenset(found) | {f"{one} {other}" for one, other in pairwise(found)}


def stem(word: str) -> str:
    """What a word in small letters is compared by: without its ending, at most six letters, numbers whole."""
    if word[0].isdigit():
        return re.sub(r"[.,](?=\d{3}(?!\d))", "", word)
    bare = _ENDING.sub("", word) if len(word) > _SHORT else word
    return _DOUBLE.sub(r"\1", bare).translate(_SOUNDS)[:_STEM]


@dataclass(frozen=True, slots=True)
class Rarity:
    """The weight of a term: the rarer in the texts it was counted in, the heavier; `unseen` where it is in none."""

    weights: Mapping[str, float]
    unseen: float
    totals: dict[frozenset[str], float] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[Collection[str]]) -> Rarity:
        """Count in how many of the texts, given as terms, each term occurs."""
        counts: Counter[str] = Counter()
        number = 0
        for one in texts:
            counts.update(set(one))
            number += 1
        weights = {term: math.log(1 + (number + 1) / (count + 0.5)) for term, count in counts.items()}
        return cls(weights, math.log(1 + (number + 1) / 0.5))

    def weight(self, found: Iterable[str]) -> float:
        """The weight of terms together."""
        return sum(self.weights.get(one, self.unseen) for one in found)

    def share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of `part` is in `whole` as well, by weight, 0 to 1; 0 where `part` says nothing."""
        common = part & whole
        return min(self.weight(common) / self.whole(part), 1.0) if common else 0.0

    def whole(self, found: frozenset[str]) -> float:
        """The weight of terms that is asked for many times: kept."""
        known = self.totals.get(found)
        if known is None:
            known = self.totals[found] = self.weight(found)
        return known


class Lookup:
    """Texts, given as terms, by the terms that few of them have: what a text can be compared with in little time."""

    def __init__(self, texts: Sequence[frozenset[str]]) -> None:
        self._places: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            for term in text:
                self._places.setdefault(term, []).append(at)

    def near(self, text: Iterable[str], most: int = _MOST) -> list[int]:
        """The places of the texts that share terms with this one which few texts have: those that share most, at most
        `most`, in order.
        """
        shared: Counter[int] = Counter()
        for term in text:
            places = self._places.get(term, ())
            if len(places) <= _FEW:
                shared.update(places)
        return sorted(shared if len(shared) <= most else (at for at, _ in shared.most_common(most)))


def best_share(rarity: Rarity, part: frozenset[str], wholes: Sequence[frozenset[str]]) -> float:
    """The largest share of `part` that one of the wholes has."""
    return max((rarity.share(part, whole) for whole in wholes), default=0.0)


def similar(text: str, other: str) -> bool:
    """Whether two texts say the same, but for a few words."""
    one, two = set(stems(text)), set(stems(other))
    return bool(one | two) and len(one & two) >= _SAME * len(one | two)
