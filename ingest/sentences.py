"""Sentences of a Dutch or English text, by offsets."""

from __future__ import annotations

import re

from ingest.model import Span

_END = re.compile(r"[.?!…]+[)»”’\"']*(?=\s|$)|;(?=\s)")
# Abbreviations that end in a full stop without ending a sentence, as Kamerstukken use them.
_SHORT = frozenset(
    "nr nrs jl resp c.q m.b.t o.a d.w.z t.a.v i.v.m d.d c.s drs dr mr ir prof ing blz art artt bijv incl excl ca vgl "
    "enz p pp sept okt nov dec jan febr aug mw dhr zgn o.b.v m.i.v t.o.v n.a.v i.c a.u.b st stb stcrt hfst par fig tab "
    "no e.g i.e mrs ms".split()
)


def sentences(text: str) -> list[Span]:
    """Spans that cover all words of the text, each without the white space around it."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            spans.append(Span(start, match.end()))
            start = match.end()
    spans.append(Span(start, len(text)))
    return [trimmed for one in spans if (trimmed := _trim(text, one)).end > trimmed.start]


def _is_end(text: str, match: re.Match[str]) -> bool:
    if match[0].startswith(";"):
        return False
    rest = text[match.end():].lstrip()
    if rest and rest[0].islower():
        return False
    if match[0] != ".":
        return True
    word = text[:match.start()].rsplit(None, 1)[-1:] or [""]
    bare = word[0].lstrip("(«'‘\"“").lower()
    initial = re.fullmatch(r"(?:[a-z]\.)*[a-z]", bare) is not None and len(bare) <= 5
    return not (bare in _SHORT or (initial and bool(rest)))


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start:span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
