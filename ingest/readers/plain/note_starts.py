"""Lines that may begin a footnote, each with a score: by its number's shape, its words, the line before, its marker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ingest.dates import MONTHS
from ingest.markup import SUPERSCRIPTS
from ingest.readers.plain.chain import Start
from ingest.readers.plain.lines import Layout, Line
from ingest.readers.plain.marker_scores import STRONG
from ingest.readers.plain.markers import Candidate, digits_of

_MARKED = re.compile(
    rf"^(?:[-*•]\s+)?(?:<sup>\s*(?P<sup>\d{{1,4}})\s*\)?\s*</sup>|(?P<raised>[{SUPERSCRIPTS}]{{1,4}})\)?"
    rf"|\^\{{?(?P<caret>\d{{1,4}})\}}?\^?|\[\^(?P<link>\d{{1,4}})\]:|\[(?P<bracket>\d{{1,3}})\](?!\())\s*(?=\S)"
)
_BARE = re.compile(r"^(?P<bare>\d{1,3})(?:\s+(?=\S)|(?=[A-Z][a-z]))")
_LISTED = re.compile(r"^\(?(?P<listed>\d{1,3})(?:\)\.?|\.)\s+(?=\S)")
_MONTH = re.compile(rf"^(?:{'|'.join(MONTHS)})\b", re.I)
_NOTE_LIKE = re.compile(
    r"^(?:Kamerstuk|Handelingen|Aanhangsel|https?://|www\.|Zie |Raadpleegbaar|Brief|Bijlage|Stb\.|Stcrt\.|Artikel |"
    r"Idem|Ibid|Vgl|Onder meer|\d{4}[DZA]\d{5})|\(\d{4}\)|https?://|www\.|, nr\. \d", re.I
)
_TERMINAL = tuple(".?!:;»”\")’'")
_MARKED_SCORE = 8.0
_WORST = -3.0  # below it a line is no note even where a number is missing
_UNSEEN_COST = 4.0  # of a marked note whose marker is nowhere above
_LIST_COST = 2.0  # of `3. Integrale aanpak`, which is a list item or a heading more often than a note


class Evidence:
    """How good the best marker of each number is among the lines above a line."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._lines: dict[int, list[int]] = {}
        self._best: dict[int, list[float]] = {}
        for one in candidates:
            best = self._best.setdefault(one.number, [])
            self._lines.setdefault(one.number, []).append(one.line)
            best.append(max(one.score, best[-1]) if best else one.score)

    def above(self, number: int, line: int) -> float:
        """The score of the best candidate for `number` before `line`, 0.0 where there is none."""
        at = bisect_left(self._lines.get(number, ()), line)
        return self._best[number][at - 1] if at else 0.0


def note_starts(lines: Sequence[Line], layout: Layout, candidates: Sequence[Candidate]) -> list[Start]:
    """Candidates for the first line of a note, in line order. Numbers with a shape of their own outdo bare ones."""
    evidence = Evidence(candidates)
    found: list[Start] = []
    for line in lines:
        marked, bare = _MARKED.match(line.text), _BARE.match(line.text)
        if "\t" in line.text:
            continue
        if marked:
            number = int(digits_of(next(one for one in marked.groupdict().values() if one)))
            score = _MARKED_SCORE - (0.0 if evidence.above(number, line.index) else _UNSEEN_COST)
            found.append(Start(number, line.index, marked.end(), score))
        elif bare:
            number = int(bare["bare"])
            score = _bare_score(lines, layout, line, line.text[bare.end():], evidence.above(number, line.index))
            found.append(Start(number, line.index, bare.end(), score))
    return [one for one in found if one.number > 0 and one.score > _WORST]


def listed_starts(lines: Sequence[Line], layout: Layout, candidates: Sequence[Candidate]) -> list[Start]:
    """The same for notes numbered like a list, `3) NRC, 2 juli 2024`: only with a clear marker above."""
    evidence = Evidence(candidates)
    found: list[Start] = []
    for line in lines:
        match = _LISTED.match(line.text)
        if match and "\t" not in line.text and evidence.above(int(match["listed"]), line.index) >= STRONG:
            score = _bare_score(lines, layout, line, line.text[match.end():], STRONG) - _LIST_COST
            found.append(Start(int(match["listed"]), line.index, match.end(), score))
    return [one for one in found if one.number > 0 and one.score > _WORST]


def _bare_score(lines: Sequence[Line], layout: Layout, line: Line, rest: str, marker: float) -> float:
    """How note-like `3 Raadpleegbaar via …` is, by its words, its best marker and the line before it."""
    score = 2.0 if marker >= STRONG else 1.5 if marker >= 2.0 else 0.5 if marker else -1.0
    if _MONTH.match(rest):
        score -= 3.0
    if _NOTE_LIKE.search(rest):
        score += 2.0
    elif rest[0].isdigit():
        score -= 0.5
    elif not (rest[0].isupper() or rest[0] in "(«'‘\"“€"):
        score -= 1.5
    before = lines[line.index - 1] if line.index else None
    if before is None or before.blank:
        return score + 1.0
    if layout.spaced:
        return score - (0.0 if not before.open else 1.0 if layout.dense else 5.0)
    short = layout.wrapped and not layout.margin.is_full(before.text, line.text)
    if short or _BARE.match(before.text) or _LISTED.match(before.text) or before.text.endswith(_TERMINAL):
        return score
    return score - (1.0 if layout.dense else 2.0)
