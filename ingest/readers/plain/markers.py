"""Where a footnote marker may stand in a line of running text.

Extractors leave markers in many shapes: `<sup>1, 2</sup>`, `¹²`, `^{19 20 21}`, `[^3]`, `[3]`, and, worst, as digits
glued to the word before them (`in 20201 is`, `bijlage3 wil`, `Kwint19verzoekt`, `.21, 22 Vervolgens`). No shape is
proof by itself (`BIJ1`, `m²`, `4.790`), so each candidate gets a score, and
`ingest.readers.plain.placing` picks the best set.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.markup import SUPERSCRIPTS
from ingest.readers.plain.lines import Line
from ingest.readers.plain.marker_scores import GLUED, LOOK_BACK, STRONG, glued_score, word_before

_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_NUMBERS = r"\d{1,4}(?:(?:\s*[,;]\s*|\s+)\d{1,4}){0,9}"
_EXPLICIT = re.compile(
    rf"<sup>\s*(?P<sup>{_NUMBERS})\s*\)?\s*</sup>"
    rf"|\^\{{\s*(?P<caret>{_NUMBERS})\s*\}}"
    rf"|\^(?P<pandoc>\d{{1,3}})\^"
    rf"|\[\^(?P<link>\d{{1,4}})\](?!:)"
    rf"|\[(?P<bracket>\d{{1,3}})\](?!\()"
    rf"|(?P<raised>[{SUPERSCRIPTS}]{{1,4}}(?:[,\s]{{1,2}}[{SUPERSCRIPTS}]{{1,4}}){{0,9}})"
)
_DIGITS = re.compile(r"(?P<digits>\d+)(?P<more>(?:, ?\d{1,3}(?![\d.,]?\d))*)")
_NAME = re.compile(r"\b[^\W\d_]{1,40}\d{1,4}\b")
_UNITS = re.compile(r"(?:^|[\s\d(/])(?:[cdkm]?m|ha)$", re.I)
_COMPOUND = re.compile(r"[-–/:%°€@_]\w|[.,]\d|[%°€]")
_AMOUNT = re.compile(r"\s?(?:procent|euro|miljoen|miljard|mln|mld)\b")
_HANGING = re.compile(r"\d\s?,$")  # `.24, 25,` at a line end: the group goes on
_GROUP_GOES_ON = re.compile(r"(?P<digits>\d{1,3})(?P<more>(?:, ?\d{1,3})*)(?![\d.,:]?\d|[-–/])")
_NEXT_PAGE = 60  # lines from the last one of a page to the first one of the next, at most
_EXPLICIT_SCORE = 8.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Digits at `line[start:end]` that may be the marker of note `number`; a higher score is a better one."""

    line: int
    start: int
    end: int
    number: int
    score: float
    after_digit: bool = False
    hangs_on: tuple[int, int] | None = None  # line and end of the number before it in a group, a comma away

    @property
    def explicit(self) -> bool:
        """Whether its shape says that it is a marker."""
        return self.score >= _EXPLICIT_SCORE

    @property
    def loose(self) -> bool:
        """Whether it stands between spaces, like any number."""
        return self.score < GLUED


def digits_of(raised: str) -> str:
    """`¹²` as `12`."""
    return raised.translate(_TO_DIGITS)


def find_candidates(lines: Sequence[Line], tabular: frozenset[int] = frozenset()) -> list[Candidate]:
    """All candidates in reading order. In `tabular` lines, full of numbers, only explicit shapes count."""
    names = _names(lines)
    found: list[Candidate] = []
    hanging: Candidate | None = None  # the last of a group that a comma at the line's end leaves open
    for line in lines:
        explicit = list(_explicit(line))
        taken = {at for one in explicit for at in range(one.start, one.end)}
        glued = [] if line.index in tabular else [one for one in _glued(line, names) if one.start not in taken]
        going_on = _going_on(line, hanging) if hanging and line.index - hanging.line < _NEXT_PAGE else []
        here = sorted([*going_on, *explicit, *glued], key=lambda one: (one.start, one.end))
        found += here
        if here and _HANGING.search(line.text) and here[-1].end >= len(line.text) - 2:
            hanging = here[-1]
    return found


def _explicit(line: Line) -> Iterator[Candidate]:
    for match in _EXPLICIT.finditer(line.text):
        before = line.text[max(match.start() - LOOK_BACK, 0):match.start()]
        if not before.strip():
            continue  # at the start of a line it is a note, not a marker
        shape, group = next((name, text) for name, text in match.groupdict().items() if text)
        if _UNITS.search(before) and shape in ("sup", "raised", "caret"):
            continue
        numbers = [int(number) for number in re.findall(r"\d+", digits_of(group))]
        score = STRONG if shape == "bracket" else _EXPLICIT_SCORE
        edges = _edges(match.start(), match.end(), len(numbers))
        for (start, end), number in zip(edges, numbers, strict=True):
            yield Candidate(line.index, start, end, number, score, before[-1].isdigit())


def _edges(start: int, end: int, count: int) -> list[tuple[int, int]]:
    """Cut a group into one range a number: the first takes the whole shape, the others its empty end."""
    return [(start, end)] + [(end, end)] * (count - 1)


def _glued(line: Line, names: Counter[str]) -> Iterator[Candidate]:
    """Digits that follow a word or punctuation without a space, or (weakly) stand between spaces."""
    text = line.text
    for match in _DIGITS.finditer(text):
        start, end = match.span("digits")
        if end - start > 8 or _COMPOUND.match(text, match.end()):
            continue
        if not text[start - 1:start].isalpha() and _AMOUNT.match(text, match.end()):
            continue
        word = word_before(text, start)
        recurring = names[word + match["digits"]] > 1
        head = [
            Candidate(line.index, cut, end, int(text[cut:end]), score)
            for cut in range(max(start, end - 3), end)
            if text[cut] != "0"
            and (score := glued_score(text, start, cut, match.end(), recurring, names[word + text[start:cut]] > 0)) > 0
        ]
        yield from head
        if head:
            yield from _followers(line, match, head[0].score)


def _followers(line: Line, match: re.Match[str], score: float) -> Iterator[Candidate]:
    """`, 22` in `.21, 22 Vervolgens`."""
    offset = match.start("more")
    for more in re.finditer(r", ?(\d+)", match["more"]):
        yield Candidate(line.index, offset + more.start(), offset + more.end(), int(more[1]), score)


def _going_on(line: Line, hanging: Candidate) -> Iterator[Candidate]:
    """`26 Dat` at the start of a line, where the line before ends in `.24, 25,`."""
    match = _GROUP_GOES_ON.match(line.text)
    if match and int(match["digits"]) == hanging.number + 1:
        score = hanging.score - (0.0 if line.index <= hanging.line + 2 else 1.0)
        on = (hanging.line, hanging.end)
        yield Candidate(line.index, 0, match.end("digits"), int(match["digits"]), score, hangs_on=on)
        yield from _followers(line, match, score)


def _names(lines: Iterable[Line]) -> Counter[str]:
    """How often each token of a capital and digits stands in the text: D66 and NIS2 are names."""
    count: Counter[str] = Counter()
    for line in lines:
        count.update(token for token in _NAME.findall(line.text) if not token.islower())
    return count
