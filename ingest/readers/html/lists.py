"""Lists of a page: the sign of each item as a browser would print it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from ingest.readers.html.scope import is_furniture

DASH = "–"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 399  # the last number that is written in Roman or letters


def signs_of(element: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Each item of a list with its sign; a list that stands directly in the list comes with an empty one."""
    number = _number(element.get("start")) or 1
    for item in element:
        if item.tag in ("ul", "ol"):
            yield item, ""
        elif item.tag in ("li", "p", "div") and not is_furniture(item):
            number = _number(item.get("value")) or number
            yield item, _sign(element, number)
            number += 1


def _sign(element: html.HtmlElement, number: int) -> str:
    if element.tag == "ul":
        return DASH
    kind = element.get("type") or "1"
    if kind in ("a", "A") and number <= _MOST:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return f"{letter if kind == 'a' else letter.upper()}."
    if kind in ("i", "I") and number <= _MOST:
        roman = _roman(number)
        return f"{roman if kind == 'i' else roman.upper()}."
    return f"{number}."


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _number(written: str | None) -> int | None:
    bare = (written or "").strip()
    return int(bare) if bare.isascii() and bare.isdigit() and 0 < len(bare) < 7 else None
