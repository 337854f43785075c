"""The words of a table's cells, mended where narrow columns have broken them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from ingest.joining import Joined, Vocabulary

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"(?<![\w-])([^\W\d_]+) (?=([^\W\d_]+)(?![\w-]))")
# No Dutch word ends like this, or does without a vowel: `schoolj`, `vrijst`. A fragment that does shows a broken word.
_FRAGMENT = re.compile(r"(?:[^aeiouyj]j|[^aeiouy]v|[^aeiouy]z|([b-df-hj-np-tv-xz])\1)$|^[b-df-hj-np-tv-xz]{3,}$", re.I)
# A capital I is read where a small l is printed: abbreviations of `leerling` and `leerlingen`.
_PUPILS = re.compile(r"\bII(?=-en\b|n\b)")

_SHORT = 3  # letters of the rest of a broken word


def mend_hyphens(cell: str, words: Vocabulary) -> str:
    """`Vrijstel- lingen` was broken by the cell's width: mend it like a line end."""
    *parts, last = _HYPHEN.split(cell)
    if not parts:
        return last.strip()
    text = Joined()
    for part in (*(f"{part}-" for part in parts), last):
        text.add(part, words)
        text.inside = True
    return str(text).strip()


def mend_headings(rows: Sequence[Sequence[str]], words: Vocabulary) -> list[list[str]]:
    """Headings freed of breaks without a hyphen: `Toena me tijdens schoolj aar` where the paper writes those words.

    Only where one of the headings shows such a break beyond doubt: a fragment that is no word, and the whole word
    elsewhere in the paper. Then fragments that stand nowhere else are mended too, where the paper has the whole word
    or the second is short.
    """
    text = "\n".join(cell for row in rows for cell in row)
    here = Counter(word.lower() for word in _LETTERS.findall(text))
    pairs = [pair for pair in _pairs(text) if _stands_only(min, pair, here, words)]
    known = {pair for pair in pairs if words.counts["".join(pair).lower()]}
    if any(_FRAGMENT.search(one) for pair in known for one in pair):
        short = {
            pair for pair in pairs
            if len(pair[1]) <= _SHORT and here[pair[1].lower()] == 1 and _stands_only(max, pair, here, words)
        }
        for left, right in known | short:
            rows = [[cell.replace(f"{left} {right}", left + right) for cell in row] for row in rows]
    return [[_PUPILS.sub("ll", cell) for cell in row] for row in rows]


def _stands_only(
    which: Callable[[Iterable[int]], int], pair: tuple[str, str], here: Counter[str], words: Vocabulary
) -> bool:
    """Whether the rarer (`min`) or each (`max`) of two fragments stands nowhere in the paper but `here`."""
    return which([words.counts[one.lower()] - here[one.lower()] for one in pair]) <= 0


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    return ((found[1], found[2]) for found in _PAIR.finditer(text))
