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
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"  # at the end of a line it is a hyphen that only breaks the word; elsewhere it is nothing
MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"  # private-use characters around a resolved marker's number
SENTINEL = re.compile(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")
_REACH = 400  # characters at the end of a text that a join looks at; no URL of a paper is longer
_WORD_REACH = 80  # and no word
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First parts that Dutch spelling ties with a hyphen (Leidraad 6.8), and words that continue a suspended compound.
_HYPHENATED = frozenset(
    "niet non ex oud vice adjunct aspirant bijna collega kandidaat interim quasi sociaal politiek cultureel meester "
    "chef leerling loco christen".split()
)
_CONTINUES = re.compile(r"(?:en|of|en/of|dan|tot|t/m|als|maar|noch|c\.q\.|respectievelijk|resp\.|versus)\b")
# Vowels that would be read as one sound need a hyphen in a compound: `auto-ongeluk`, `zee-egel`.
_CLASH = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())
_URL = re.compile(r"https?://|www\.", re.I)
_STICKY = "–/_=&?%"
_URL_REST = re.compile(r"[\w%~+]*(?:[-_/=&?%.][\w%~+]+)+[./]*(?:\s|$)")
_HEAD_START = re.compile(r"[\s(«'‘\"“/]")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often the paper writes a word whole; hyphenated compounds are words of their own."""

    counts: Counter[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """Count the words of lines; what stands at the end of a line with a hyphen does not count."""
        counts: Counter[str] = Counter()
        for line in lines:
            whole = line.rsplit(None, 1)[0] if line.endswith(("-", "–")) else line
            counts.update(word.lower() for word in _WORD.findall(whole))
        return cls(counts)


def join(left: str, right: str, words: Vocabulary, *, inside_word: bool | None = None) -> str:
    """`left` and the line after it as one text.

    `inside_word` says whether the extractor broke inside a word: True where it leaves a trailing space except there
    and left none, False where it left one, None where it never does.
    """
    if not left or not right:
        return left or right
    kept, between = seam(left, right, words, inside_word=inside_word)
    return f"{left[:kept]}{between}{right}"


def seam(left: str, right: str, words: Vocabulary, *, inside_word: bool | None = None) -> tuple[int, str]:
    """How `join` ties two texts that are not empty: how much of `left` it keeps, and what it puts between them."""
    whole, end = len(left), left[-_REACH:]
    if right.startswith(MARK_OPEN):
        return whole, ""
    if end.endswith(SOFT_HYPHEN):
        return whole - 1, ""
    if end.endswith("-") and inside_word is not False:
        hyphen, between = _seam_of_hyphen(end, right, words)
        return (whole if hyphen else whole - 1), between
    if end.endswith("-") and len(end) > 1 and end[-2].isspace():
        return whole, " "
    inside = _sticks(end, right) if inside_word is None else inside_word
    return whole, "" if inside else " "


def _sticks(left: str, right: str) -> bool:
    """Whether a broken text goes on without a space where the extractor gives no sign: `2022–/2026`, `en//of`, URLs."""
    if left[-1] not in _STICKY:
        return False
    if re.search(r"\d–$", left) and right[0].isdigit():
        return True
    if re.search(r"\w/$", left) and right[0].isalnum() and not ends_in_url(left):
        return True
    return left[-1] != "–" and ends_in_url(left) and goes_on_as_url(right)


def goes_on_as_url(text: str) -> bool:
    """Whether a line begins with what looks like the rest of a URL: one word alone, or one with a URL's marks in it."""
    return " " not in text.strip() or has_url_marks(text)


def has_url_marks(text: str) -> bool:
    """Whether the first word of a text has a URL's marks in it."""
    return _URL_REST.match(text) is not None


def ends_in_url(text: str) -> bool:
    """Whether the last word of a text is a URL, or the beginning of one."""
    return _URL.search(text[max(text.rfind(" "), text.rfind("\t")) + 1:]) is not None


def _seam_of_hyphen(left: str, right: str, words: Vocabulary) -> tuple[bool, str]:
    """Whether the hyphen at the end of `left` stays, and what comes after it."""
    if ends_in_url(left):
        return True, ""
    head = _HEAD_START.split(left[-_WORD_REACH:-1])[-1]
    tail = _LETTERS.match(right)
    if not head or _CONTINUES.match(right) or left.endswith(("--", " -")):
        return True, " "
    return _keeps_hyphen(head, tail[0] if tail else "", words), ""


def _keeps_hyphen(head: str, tail: str, words: Vocabulary) -> bool:
    """Whether the hyphen between `head` and `tail` belongs to the word."""
    if not tail or (tail[0].isupper() and not head.isupper()) or not head[-1].isalpha():
        return True
    last = head.split("-")[-1]
    whole, parted = f"{last}{tail}".lower(), f"{last}-{tail}".lower()
    seen_whole, seen_parted = words.counts[whole], words.counts[parted]
    if seen_whole != seen_parted:
        return seen_parted > seen_whole
    if len(last) == 1 or (last.isupper() and len(last) > 1) or last.lower() in _HYPHENATED:
        return True
    if any(one.islower() and other.isupper() for one, other in pairwise(last)):
        return True  # ChristenUnie-fractie, GroenLinks-motie
    return (last[-1] + tail[0]).lower() in _CLASH and words.counts[last.lower()] > 0


def join_all(parts: Sequence[tuple[str, bool | None]], words: Vocabulary) -> str:
    """Join lines; each comes with its own `inside_word` for the break after it."""
    joined = Joined()
    for part, after in parts:
        joined.add(part, words)
        joined.inside = after
    return str(joined)


class Joined:
    """A text that grows line by line, in time linear in its length. `inside` is the `inside_word` of its next join."""

    def __init__(self, text: str = "") -> None:
        self._chunks = [text]  # a join changes only the last
        self.tail = text[-_REACH:]  # as much as a join or a look at the last sentence needs
        self.inside: bool | None = None

    def add(self, text: str, words: Vocabulary) -> None:
        """Join one more line."""
        if not text:
            return
        if self.tail:
            kept, between = seam(self.tail, text, words, inside_word=self.inside)
            if kept < len(self.tail):
                self._chunks[-1], self.tail = self._chunks[-1][:-1], self.tail[:-1]
            text = between + text
        self._chunks.append(text)
        self.tail = (self.tail + text[-_REACH:])[-_REACH:]

    def __str__(self) -> str:
        return "".join(self._chunks)
