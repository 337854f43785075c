"""Tables: each data row by the full heading of its columns, also where a heading takes two rows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.joining import Vocabulary
from ingest.model import Paper, Passage
from ingest.paper.cells import mend_headings, mend_hyphens
from ingest.paper.table_heads import heading_rows
from ingest.paper.tables import is_caption, read_table
from ingest.read import paper_of
from ingest.source import File

NO_WORDS = Vocabulary.of([])


def rows_of(text: str) -> list[Passage]:
    paper = paper_of(File("t.md", text.encode()))
    return [passage for passage in paper.passages if passage.kind == "table-row"]


def test_the_table_of_the_verslag_cell_by_cell(verslag: Paper) -> None:
    rows = [passage for passage in verslag.passages if passage.kind == "table-row"]
    assert [one.table.row for one in rows if one.table] == [f"{year}-{year + 1}" for year in range(2014, 2020)]
    last = rows[-1]
    assert last.table is not None
    assert last.text == "2019-2020\t5.570\t2.451\t3385\t2.470\t6.361\t1.085\t2.300\t2.696"
    assert list(last.table.cells.items()) == [
        ("Schooljaar", "2019-2020"),
        ("Verzuim – Absoluut verzuim totaal", "5.570"),
        ("Verzuim – Absoluut verzuim >3 maanden", "2.451"),
        ("Verzuim – Langdurig relatief verzuim", "3385"),
        ("Verzuim – Langdurig relatief verzuim >3 maanden", "2.470"),
        ("Vrijstellingen – Vrijstellingen 5 onder a", "6.361"),
        ("Aantal ll-en dat uitvalt tijdens een schooljaar – Bij aanvang schooljaar per 1 sept.", "1.085"),
        ("Aantal ll-en dat uitvalt tijdens een schooljaar – Toename tijdens schooljaar", "2.300"),
        ("Aantal niet-ingeschreven ll-en dat weer ingeschreven wordt op school", "2.696"),
    ]
    assert last.table.columns == tuple(last.table.cells)
    assert last.section[-1] == "Cijfers"


def test_the_three_tables_of_a_letter_with_their_captions(papers: Mapping[str, Paper]) -> None:
    tables = [one.table for one in papers["kst-26695-130.md"].passages if one.table is not None]
    captions = [
        "Tabel 1: aantal thuiszitters", "Tabel 2: aantal niet-ingeschreven kinderen weer terug naar school",
        "Tabel 3: aantal kinderen dat tijdens het schooljaar uitvalt",
    ]
    assert [one.caption for one in tables] == [captions[0]] * 6 + [captions[1]] * 3 + [captions[2]] * 6
    assert tables[4].cells == {
        "Schooljaar": "2017-2018", "Absoluut verzuim > 3 mnd": "1972", "Langdurig relatief verzuim > 3 mnd": "2507",
        "Thuiszitters": "4479",
    }
    assert (tables[7].row, tables[7].cells["2018-2019"]) == (
        "B) AV - Teruggeleid naar school (weer ingeschreven)", "-2480"
    )
    assert tables[14].cells == {
        "Schooljaar": "2018-2019", "Bij aanvang schooljaar per 1 sept.": "1089", "Toename tijdens schooljaar": "2828"
    }


def test_a_spanning_heading_reaches_as_far_as_its_subheadings() -> None:
    table = read_table(
        [["Jaar", "Verzuim", "", "Totaal"], ["", "kort", "lang", ""], ["2020", "1", "2", "3"]], None, NO_WORDS
    )
    (row,) = table.rows
    assert table.heads == 2
    assert row is not None
    assert row.columns == ("Jaar", "Verzuim – kort", "Verzuim – lang", "Totaal")
    assert row.cells == {"Jaar": "2020", "Verzuim – kort": "1", "Verzuim – lang": "2", "Totaal": "3"}


def test_columns_without_or_with_the_same_heading_stay_apart() -> None:
    (row,) = read_table([["", "Aantal", "Aantal", ""], ["po", "12", "13", "14"]], "Tabel 1", NO_WORDS).rows
    assert row is not None
    assert row.cells == {"kolom 1": "po", "Aantal": "12", "Aantal (3)": "13", "kolom 4": "14"}
    assert (row.caption, row.row) == ("Tabel 1", "po")


def test_ragged_rows_are_filled_up() -> None:
    table = read_table([["Jaar", "Aantal"], ["2019"], ["2020", "5", "toelichting"]], None, NO_WORDS)
    assert [list(row.cells.values()) for row in table.rows if row] == [["2019", "", ""], ["2020", "5", "toelichting"]]


@pytest.mark.parametrize(
    ("grid", "heads"),
    [
        ([["Jaar", "Aantal"], ["2019", "1.234"]], 1),
        ([["Jaar", "Aantal"], ["", "x 1.000"], ["2019", "-2,5%"]], 2),
        ([["Naam", "Functie"], ["Jansen", "voorzitter"], ["De Vries", "griffier"]], 1),
        ([["los", "1"]], 0),
        ([["po", "12"], ["vo", "13"]], 0),
        ([["Groep", "1", "2", "3"], ["leerlingen", "30", "28", "31"]], 1),
        ([["", "Realisatie", "", "Raming"], ["", "2019", "2020", "2021"], ["Uitgaven", "1", "2", "3"]], 2),
        ([["Post", "2019", "2020"], ["Uitgaven", "€ 15 mln", "€ 16 mln"]], 1),
    ],
)
def test_heading_rows_end_at_the_first_row_of_numbers(grid: list[list[str]], heads: int) -> None:
    assert heading_rows(grid) == heads


@pytest.mark.parametrize(
    ("cell", "mended"),
    [
        ("Vrijstel- lingen", "Vrijstellingen"),
        ("Aantal niet- ingeschreven", "Aantal niet-ingeschreven"),
        ("ouder- en jeugdsteunpunt", "ouder- en jeugdsteunpunt"),
        ("AV - Teruggeleid", "AV - Teruggeleid"),
        ("2018- 2019", "2018- 2019"),
        ("", ""),
    ],
)
def test_words_broken_by_a_cell_are_mended(cell: str, mended: str) -> None:
    assert mend_hyphens(cell, NO_WORDS) == mended


@pytest.mark.parametrize(
    "text",
    [
        "| Jaar | Aantal |\n|------|-------:|\n| 2019 | **12** |\n| 2020 | [13](https://a.nl) |\n",
        "Jaar\tAantal\n2019\t12\n2020\t13\n",
        "|Jaar|Aantal|\n|:--|:-:|\n|2019|12|\n|2020|13|\n",
    ],
)
def test_pipes_and_tabs_give_the_same_rows(text: str) -> None:
    rows = rows_of(f"# Cijfers\n\nHieronder staan de cijfers van de laatste jaren.\n\n{text}")
    assert [one.text for one in rows] == ["2019\t12", "2020\t13"]
    assert [one.table.cells for one in rows if one.table] == [
        {"Jaar": "2019", "Aantal": "12"}, {"Jaar": "2020", "Aantal": "13"}
    ]


def test_an_empty_cell_of_a_pipe_table_keeps_its_column() -> None:
    (row,) = rows_of("# C\n\nDe tabel staat hieronder afgedrukt.\n\n| | po | vo |\n|---|---|---|\n| 2019 | | 4 |\n")
    assert row.table is not None
    assert row.table.cells == {"kolom 1": "2019", "po": "", "vo": "4"}


def test_headings_broken_without_a_hyphen_are_mended_by_the_words_of_the_paper() -> None:
    words = Vocabulary.of(["in het schooljaar tijdens", "Toena me tijdens schoolj aar"])
    heading = ["Toena me tijdens schoolj aar", "II-en"]
    assert mend_headings([heading], words) == [["Toename tijdens schooljaar", "ll-en"]]


def test_two_words_that_also_make_one_stay_apart_in_a_sound_table() -> None:
    words = Vocabulary.of(["de voorwaarden zijn streng", "Grenzen voor waarden"])
    assert mend_headings([["Grenzen voor waarden"]], words) == [["Grenzen voor waarden"]]


def test_spans_that_the_format_gives_fill_the_cells_they_cover() -> None:
    rows = [["Regio", "Leerlingen", ""], ["", "po", "vo"], ["Noord", "1", "2"], ["", "3", ""]]
    spans = {(0, 0): (2, 1), (0, 1): (1, 2), (2, 0): (2, 1), (3, 1): (1, 2), (9, 9): (5, 5)}
    table = read_table(rows, None, NO_WORDS, heads=2, spans=spans)
    assert [one and (one.row, list(one.cells.items())) for one in table.rows] == [
        ("Noord", [("Regio", "Noord"), ("Leerlingen – po", "1"), ("Leerlingen – vo", "2")]),
        ("Noord", [("Regio", "Noord"), ("Leerlingen – po", "3"), ("Leerlingen – vo", "3")]),
    ]


def test_a_label_alone_stands_before_the_rows_under_it() -> None:
    rows = [["Sector", "2019"], ["Primair onderwijs", ""], ["leerlingen", "12"], ["Totaal", "12"]]
    table = read_table(rows, None, NO_WORDS)
    assert [one and one.row for one in table.rows] == [None, "Primair onderwijs – leerlingen", "Totaal"]


def test_a_caption_inside_above_or_below_the_table_is_its_caption() -> None:
    inside = read_table([["Tabel 2. Kosten", ""], ["Jaar", "Euro"], ["2019", "5"]], None, NO_WORDS)
    assert (inside.caption, inside.heads) == ("Tabel 2. Kosten", 2)
    table = "Jaar\tAantal\n2019\t12\n2020\t13\n"
    for text in (f"Tabel 1. Aantal\n\n{table}", f"{table}\nTabel 1. Aantal\n"):
        found = rows_of(f"# Cijfers\n\nHieronder staan de laatste cijfers van het ministerie.\n\n{text}\nTot zover.\n")
        assert [one.table.caption for one in found if one.table] == ["Tabel 1. Aantal"] * 2


def test_a_sentence_about_a_table_is_no_caption() -> None:
    assert not is_caption("Tabel 1 laat zien dat het aantal daalt.")
    assert is_caption("Tabel 1 Aantal leerlingen per jaar.")


CELL = st.one_of(st.just(""), st.from_regex(r"[0-9]{1,3}(\.[0-9]{3})?", fullmatch=True), st.text("abc -–", max_size=8))


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_row_is_heading_or_data_and_every_cell_has_its_own_column(rows: list[list[str]]) -> None:
    table = read_table(rows, None, NO_WORDS)
    assert table.heads + len(table.rows) == len(rows)
    width = max(len(row) for row in rows)
    for row in table.rows:
        if row is None:
            continue
        assert set(row.units) <= set(row.numbers) <= set(row.cells)
        assert len(set(row.columns)) == len(row.cells) == width
        assert row.columns == tuple(row.cells) == table.columns
    assert all(table.rows[at] is None for at in table.asides)
