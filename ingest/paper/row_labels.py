"""What a row of a table is called: its first cell, with the second where the first only numbers or groups the rows,
after the labels that stand alone above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.paper.numbers import is_date, is_value
from ingest.paper.table_heads import Rows, is_label_alone

_TOTAL = re.compile(r"^(?:eind|groot)?tota(?:al|len)\b", re.I)
_ENUMERATOR = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[IVX]{1,5})[.)]?\)?$", re.I)
_NOTE = re.compile(r"^(?:\*|[¹²³]|\(?\d\)\s|[a-f]\)\s|(?:bron(?:nen)?|noot|toelichting|let op|n\.b\.)\b)", re.I)
_OF_WHICH = re.compile(r"^[-–•]?\s?waarvan\b", re.I)
_LONG = 120  # characters: no label of a group
_MOST_KEYS = 3  # columns of a label
_LONGEST_KEY = 80  # characters, on average


class Group(str):
    """A label that stands alone, over the rows under it."""

    __slots__ = ()


def is_aside(row: Sequence[str], below: Rows) -> bool:
    """Whether a row is words of its own: a note under the table, a source, a sentence over the whole width."""
    if not is_label_alone(row):
        return False
    rows = [one for one in below if any(one)]
    note = bool(_NOTE.match(row[0])) and all(is_label_alone(one) for one in rows)
    return note or len(row[0]) > _LONG or not any(not is_label_alone(one) for one in rows)


def label_columns(rows: Rows) -> int:
    """How many columns at the left it takes to name a row; 1, unless those only number, repeat or stay empty."""
    width = len(rows[0]) if rows else 0
    keys = 1
    while keys < min(_MOST_KEYS, width - 1) and not _is_enough(rows, keys) and _is_words(rows, keys):
        keys += 1
    return keys


def _is_enough(rows: Rows, keys: int) -> bool:
    last = [row[keys - 1] for row in rows if row[keys - 1]]
    whole = [tuple(row[:keys]) for row in rows]
    numbered = len(last) > 1 and all(_ENUMERATOR.match(cell) for cell in last)
    return len(set(whole)) == len(whole) and len(last) >= len(whole) - 1 and not numbered


def _is_words(rows: Rows, at: int) -> bool:
    cells = [row[at] for row in rows if row[at]]
    words = sum(any(char.isalpha() for char in cell) and not is_value(cell) and not is_date(cell) for cell in cells)
    return bool(cells) and words >= 0.5 * len(rows) and sum(map(len, cells)) <= _LONGEST_KEY * len(cells)


def labels_of(rows: Rows, keys: int) -> list[str | Group | None]:
    """The label of each row; a Group for one that stands alone above others; None for an empty row.

    Labels alone may be nested: two in a row are a group in a group, and one after that is another of the inner. A row
    `waarvan …` is part of the one above it.
    """
    found: list[str | Group | None] = []
    path: list[str] = []
    alone: list[str] = []
    part_of: list[str] = []
    above = [""] * keys
    for at, row in enumerate(rows):
        if not any(row):
            found.append(None)
        elif is_label_alone(row) and any(any(one) and not is_label_alone(one) for one in rows[at + 1:at + 4]):
            alone.append(row[0])
            found.append(Group(row[0]))
        else:
            path, alone = [*path[:max(0, len(path) - len(alone))], *alone], []
            above = _carried(row[:keys], above)
            name = next(filter(None, above), "")
            whole = bool(_TOTAL.match(name)) and not any(any(one) for one in rows[at + 1:])  # the total of all groups
            of_which = _OF_WHICH.match(name)
            part_of = part_of if of_which else above
            found.append(_label([*([] if whole else path), *(part_of if of_which else []), *above]))
    return found


def _carried(cells: Sequence[str], above: Sequence[str]) -> list[str]:
    """The label's cells, where the first are empty those of the row above: `Noord` again for `vo`, but not a number."""
    first = next((at for at, cell in enumerate(cells) if cell), None)
    if not first or _TOTAL.match(cells[first]) or any(_ENUMERATOR.match(cell) for cell in above[:first]):
        return list(cells)
    return [*above[:first], *cells[first:]]


def _label(parts: Sequence[str]) -> str:
    return " – ".join(dict.fromkeys(part for part in parts if part))
