"""Breaking text into lines as a printer does: greedily, in words where they fit, at hyphens that stay or come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

_VOWELS = "aeiouyàáâäèéêëìíîïòóôöùúûü"
# Between a vowel and consonant + vowel (`ge-za`), or between two consonants (`on-der`); never in ch, sch, ng or a URL.
_SYLLABLE = re.compile(
    rf"(?<=[{_VOWELS}])(?=[bcdfghjklmnpqrstvwz][{_VOWELS}])"
    rf"|(?<=[bdfgklmnprst])(?=[bdfgklmnpstvwz][{_VOWELS}])",
    re.I,
)
_HARD = re.compile(r"(?<=[^\W\d_]-)(?=[\w(])|(?<=\w/)(?=\w)|(?<=\d–)(?=\d)")
_URL_BREAK = re.compile(r"(?<=[-/_=])(?=\w)")


# Advance widths in thousandths of an em (Adobe Core 14 AFM for the first two).
FONTS: dict[str, dict[int, str]] = {
    "helvetica": {
        222: "ijl’‘", 278: " !,./:;I[]ft", 333: "()-r“”", 500: "Jckszvxy", 556: "", 611: "FTZ", 667: "&ABEKPSVXY",
        722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@",
    },
    "times": {
        250: " .,", 278: "ijlt:;/", 333: "()-frI’‘", 389: "Js", 444: "aceéëz“”", 500: "", 556: "FPS", 611: "ELTZ",
        667: "BCR", 722: "ADGHKNOQUVXYw", 778: "m&", 889: "M", 944: "W",
    },
    "verdana": {
        274: "il", 344: "j", 352: " f", 364: ".,", 394: "t", 427: "r", 454: "-()/:;", 521: "cs", 525: "z",
        592: "kvxyaeé", 621: "bdgopqhnu", 636: "", 690: "ABCEFGHKLNPRSTUVXYZ", 780: "DGOQ", 818: "w", 843: "M",
        973: "m", 989: "W",
    },
    "typewriter": {600: ""},
}
_OTHERS = {"helvetica": 556, "times": 500, "verdana": 636, "typewriter": 600}
_LETTER = 0.9  # of a digit: how wide the letters and spaces of Dutch text are on average
_SMALL = 350  # a raised digit


@dataclass(frozen=True, slots=True)
class Font:
    """The widths of a typeface."""

    advances: dict[str, int]
    other: int

    def width(self, text: str) -> int:
        """How wide a text is; raised digits (in the private use area while lines are set) are small."""
        return sum(self.advances.get(char, _SMALL if char >= "\ue110" else self.other) for char in text)


def font(name: str) -> Font:
    """The typeface of that name."""
    advances = {char: width for width, chars in FONTS[name].items() for char in chars}
    return Font(advances, _OTHERS[name])


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. `inside`: the break after it is in a word, so that no space was printed there; `soft`: with a
    hyphen that the word does not have."""

    text: str
    inside: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A column: `width` average letters wide in a typeface, with or without hyphenation."""

    width: int
    font: Font
    hyphenate: bool

    def fits(self, text: str, share: float = 1.0) -> bool:
        """Whether a text fits on one line, or on a share of it."""
        return self.font.width(text) <= share * self.width * _LETTER * self.font.other


def set_lines(text: str, measure: Measure, rng: Random) -> list[Line]:
    """The lines of one paragraph, none wider than the measure where its words allow."""
    lines: list[Line] = []
    current = ""
    words = text.split(" ")[::-1]
    while words:
        word = words.pop()
        fitted = f"{current} {word}" if current else word
        if measure.fits(fitted):
            current = fitted
            continue
        cut = _cut(word, f"{current} " if current else "", measure, rng)
        if cut is not None:
            head, tail = cut
            soft = head.endswith("-") and f"{head}{tail}" != word
            lines.append(Line(f"{current} {head}" if current else head, inside=True, soft=soft))
            current = ""
            words.append(tail)
        elif current:
            lines.append(Line(current))
            current = ""
            words.append(word)
        else:
            lines.append(Line(word))
    return [*lines, Line(current)] if current else lines


def _cut(word: str, before: str, measure: Measure, rng: Random) -> tuple[str, str] | None:
    """The word parted so that its head fits after `before`, None where it has to stay whole."""
    url = re.search(r"https?:|www\.", word) is not None
    pattern, first = (_URL_BREAK, 12) if url else (_HARD, 2)
    hard = [found.start() for found in pattern.finditer(word) if first <= found.start()]
    hard = [at for at in hard if measure.fits(before + word[:at])]
    if hard or url:
        return (word[:hard[-1]], word[hard[-1]:]) if hard else None
    if not measure.hyphenate or len(word) < 8 or rng.random() < 0.3:
        return None
    soft = [at for at in syllables(word) if measure.fits(f"{before}{word[:at]}-")]
    return (f"{word[:soft[-1]]}-", word[soft[-1]:]) if soft else None


def syllables(word: str) -> list[int]:
    """Where a hyphen may come into a word of letters; none in anything else, such as a word with a marker in it."""
    letters = re.fullmatch(r"[«(‘'\"]*([^\W\d_]{8,})[.,;:»)’'\"?!]*", word)
    if letters is None or letters[1].isupper() or not letters[1][1:].islower():
        return []
    places = [found.start() for found in _SYLLABLE.finditer(word)]
    return [at for at in places if letters.start(1) + 3 <= at <= letters.end(1) - 3 and word[at - 1:at + 1] != "ng"]
