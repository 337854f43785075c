"""The words of a question as the papers would write them: English ones with their Dutch equivalents.

The papers are Dutch. Of an English question only names and loan words are in them, so BM25 is blind to the rest. A
glossary of parliament and policy (`glossary.tsv`) gives each word or phrase its Dutch equivalents; whichever of them
a passage holds counts, and only the best (`index.lexical`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from index.analysis import prepare, words_of
from index.language import detect

Words = tuple[str, ...]
_LONGEST = 4  # words of an English phrase
# English words that say nothing of what is asked; `index.analysis` drops those that are no Dutch words either.
_LITTLE = frozenset(
    "about above according after again all already also any anyone anything because before being below between both "
    "concerning does during each else ever every everyone few following get gets give given go goes happen happened "
    "instead just last least less like make makes made me more most never next none now off often once one only other "
    "others out over own per really regarding same say says said see several since someone something still take taken "
    "tell through together too toward towards under until up upon used using very via want wants way well while within "
    "without yet".split()
)


def alternatives_of(question: str) -> list[Words]:
    """The words of a question in order, analysed, repeats included; each with the words that mean the same."""
    if detect(question) != "en":
        return [(word,) for word in words_of(question)]
    written = _plain().analyze(prepare(question))
    stems = _english().analyze(prepare(question))
    found: list[Words] = []
    at = 0
    while at < len(written):
        size, meant = _longest(written[at:at + _LONGEST], stems[at:at + _LONGEST])
        own = words_of(" ".join(written[at:at + size]))
        if meant or (own and written[at] not in _LITTLE):
            found.append(tuple(dict.fromkeys((*own, *meant))))
        at += size
    return found


def _longest(written: Sequence[str], stems: Sequence[str]) -> tuple[int, Words]:
    """How many words the longest phrase of the glossary takes, as written or else by its stems; 1 without any."""
    exact, stemmed = glossary()
    for size in range(len(written), 0, -1):
        meant = exact.get(tuple(written[:size])) or stemmed.get(tuple(stems[:size]))
        if meant:
            return size, meant
    return 1, ()


@cache
def glossary() -> tuple[Mapping[Words, Words], Mapping[Words, Words]]:
    """English phrases to Dutch stems, by their words and by the stems of these."""
    exact: dict[Words, Words] = {}
    stemmed: dict[Words, Words] = {}
    for line in files("index").joinpath("glossary.tsv").read_text(encoding="utf-8").splitlines():
        english, _, dutch = line.partition("\t")
        if not line.startswith("#") and dutch:
            meant = tuple(dict.fromkeys(word for one in dutch.split(";") for word in words_of(one)))
            exact[tuple(_plain().analyze(english))] = meant
            key = tuple(_english().analyze(english))
            stemmed[key] = tuple(dict.fromkeys((*stemmed.get(key, ()), *meant)))
    return exact, stemmed


@cache
def _plain() -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).build()


@cache
def _english() -> TextAnalyzer:
    """Stems; all words stay, so that phrases with little words in them are found."""
    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.stemmer("english")).build()
