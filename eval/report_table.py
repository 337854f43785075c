"""Tables of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def html_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A heading row and rows; all but the first column are figures. Scrolls by itself where it is too wide."""
    head = "".join(f"<th{_kind(at)}>{escape(one)}</th>" for at, one in enumerate(heads))
    body = "".join(
        f"<tr>{''.join(f'<td{_kind(at)}>{escape(one)}</td>' for at, one in enumerate(row))}</tr>" for row in rows
    )
    return f"<div class=scroll><table><tr>{head}</tr>{body}</table></div>"


def _kind(column: int) -> str:
    return " class=n" if column else ""
