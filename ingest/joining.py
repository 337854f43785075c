"""Joining what line ends and page breaks have cut: words, sentences, paragraphs.

A hyphen at a line end either only breaks the word (`onderwijszorgarrange-/menten`) or belongs to it
(`niet-/ingeschreven`, `ouder- en jeugdsteunpunten`, URLs). What the paper itself writes elsewhere decides first,
Dutch spelling second.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"  # private-use characters around a resolved marker's number
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First parts that Dutch spelling ties with a hyphen (Leidraad 6.8), and words that continue a suspended compound.
_HYPHENATED = frozenset(
    "niet non ex oud vice adjunct aspirant bijna collega kandidaat interim quasi sociaal politiek cultureel meester "
    "chef leerling loco christen".split()
)
_CONTINUES = re.compile(r"^(?:en|of|en/of|dan|tot|t/m|als|maar|noch|c\.q\.|respectievelijk|resp\.|versus)\b")
# Vowels that would be read as one sound need a hyphen in a compound: `auto-ongeluk`, `zee-egel`.
_CLASH = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())
_URL = re.compile(r"(?:https?://|www\.)\S*$", re.I)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often the paper writes a word whole; hyphenated compounds are words of their own."""

    counts: Counter[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """Count the words of lines; what stands at the end of a line with a hyphen does not count."""
        counts: Counter[str] = Counter()
        for line in lines:
            clean = re.sub(r"\S+[-–]$", "", line)
            counts.update(word.lower() for word in _WORD.findall(clean))
        return cls(counts)


def join(left: str, right: str, words: Vocabulary, *, inside_word: bool | None = None) -> str:
    """`left` and the line after it as one text.

    `inside_word` says whether the extractor broke inside a word: True where it leaves a trailing space except there
    and left none, False where it left one, None where it never does.
    """
    if not left or not right:
        return left or right
    if left.endswith("-") and inside_word is not False:
        return _join_hyphen(left, right, words)
    if left.endswith("-") and len(left) > 1 and left[-2].isspace():
        return f"{left} {right}"
    if inside_word is not None:
        return f"{left}{right}" if inside_word else f"{left} {right}"
    return f"{left}{right}" if _sticks(left, right) else f"{left} {right}"


def _sticks(left: str, right: str) -> bool:
    """Whether a broken text goes on without a space where the extractor gives no sign: `2022–/2026`, `en//of`, URLs."""
    if re.search(r"\d–$", left) and right[0].isdigit():
        return True
    if re.search(r"\w/$", left) and right[0].isalnum() and not _URL.search(left):
        return True
    return bool(_URL.search(left)) and left[-1] in "/_=&?%" and not right[0].isspace()


def _join_hyphen(left: str, right: str, words: Vocabulary) -> str:
    head = re.split(r"[\s(«'‘\"“/]", left[:-1])[-1]
    tail_match = re.match(r"[^\W\d_]+", right)
    tail = tail_match[0] if tail_match else ""
    if _URL.search(left):
        return left + right
    if not head or _CONTINUES.match(right) or left.endswith(("--", " -")):
        return f"{left} {right}"
    return left + right if _keeps_hyphen(head, tail, words) else left[:-1] + right


def _keeps_hyphen(head: str, tail: str, words: Vocabulary) -> bool:
    """Whether the hyphen between `head` and `tail` belongs to the word."""
    if not tail or (tail[0].isupper() and not head.isupper()) or head[-1].isdigit() or not head[-1].isalpha():
        return True
    last = head.split("-")[-1]
    whole, parted = f"{last}{tail}".lower(), f"{last}-{tail}".lower()
    seen_whole, seen_parted = words.counts[whole], words.counts[parted]
    if seen_whole != seen_parted:
        return seen_parted > seen_whole
    if len(last) == 1 or (last.isupper() and len(last) > 1) or last.lower() in _HYPHENATED:
        return True
    return (last[-1] + tail[0]).lower() in _CLASH and words.counts[last.lower()] > 0


def join_all(parts: Sequence[tuple[str, bool | None]], words: Vocabulary) -> str:
    """Join lines; each comes with its own `inside_word` for the break after it."""
    text, inside = "", None
    for part, after in parts:
        text = join(text, part, words, inside_word=inside)
        inside = after
    return text
