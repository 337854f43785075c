"""What stands between quotation marks, of whatever kind, in a sentence of a model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import Span

_OPENS, _CLOSES, _EITHER = "“„‟«", "”»", "\"″"
_SINGLE = "'‘’‚‛`´′"
# `'s avonds`, `'t`, `'s-Gravenhage`, `'21`: a mark at the front of a word that opens nothing.
_CLITIC = re.compile(rf"[{_SINGLE}](?:(?:s|t|n|m|k|r|ns)(?![^\W_])|\d\d(?!\d))", re.I)


@dataclass(frozen=True, slots=True)
class Quoted:
    """The spans between marks, marks left out, and whether a mark is left without its other half."""

    spans: tuple[Span, ...]
    unbalanced: bool


def quoted(text: str) -> Quoted:
    """Quotations of a sentence, outermost only.

    Where single marks could close in several places (`‘the ministers’ view’`) the longest span counts: one that is too
    long is not found in a passage, one too short could hide what is not.
    """
    spans, open_ = _doubles(text)
    outside = _blanked(text, spans)
    singles, dangling = _singles(outside)
    return Quoted(tuple(sorted((*spans, *singles), key=lambda one: one.start)), open_ or dangling)


def _doubles(text: str) -> tuple[list[Span], bool]:
    spans: list[Span] = []
    stack: list[tuple[str, int]] = []
    for at, mark in enumerate(text):
        if mark not in _OPENS + _CLOSES + _EITHER:
            continue
        closes = mark in _CLOSES or mark in _EITHER or (mark == "“" and bool(stack) and stack[-1][0] == "„")
        if closes and stack:
            start = stack.pop()[1]
            if not stack:
                spans.append(Span(start + 1, at))
        else:
            stack.append((mark, at))
    return spans, bool(stack)


def _singles(text: str) -> tuple[list[Span], bool]:
    opens = [at for at, mark in enumerate(text) if mark in _SINGLE and _opens(text, at)]
    closes = [at for at, mark in enumerate(text) if mark in _SINGLE and at not in opens and _ends(text, at)]
    spans: list[Span] = []
    for number, start in enumerate(opens):
        if spans and start < spans[-1].end:
            continue
        until = opens[number + 1] if number + 1 < len(opens) else len(text)
        ends = [at for at in closes if start < at < until] or [at for at in closes if at > start][:1]
        if not ends:
            return spans, True
        spans.append(Span(start + 1, ends[-1]))
    return spans, False


def _opens(text: str, at: int) -> bool:
    if at + 1 >= len(text) or text[at + 1].isspace() or (at and text[at - 1].isalnum()):
        return False
    return (at == 0 or not text[at - 1].isalnum()) and not _CLITIC.match(text, at) and (
        at == 0 or text[at - 1].isspace() or text[at - 1] in "([{-–—/:"
    )


def _ends(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and (at + 1 == len(text) or not text[at + 1].isalnum())


def _blanked(text: str, spans: list[Span]) -> str:
    return blanked(text, [Span(one.start - 1, one.end + 1) for one in spans])


def blanked(text: str, spans: list[Span]) -> str:
    """The text with blanks in place of these spans, so that offsets stay."""
    for one in spans:
        text = f"{text[:one.start]}{' ' * (one.end - one.start)}{text[one.end:]}"
    return text
