"""Numbers in a text, in any spelling: 4.790, 4790, 4,790, 4 790, `15 mln`, `twaalf`, `3e`.

Papers are Dutch, so in evidence `.` parts thousands and `,` decimals. A model may write either way: of its
numbers a group of three digits is thousands, or the same characters must stand in the paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Span
from service.generate.number_words import MAGNITUDES, Value, worded

_FIGURE = re.compile(
    r"(?<![0-9])(?:"
    r"(?P<grouped>[0-9]{1,3}(?P<sep>[.,])[0-9]{3}(?:(?P=sep)[0-9]{3})*(?P<rest>(?!(?P=sep))[.,][0-9]+)?)(?![.,:]?[0-9])"
    r"|(?P<spaced>[0-9]{1,3}(?: [0-9]{3})+)(?P<cents>,[0-9]+)?(?![.,:]?[0-9])"
    r"|(?P<decimal>[0-9]+[.,][0-9]+)(?![.,:]?[0-9])"
    r"|(?P<code>[0-9]+(?:[.,:][0-9]+)+)"
    r"|(?P<whole>[0-9]+))"
)
_SCALE = re.compile(rf"\s?({'|'.join(sorted(MAGNITUDES, key=len, reverse=True))})\b", re.I)
_RANK = re.compile(r"(?:e|ste|de|st|nd|rd|th)\b", re.I)
_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?[-–/]\s?([0-9]{2})(?![0-9.,])")
# A minus sign stands free before its number and touches it; a dash between words has blanks on both sides.
_MINUS = re.compile(r"(?:^|(?<=[\s(]))[-‐‒–−]$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: where, how it is written, its value; and whether it is negative."""

    span: Span
    written: str
    value: Value
    negative: bool = False


def figures(text: str, *, dutch: bool) -> list[Figure]:
    """Numbers in digits, then those in words. `dutch` reads `4,790` as a decimal and not as thousands."""
    found = [_figure(text, match, dutch) for match in _FIGURE.finditer(text)]
    for match in _YEARS.finditer(text):  # 2020-21: the second year is 2021
        found = [one for one in found if one.span.start != match.start(2)]
        year = f"{match[1][:2]}{match[2]}"
        found.append(Figure(Span(match.start(2), match.end(2)), year, ("count", Decimal(year))))
    words = worded(text)
    return found + [Figure(one.span, text[one.span.start:one.span.end].lower(), one.value) for one in words
                    if not _after_digits(text, one.span.start)]


def _figure(text: str, match: re.Match[str], dutch: bool) -> Figure:
    written = match[0]
    end = match.end()
    minus = _MINUS.search(text[max(0, match.start() - 2):match.start()]) is not None
    if match["code"]:
        code = re.sub("[,:]", ".", written)  # 10:30 is 10.30, and so are parts of a longer number
        return Figure(Span(match.start(), end), written, (f"code {code}", Decimal(0)))
    value = _value(match, dutch)
    if rank := _RANK.match(text, end):
        return Figure(Span(match.start(), rank.end()), written, ("rank", value))
    if scale := _SCALE.match(text, end):
        value, end = value * MAGNITUDES[scale[1].lower()], scale.end()
        written = f"{written} {MAGNITUDES[scale[1].lower()]}"
    return Figure(Span(match.start(), end), written, ("count", value.normalize()), minus)


def _value(match: re.Match[str], dutch: bool) -> Decimal:
    if match["spaced"]:
        return Decimal(match["spaced"].replace(" ", "") + (match["cents"] or "").replace(",", "."))
    if match["grouped"]:
        digits, separator, rest = match["grouped"], match["sep"], match["rest"] or ""
        groups = digits.removesuffix(rest).count(separator)
        if groups == 1 and not rest and (digits.startswith("0") or (dutch and separator == ",")):
            return Decimal(digits.replace(",", "."))
        return Decimal(digits.removesuffix(rest).replace(separator, "") + rest.replace(",", "."))
    return Decimal((match["decimal"] or match["whole"]).replace(",", "."))


def _after_digits(text: str, at: int) -> bool:
    """Whether a word is the magnitude of the number in digits before it (`15 miljoen`)."""
    return re.search(r"[0-9]\s?$", text[:at]) is not None and _SCALE.match(text, at) is not None
