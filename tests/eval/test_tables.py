"""The comparison must see every way in which a table can be misread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.gold import PAPERS
from eval.ingested import check_sample
from eval.score import Score, total
from eval.table_gold import PrintedRow, Tables, load_tables
from eval.tables import compare_captions, compare_cells, compare_numbers, compare_units
from ingest.model import Passage, TableRow
from tests.eval.material import passage

PUPILS = {"Aantal": "leerlingen"}
FIRST = PrintedRow("a.md", "Tabel 1", "2019", {"Jaar": "2019", "Aantal": "1.200"}, {"Aantal": 1200.0}, PUPILS)
SECOND = replace(FIRST, caption="Tabel 2", cells={"Jaar": "2019", "Aantal": "13"}, numbers={"Aantal": 13.0})
GOLD = Tables(("a.md", "b.md"), (FIRST, SECOND))
READ = (
    TableRow("Tabel 1", ("Jaar", "Aantal"), "2019", dict(FIRST.cells), dict(FIRST.numbers), PUPILS),
    TableRow("Tabel 2", ("Jaar", "Aantal"), "2019", dict(SECOND.cells), dict(SECOND.numbers), PUPILS),
)


def paper(*rows: TableRow) -> dict[str, tuple[Passage, ...]]:
    return {"a.md": tuple(passage(f"a#{at}", "2019", table=row) for at, row in enumerate(rows, start=1))}


def cells(*rows: TableRow) -> Score:
    return total(compare_cells(GOLD, paper(*rows)))


def test_all_right_also_in_another_order() -> None:
    for rows in (READ, READ[::-1]):
        assert [cells(*rows).gold, cells(*rows).found, cells(*rows).right, cells(*rows).wrong] == [4, 4, 4, ()]
        scores = [compare(GOLD, paper(*rows)) for compare in (compare_numbers, compare_units, compare_captions)]
        assert [total(one).f1 for one in scores] == [1.0] * 3
        assert [total(one).gold for one in scores] == [2] * 3


def test_a_cell_with_other_words_or_under_another_heading_is_wrong() -> None:
    misread = cells(replace(READ[0], cells={"Jaar": "2019", "Aantal": "1200"}), READ[1])
    assert (misread.found, misread.right) == (4, 3)
    assert misread.wrong == ("a.md, Tabel 1, 2019, Aantal: read as '1200', expected '1.200'",)
    moved = cells(replace(READ[0], cells={"Jaar": "2019", "Aan tal": "1.200"}), READ[1])
    assert (moved.found, moved.right) == (4, 3)
    assert moved.wrong == (
        "a.md, Tabel 1, 2019, Aantal: missed, expected '1.200'",
        "a.md, Tabel 1, 2019, Aan tal: read as '1.200', which the table does not say",
    )


def test_a_row_missed_and_a_row_that_is_none() -> None:
    missed = cells(READ[1])
    assert (missed.found, missed.right, len(missed.wrong)) == (2, 2, 2)
    assert missed.wrong[0] == "a.md, Tabel 1, 2019, Jaar: missed, expected '2019'"
    spare = cells(*READ, replace(READ[0], row="Jaar"))
    assert (spare.found, spare.right, len(spare.wrong)) == (6, 4, 2)


def test_a_table_in_a_paper_without_tables_is_wrong() -> None:
    papers = {**paper(*READ), "b.md": (passage("b#1", "2019", table=READ[0]),)}
    empty = compare_cells(GOLD, papers)[1]
    assert (empty.paper, empty.gold, empty.found, empty.right) == ("b.md", 0, 2, 0)


def test_numbers_units_and_captions_are_counted_apart() -> None:
    rows = paper(replace(READ[0], caption=None, numbers={"Aantal": 1.2}, units={"Aantal": "%"}), READ[1])
    assert cells(*(one.table for one in rows["a.md"] if one.table)).f1 == 1.0
    (number, unit, caption) = (
        total(compare(GOLD, rows)) for compare in (compare_numbers, compare_units, compare_captions)
    )
    assert number.wrong == ("a.md, Tabel 1, 2019, Aantal: read as 1.2, expected 1200.0",)
    assert unit.wrong == ("a.md, Tabel 1, 2019, Aantal: read as '%', expected 'leerlingen'",)
    assert (caption.gold, caption.found, caption.right) == (2, 1, 1)


def test_the_committed_truth_is_what_the_papers_print() -> None:
    gold = load_tables()
    assert set(gold.papers) == {one.name for one in PAPERS.iterdir() if one.name != "README.md"}
    for row in gold.rows:
        text = (PAPERS / row.paper).read_text(encoding="utf-8")
        assert "\t".join(row.cells.values()) in text
        for column, number in row.numbers.items():
            assert float(row.cells[column].replace(".", "")) == number


def test_every_cell_of_the_sample_papers_is_right() -> None:
    scores = check_sample().scores
    for name, count in (("cells", 117), ("numbers", 96), ("units", 72), ("captions", 15)):
        score = total(scores[f"table {name}"])
        assert (score.gold, score.found, score.right, score.wrong) == (count, count, count, ()), name


TABLE = '{"paper": "a.md", "caption": null, "columns": ["Jaar", "Aantal"], "units": [null, null], "rows": %s}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"papers": [], "tables": [{"paper": "a.md", "row": []}]}', "unknown field row"),
        ('{"papers": [], "tables": [' + TABLE % "[]" + ']}', None),
        ('{"papers": [], "tables": [' + TABLE % '[{"row": "1", "cells": ["1", "2"], "numbers": [null, 2]}]' + ']}',
         r"a table of a\.md, which field papers does not list"),
        ('{"papers": ["a.md"], "tables": [' + TABLE % '[{"row": "1", "cells": ["1"], "numbers": [null, 2]}]' + ']}',
         "field cells must be a list of 2, one for each column"),
        ('{"papers": ["a.md"], "tables": [' + TABLE % '[{"row": "1", "cells": ["1", 2], "numbers": [1, 2]}]' + ']}',
         "field cells holds 2"),
        ('{"papers": [], "tables": [{"paper": "a.md", "columns": ["Jaar", "Jaar"]}]}', "has a heading twice"),
    ],
)
def test_a_wrong_gold_file(tmp_path: Path, text: str, message: str | None) -> None:
    file = tmp_path / "tables.json"
    file.write_text(text, encoding="utf-8")
    if message is None:
        assert load_tables(file).rows == ()
    else:
        with pytest.raises(GoldError, match=message):
            load_tables(file)
