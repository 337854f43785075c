"""Where a footnote marker may stand in a line of running text.

Extractors leave markers in many shapes: `<sup>1, 2</sup>`, `¹²`, `^{19 20 21}`, `[^3]`, `[3]`, and, worst, as digits
glued to the word before them (`in 20201 is`, `bijlage3 wil`, `Kwint19verzoekt`, `.21, 22 Vervolgens`). No shape is
proof by itself (`BIJ1`, `m²`, `4.790`), so each candidate gets a score, and `ingest.notes` picks the best ordered set.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.lines import Line

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_NUMBERS = r"\d{1,4}(?:(?:\s*,\s*|\s+)\d{1,4})*"
_EXPLICIT = re.compile(
    rf"<sup>\s*(?P<sup>{_NUMBERS})\s*</sup>"
    rf"|\^\{{\s*(?P<caret>{_NUMBERS})\s*\}}"
    rf"|\^(?P<pandoc>\d{{1,3}})\^"
    rf"|\[\^(?P<link>\d{{1,4}})\](?!:)"
    rf"|\[(?P<bracket>\d{{1,3}})\](?!\()"
    rf"|(?P<raised>[{SUPERSCRIPTS}]+(?:[,\s]+[{SUPERSCRIPTS}]+)*)"
)
_DIGITS = re.compile(r"(?P<digits>\d+)(?P<more>(?:, ?\d{1,3}(?![\d.,]?\d))*)")
_UNITS = re.compile(r"(?:^|[\s\d(/])(?:[cdkm]?m|ha)$", re.I)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_TOKEN = re.compile(r"[^\W\d_]*[^\W_]*$")

EXPLICIT_SCORE = 8.0
BRACKET_SCORE = 4.0
SPACED_SCORE = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Digits at `line[start:end]` that may be the marker of note `number`; a higher score is a better one."""

    line: int
    start: int
    end: int
    number: int
    score: float

    @property
    def explicit(self) -> bool:
        return self.score >= BRACKET_SCORE + 3

    @property
    def place(self) -> tuple[int, int, int]:
        return (self.line, self.start, self.end)


def find_candidates(lines: Iterable[Line], table_lines: frozenset[int] = frozenset()) -> list[Candidate]:
    """All candidates in reading order. In tables only explicit shapes count: their cells are full of numbers."""
    lines = list(lines)
    recurring = _recurring_tokens(lines)
    found: list[Candidate] = []
    for line in lines:
        explicit = list(_explicit(line))
        found += explicit
        if line.index not in table_lines:
            taken = [(one.start, one.end) for one in explicit]
            found += [one for one in _glued(line, recurring) if not any(a <= one.start < b for a, b in taken)]
    return sorted(found, key=lambda one: one.place)


def _explicit(line: Line) -> Iterable[Candidate]:
    for match in _EXPLICIT.finditer(line.text):
        before = line.text[: match.start()]
        if not before.strip():
            continue  # at the start of a line it is a note, not a marker
        shape, group = next((name, text) for name, text in match.groupdict().items() if text)
        if _UNITS.search(before) and shape in ("sup", "raised", "caret"):
            continue
        numbers = [int(number) for number in re.findall(r"\d+", group.translate(_TO_DIGITS))]
        score = BRACKET_SCORE if shape == "bracket" else EXPLICIT_SCORE
        edges = _edges(match.start(), match.end(), len(numbers))
        for (start, end), number in zip(edges, numbers, strict=True):
            yield Candidate(line.index, start, end, number, score)


def _edges(start: int, end: int, count: int) -> list[tuple[int, int]]:
    """Cut a group into one range a number: the first takes the whole shape, the others its empty end."""
    return [(start, end)] + [(end, end)] * (count - 1)


def _glued(line: Line, recurring: frozenset[str]) -> Iterable[Candidate]:
    """Digits that follow a word or punctuation without a space, or (weakly) stand between spaces."""
    text = line.text
    for match in _DIGITS.finditer(text):
        start, end = match.span("digits")
        if start == 0 or _inside_token(text, match.end()):
            continue
        token = _TOKEN.search(text[:start])
        known = (token[0] if token else "") + match["digits"]
        head = [
            Candidate(line.index, cut, end, int(text[cut:end]), score)
            for cut in range(max(start, end - 3), end)
            if text[cut] != "0" and (score := _score(text, start, cut, match.end(), known in recurring)) > 0
        ]
        yield from head
        if head:
            yield from _followers(line, match, head[0].score)


def _followers(line: Line, match: re.Match[str], score: float) -> Iterable[Candidate]:
    """`, 22` in `.21, 22 Vervolgens`."""
    offset = match.start("more")
    for more in re.finditer(r", ?(\d+)", match["more"]):
        yield Candidate(line.index, offset + more.start(), offset + more.end(), int(more[1]), score)


def _inside_token(text: str, end: int) -> bool:
    """Whether what follows makes the digits part of a number or a compound: `16-uurs`, `4,5`, `2020/21`."""
    rest = text[end:]
    return bool(re.match(r"[-–/:%°€@_]\w|[.,]\d|[%°€]|\s?(?:procent|euro|miljoen|miljard)\b", rest))


def _score(text: str, start: int, cut: int, end: int, recurring: bool) -> float:
    """How marker-like `text[cut:end]` is, by what stands before it and after it; 0 or less is no candidate."""
    before = text[start - 1]
    score = _score_before(text, start, before, text[start:cut])
    if cut == start and recurring and before.isalnum():
        score -= 4.0  # D66, BIJ1: the same token stands elsewhere too
    after = text[end:end + 1]
    if after.isalpha():
        score -= 0.5
    return score


def _score_before(text: str, start: int, before: str, prefix: str) -> float:
    if prefix:  # digits of a number that stays in the text: 2020|1
        if before.isspace() or before in "(«'‘–-/":
            return 2.5 if _YEAR.match(prefix) else 0.4
        return 0.0
    if before.isalpha():
        word = _TOKEN.search(text[:start])
        shouted = word is not None and word[0].isupper()
        return 2.0 if shouted else 4.0
    if before in ".,":
        return 1.0 if text[start - 2:start - 1].isdigit() else 5.0
    if before in "?!:;)»”’\"'…]%":
        return 4.5
    return SPACED_SCORE if before.isspace() and text[start - 2:start - 1] in (".", "?", "!", ")", "»") else 0.0


def _recurring_tokens(lines: Iterable[Line]) -> frozenset[str]:
    """Tokens of letters and digits that stand more than once: names such as D66, not markers."""
    count: Counter[str] = Counter()
    for line in lines:
        count.update(re.findall(r"\b[^\W\d_]+\d+\b", line.text))
    return frozenset(token for token, times in count.items() if times > 1)
