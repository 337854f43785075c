"""Cells as numbers: Dutch notation, money, signs, brackets, and what stands where no number does (`n.v.t.`, `p.m.`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

LONGEST = 60  # characters of a cell that holds a number
_SIGN = r"[-‐-―−+]"  # a hyphen, every dash, a minus
_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}"
_MEASURES = (
    r"%|‰|procent(?:punt(?:en)?)?|fte|euro|jaar|jaren|maand(?:en)?|week|weken|dag(?:en)?|uur|uren|minuten|personen|"
    r"leerlingen|km|km²|m²|m³|ha|kg|ton|kton|mton|liter|kwh|mwh|gwh|twh|mw|gw|pj"
)
_MARK = r"(?:\s?\*{1,3}|\s?[¹²³⁰⁴-⁹]{1,3}|\s\d{1,2}\)|\s?[a-f]\))"  # of a note under the table
NUMBER = re.compile(
    rf"^(?P<sign>{_SIGN})?\s*(?P<money>€|EUR)?\s*(?P<inner>{_SIGN})?\s*(?P<digits>{_DIGITS})"
    rf"(?:,[-–—=]+)?\s*(?P<scale>mln\.?|miljoen|mld\.?|miljard)?\s*(?P<unit>{_MEASURES})?{_MARK}?$",
    re.I,
)
_BRACKETS = re.compile(r"^\((?P<inside>[^()%]{1,40})\)$")
_TWO = re.compile(r"^(?P<first>[^()]{1,40}?)\s*\((?P<second>[^()]{1,40})\)$")
_FRACTION = re.compile(r"0\.\d+|\d+\.\d{1,2}")
_SCALES = {"ml": 1e6, "mi": 1e6, "md": 1e9}
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[-‐-―/]\s?(?:(?:19|20)\d\d|\d\d))?\s?\*{0,2}$")
_MONTHS = (
    r"jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_DATE = re.compile(
    rf"^(?:\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d|(?:\d\d?\s)?(?:{_MONTHS})\.?(?:[\s-](?:19|20)?\d\d)?)$", re.I
)
_ABOUT = re.compile(
    r"^(?:[<>≤≥±~]|ca\.?|circa|ruim|bijna|minder dan|meer dan)\s?(?:€\s?)?\d[\d.,]*\s?(?:%|mln\.?|mld\.?)?\*?$"
    r"|^(?:€\s?)?\d[\d.,]*\s?%?\s?(?:[-‐-―]|tot)\s?(?:€\s?)?\d[\d.,]*\s?%?$",
    re.I,
)
_PLACEHOLDER = re.compile(
    r"^(?:[-‐-―.*?+x✓√✗☐☒·]{1,3}|n\.?\s?v\.?\s?t\.?|n\.?\s?b\.?|n\.?\s?t\.?\s?b\.?|p\.?\s?m\.?|nihil|onbekend|idem|ja|nee)$",
    re.I,
)


def is_year(cell: str) -> bool:
    """`2019`, `2019-2020`, `2019/20`, `2019*`."""
    return _YEAR.match(cell) is not None


def is_date(cell: str) -> bool:
    """A year, `1-10-2019`, `1 oktober 2019`, `okt. 2019`, `mei`."""
    return is_year(cell) or _DATE.match(cell) is not None


def is_placeholder(cell: str) -> bool:
    """What stands where a number could: `-`, `n.v.t.`, `p.m.`, `x`."""
    return _PLACEHOLDER.match(cell) is not None


def is_value(cell: str) -> bool:
    """Whether a cell holds a number, something like one (`<5`, `10–20%`), or what stands for none."""
    return number_of(cell) is not None or _ABOUT.match(cell[:LONGEST]) is not None or is_placeholder(cell)


def number_of(cell: str) -> float | None:
    """The number a cell holds: 4790.0 for `4.790`, -9.9 for `‒ 9,9` and `(9,9)`, 15e6 for `€ 15 mln`; else None.

    Of a number and a percentage, `12 (3%)`, it is the one outside the brackets.
    """
    two = _TWO.match(cell)
    if two and ("%" in two["first"]) != ("%" in two["second"]) and _plain(two["second"]) is not None:
        return _plain(two["first"])
    brackets = _BRACKETS.match(cell)
    if brackets is None:
        return _plain(cell)
    inside = _plain(brackets["inside"])
    return -inside if inside is not None and inside > 0 else None


def _plain(cell: str) -> float | None:
    found = NUMBER.match(cell.strip()) if len(cell) <= LONGEST else None
    if found is None:
        return None
    digits = found["digits"].replace(" ", "")
    if not _FRACTION.fullmatch(digits):  # a full stop before three digits parts thousands
        digits = digits.replace(".", "").replace(",", ".")
    scale = _SCALES[_scale_key(found["scale"])] if found["scale"] else 1.0
    negative = any(sign and sign != "+" for sign in (found["sign"], found["inner"]))
    return (-1 if negative else 1) * float(digits) * scale


def _scale_key(written: str) -> str:
    """`mln`, `miljoen`, `mld` or `miljard` by two letters."""
    short = written.lower()
    return "md" if short.startswith("mld") or short == "miljard" else short[:2]


def counts_up(cells: Sequence[str]) -> bool:
    """Whether cells are two numbers or more, each one higher than the one before: `1 2 3`, `(1) (2) (3)`."""
    values = [number_of(cell) for cell in cells]
    return len(values) > 1 and all(
        one is not None and other is not None and abs(other) - abs(one) == 1.0 for one, other in pairwise(values)
    )
