"""The cells of a table: words that narrow columns have broken, numbers as numbers, and what the numbers count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from ingest.joining import Vocabulary, join

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"(?<![\w-])([^\W\d_]+) (?=([^\W\d_]+)(?![\w-]))")
# No Dutch word ends like this, or does without a vowel: `schoolj`, `vrijst`. A fragment that does shows a broken word.
_FRAGMENT = re.compile(r"(?:[^aeiouyj]j|[^aeiouy]v|[^aeiouy]z|([b-df-hj-np-tv-xz])\1)$|^[b-df-hj-np-tv-xz]{3,}$", re.I)
# A capital I is read where a small l is printed: abbreviations of `leerling` and `leerlingen`.
_PUPILS = re.compile(r"\bII(?=-en\b|n\b)")

_SIGN = r"[-–‒−+]"
_NUMBER = re.compile(
    rf"^(?P<sign>{_SIGN})?\s*(?P<money>€|EUR)?\s*(?P<inner>{_SIGN})?\s*"
    r"(?P<digits>\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2})"
    r"(?:,-)?\s*(?P<scale>mln\.?|miljoen|mld\.?|miljard)?\s*(?P<unit>%|procent|fte|euro)?\s*\*{0,3}$",
    re.I,
)
_SCALES = {"ml": 1e6, "mi": 1e6, "md": 1e9}
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?\*?$")
_TIMES = re.compile(r"\b(?:bedragen\s+)?(?:x|×|in)\s*(?P<unit>(?:€|EUR|euro)?\s*(?:1(?:\.000)+|1?\s?(?:mln|mld|miljoen|"
                    r"miljard)(?:en)?\b)(?:\s?euro(?:'s|’s)?)?)", re.I)
_PERCENT = re.compile(r"%|\bprocent(?:en)?\b|\bpercentages?\b", re.I)
_MONEY = re.compile(r"€|\beuro(?:'s|’s)?\b|\bbedrag(?:en)?\b|\bEUR\b", re.I)
_INNER = re.compile(r"\(\s*in\s+(?P<unit>[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20})?)\s*\)", re.I)
_COUNT = re.compile(r"\baantal(?:len)?\s+(?P<words>[^,:;()\d–]{2,60})", re.I)
_STOPS = frozenset(
    "dat die per in met van voor zonder naar op door tijdens en of weer bij aan uit tot om waarvan".split()
)
_SHORT = 3  # letters of the rest of a broken word
_MOST_WORDS = 3  # of what is counted


def mend_hyphens(cell: str, words: Vocabulary) -> str:
    """`Vrijstel- lingen` was broken by the cell's width: mend it like a line end."""
    text, *parts = _HYPHEN.split(cell)
    for part in parts:
        text = join(f"{text}-", part, words, inside_word=True)
    return text.strip()


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


def is_year(cell: str) -> bool:
    """`2019`, `2019-2020`, `2019/20`."""
    return _YEAR.match(cell) is not None


def number_of(cell: str) -> float | None:
    """The number a cell holds: 4790.0 for `4.790`, -9.9 for `‒ 9,9`, 15e6 for `€ 15 mln`; None for anything else."""
    found = _NUMBER.match(cell)
    if found is None:
        return None
    digits = found["digits"].replace(" ", "")
    if not re.fullmatch(r"\d+\.\d{1,2}", digits):  # a full stop before three digits parts thousands
        digits = digits.replace(".", "").replace(",", ".")
    scale = _SCALES[_scale_key(found["scale"])] if found["scale"] else 1.0
    negative = any(sign and sign != "+" for sign in (found["sign"], found["inner"]))
    return (-1 if negative else 1) * float(digits) * scale


def _scale_key(written: str) -> str:
    """`mln`, `miljoen`, `mld` or `miljard` by two letters."""
    short = written.lower()
    if short.startswith("mld") or short == "miljard":
        return "md"
    return short[:2]


def unit_of(cell: str, *around: str) -> str | None:
    """What a cell's number counts: by its own sign, else by the first text around it that says so."""
    found = _NUMBER.match(cell)
    if found is None:
        return None
    if found["unit"]:
        return {"procent": "%", "euro": "€"}.get(found["unit"].lower(), found["unit"].lower())
    if found["money"]:
        return "€"
    return next((unit for text in around if (unit := _stated(text))), None)


def _stated(text: str) -> str | None:
    """The unit that a heading or caption states."""
    times = _TIMES.search(text)
    if times:
        return f"x {' '.join(times['unit'].split())}"
    if _PERCENT.search(text):
        return "%"
    inner = _INNER.search(text)
    if inner:
        return "€" if _MONEY.search(inner["unit"]) else inner["unit"].lower()
    if _MONEY.search(text):
        return "€"
    counted = _COUNT.search(text)
    return _counted(counted["words"]) if counted else None


def _counted(words: str) -> str | None:
    """`kinderen dat tijdens het schooljaar uitvalt`: kinderen."""
    kept: list[str] = []
    for word in words.split()[:_MOST_WORDS]:
        if word.lower() in _STOPS:
            break
        kept.append(word.rstrip("."))
    return " ".join(kept) or None
