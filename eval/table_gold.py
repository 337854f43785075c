"""The truth about every table of the papers: gold/tables.json.

Typed from the papers as printed: words that narrow columns broke are mended, figures are left as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import GOLD
from eval.jsonl import Record, read_object


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a printed table: its label, and by the full heading of its column each cell, number and unit."""

    paper: str
    caption: str | None
    label: str
    cells: Mapping[str, str]
    numbers: Mapping[str, float]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """Every paper that was searched for tables, also those that have none, and the rows of all tables in order."""

    papers: tuple[str, ...]
    rows: tuple[PrintedRow, ...]


def load_tables(file: Path = GOLD / "tables.json") -> Tables:
    """The truth. Raises GoldError where a field is wrong or a row has not one cell, number and unit a column."""
    record = read_object(file)
    record.only("papers", "tables")
    papers = record.texts("papers")
    rows = tuple(row for one in record.records("tables") for row in _rows(one))
    if unknown := sorted({row.paper for row in rows} - set(papers)):
        raise record.wrong(f"a table of {', '.join(unknown)}, which field papers does not list")
    return Tables(papers, rows)


def _rows(record: Record) -> list[PrintedRow]:
    record.only("paper", "caption", "columns", "units", "rows")
    columns = record.texts("columns")
    if len(set(columns)) < len(columns):
        raise record.wrong(f"field columns has a heading twice: {', '.join(columns)}")
    units = _by_column(record, "units", columns, str)
    return [_row(one, record.text("paper"), record.optional_text("caption"), columns, units)
            for one in record.records("rows")]


def _row(
    record: Record, paper: str, caption: str | None, columns: tuple[str, ...], units: Mapping[str, str]
) -> PrintedRow:
    record.only("row", "cells", "numbers")
    numbers = _by_column(record, "numbers", columns, (int, float))
    return PrintedRow(
        paper, caption, record.raw_text("row"), _by_column(record, "cells", columns, str),
        {column: float(number) for column, number in numbers.items()},
        {column: unit for column, unit in units.items() if column in numbers},
    )


def _by_column(
    record: Record, name: str, columns: tuple[str, ...], kind: type | tuple[type, ...]
) -> dict[str, Any]:
    """A list with one value a column as a mapping; null is left out."""
    values = record.data.get(name)
    if not isinstance(values, list) or len(values) != len(columns):
        raise record.wrong(f"field {name} must be a list of {len(columns)}, one for each column, found {values!r}")
    if strange := [one for one in values if one is not None and not isinstance(one, kind)]:
        raise record.wrong(f"field {name} holds {strange[0]!r}")
    return {column: value for column, value in zip(columns, values, strict=True) if value is not None}
