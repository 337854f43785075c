"""Words of a text as the lexical index keeps them: Dutch analysis, and numbers in one spelling.

Lower case, accents folded, Dutch stop words out, Dutch (Snowball) stems; the same for papers and questions. English
function words go out too, for questions come in English and the few English titles in notes would attract them all.

A number written in groups is one word: `26 695` is `26695`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

ANALYZER = "dutch"  # the name under which the lexical index stores it
_LONGEST = 100  # bytes; a longer word is no word
_ENGLISH = (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it "
    "its many may might much must no nor not of on or our shall she should so some such than that the their them "
    "then there these they this those to us was we were what when where whether which who whom whose why will with "
    "would you your"
).split()
_GROUPED = re.compile(r"(?<![\d.,])(\d{2,3}) (\d{3})(?!\d)")


@cache
def analyzer() -> TextAnalyzer:
    """The chain of filters. Made once; it keeps no state between texts."""
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(_LONGEST))
    builder = builder.filter(Filter.lowercase()).filter(Filter.ascii_fold())
    builder = builder.filter(Filter.stopword("dutch")).filter(Filter.custom_stopword(_ENGLISH))
    return builder.filter(Filter.stemmer("dutch")).build()


def prepare(text: str) -> str:
    """A text made ready for the analyzer: letters composed, `26 695` as `26695`."""
    return _GROUPED.sub(r"\1\2", unicodedata.normalize("NFKC", text))


def words_of(text: str) -> list[str]:
    """The words of a text or question, in order, repeats included."""
    return list(analyzer().analyze(prepare(text)))
