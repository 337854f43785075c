"""Tables of every kind that papers print, row by row as a reader reads them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ingest.joining import Vocabulary
from ingest.paper.table_heads import heading_rows
from ingest.paper.tables import Table, read_table, without_empty_columns

NO_WORDS = Vocabulary.of([])
Spans = Mapping[tuple[int, int], tuple[int, int]]


def grid_of(text: str) -> list[list[str]]:
    """A table drawn with `|` between its cells."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]


def table_of(
    text: str, caption: str | None = None, heads: int | None = None, spans: Spans | None = None,
    before: Table | None = None,
) -> Table:
    return read_table(grid_of(text), caption, NO_WORDS, heads, spans, before)


def labels(table: Table) -> list[str | None]:
    return [row.row if row else None for row in table.rows]


def units(table: Table) -> list[set[str]]:
    return [set(row.units.values()) for row in table.rows if row]


def numbers(table: Table) -> list[list[float]]:
    return [list(row.numbers.values()) for row in table.rows if row]


def test_a_budget_with_articles_negative_amounts_and_what_is_not_known_yet() -> None:
    table = table_of(
        """
        Artikel | Omschrijving         | 2019   | 2020  | 2021
        1       | Primair onderwijs    | 11.234 | ‒ 9,9 | (1.250)
        3       | Voortgezet onderwijs | p.m.   | -     | 8.004
                | Totaal               | 11.234 | 0     | 9.254
        """.replace("\n        ", "\n"),
        "Tabel 2 Uitgaven (bedragen x € 1.000)",
    )
    assert table.columns == ("Artikel", "Omschrijving", "2019", "2020", "2021")
    assert labels(table) == ["1 – Primair onderwijs", "3 – Voortgezet onderwijs", "Totaal"]
    assert numbers(table) == [[11234.0, -9.9, -1250.0], [8004.0], [11234.0, 0.0, 9254.0]]
    assert units(table) == [{"x € 1.000"}] * 3
    assert table.rows[1] is not None
    assert table.rows[1].cells["2019"] == "p.m."


def test_groups_totals_parts_and_notes_under_a_budget() -> None:
    table = table_of("""
(bedragen x € 1 mln.) | Realisatie |      | Raming
                      | 2019       | 2020 | 2021
Verplichtingen        | 12,5       | 13   | 14
waarvan garanties     | 1          | 2    | n.v.t.
Uitgaven              |            |      |
Subsidies             | 1          | 2    | 3
Ontvangsten           |            |      |
Overig                | 1          | 2    | 3
Totaal                | 5          | 6    | 7
* voorlopige cijfers  |            |      |
Bron: ministerie      |            |      |
""")
    assert table.columns[1:] == ("Realisatie – 2019", "Realisatie – 2020", "Raming – 2021")
    assert labels(table) == [
        "Verplichtingen", "Verplichtingen – waarvan garanties", None, "Uitgaven – Subsidies", None,
        "Ontvangsten – Overig", "Totaal", None, None,
    ]
    assert table.asides == {7, 8}
    assert units(table) == [{"x € 1 mln"}] * 5


def test_groups_in_groups() -> None:
    table = table_of("""
Sector     | 2019
Onderwijs  |
Primair    |
leerlingen | 12
Voortgezet |
leerlingen | 10
Zorg       |
Jeugd      |
plaatsen   | 5
""")
    assert [label for label in labels(table) if label] == [
        "Onderwijs – Primair – leerlingen", "Onderwijs – Voortgezet – leerlingen", "Zorg – Jeugd – plaatsen"
    ]


def test_a_table_of_words() -> None:
    table = table_of("""
Maatregel         | Wie       | Wanneer
Meldpunt openen   | gemeenten | begin 2020
Richtlijn herzien | NJi       | n.v.t.
Wet wijzigen      | minister  | eind 2021
""")
    assert labels(table) == ["Meldpunt openen", "Richtlijn herzien", "Wet wijzigen"]
    assert numbers(table) == [[], [], []]


def test_numbered_rows_are_called_by_their_words_too() -> None:
    table = table_of("""
Nr. | Motie                         | Stand van zaken
1   | Motie-Jansen over thuiszitters | Afgedaan met de brief van 1 mei.
2   | Motie-De Vries                | In behandeling
""")
    assert labels(table) == ["1 – Motie-Jansen over thuiszitters", "2 – Motie-De Vries"]
    assert numbers(table) == [[], []]


def test_a_label_of_two_columns_the_first_printed_once() -> None:
    table = table_of("""
Regio | Sector | Aantal leerlingen | Aandeel
Noord | po     | 1.234             | 12,5%
      | vo     | 987*              | 8%
      | Totaal | 2.221             | 20%
Zuid  | po     | 1.111             | <5
      | vo     | n.b.              | 10–20%
""")
    assert labels(table) == ["Noord – po", "Noord – vo", "Totaal", "Zuid – po", "Zuid – vo"]
    assert numbers(table) == [[1234.0, 12.5], [987.0, 8.0], [2221.0, 20.0], [1111.0], []]
    assert units(table) == [{"leerlingen", "%"}] * 3 + [{"leerlingen"}, set()]


def test_years_that_return_are_told_apart_by_the_next_column() -> None:
    table = table_of("Jaar | Sector | Aantal\n2019 | po | 1\n2019 | vo | 2\n2020 | po | 3")
    assert labels(table) == ["2019 – po", "2019 – vo", "2020 – po"]


def test_an_article_number_is_not_that_of_the_row_under_it() -> None:
    table = table_of("Art. | | 2021\n1.1 | Bekostiging | 5\n1.2 | Subsidies | 5\n | Ontvangsten | 1")
    assert labels(table) == ["1.1 – Bekostiging", "1.2 – Subsidies", "Ontvangsten"]


def test_headings_repeated_on_the_next_page_are_no_data() -> None:
    table = table_of("Jaar | Aantal\n2017 | 12\nJaar | Aantal\n2018 | 13")
    assert labels(table) == ["2017", None, "2018"]
    assert table.asides == frozenset()


def test_a_table_that_goes_on_after_a_page_keeps_headings_and_caption() -> None:
    first = table_of("Jaar | Kort | Lang\n2017 | 12 | 3", "Tabel 1: verzuim")
    bare = table_of("2018 | 13 | 4\n2019 | 14 | 5", before=first)
    assert (bare.caption, bare.columns, labels(bare)) == ("Tabel 1: verzuim", first.columns, ["2018", "2019"])
    headed = table_of("Jaar | Kort | Lang\n2018 | 13 | 4", before=first)
    assert (headed.caption, labels(headed)) == ("Tabel 1: verzuim", ["2018"])
    other = table_of("Jaar | Po | Vo\n2018 | 13 | 4", before=first)
    assert (other.caption, other.columns) == (None, ("Jaar", "Po", "Vo"))


def test_captions_in_heading_rows() -> None:
    table = table_of("Verzuim per jaar | |\n(in aantallen) | |\nJaar | Kort | Lang\n2019 | 1 | 2")
    assert (table.caption, table.heads, table.columns) == (
        "Verzuim per jaar (in aantallen)", 3, ("Jaar", "Kort", "Lang")
    )
    under = table_of("Aantal scholen | |\n | po | vo\n2019 | 1 | 2", "Tabel 3")
    assert (under.caption, units(under)) == ("Tabel 3 – Aantal scholen", [{"scholen"}])
    spanned = table_of("Tabel 4: kosten | |\nJaar | Kort | Lang\n2019 | 1 | 2", None, 2, {(0, 0): (1, 3)})
    assert (spanned.caption, spanned.columns) == ("Tabel 4: kosten", ("Jaar", "Kort", "Lang"))


def test_three_rows_of_headings() -> None:
    table = table_of("""
Sector | 2019   |    |        | 2020   |    |
       | Aantal |    | Bedrag | Aantal |    | Bedrag
       | po     | vo |        | po     | vo |
Noord  | 1      | 2  | 3      | 4      | 5  | 6
""")
    assert table.columns == (
        "Sector", "2019 – Aantal – po", "2019 – Aantal – vo", "2019 – Bedrag", "2020 – Aantal – po",
        "2020 – Aantal – vo", "2020 – Bedrag",
    )


def test_a_heading_row_that_the_format_does_not_mark() -> None:
    table = table_of(" | Verzuim | | Totaal\n | kort | lang |\n2020 | 1 | 2 | 3", heads=1)
    assert table.columns == ("kolom 1", "Verzuim – kort", "Verzuim – lang", "Totaal")
    assert labels(table) == ["2020"]
    empty = table_of(" | \nJaar | Aantal\n2019 | 3", heads=1)
    assert (empty.columns, labels(empty)) == (("Jaar", "Aantal"), ["2019"])


def test_columns_numbered_under_their_headings() -> None:
    table = table_of("Post | Stand | Mutatie | Nieuw\n | (1) | (2) | (3)\nReserve | 5 | (1) | 4")
    assert table.columns == ("Post", "Stand", "Mutatie", "Nieuw")
    assert numbers(table) == [[5.0, -1.0, 4.0]]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Peildatum | 1-10-2018 | 1-10-2019\nLeerlingen | 1.500.123 | 1.490.000", 1),
        ("Leeftijd | 4 | 5 | 6\njongens | 1.000 | 2.000 | 3.000", 1),
        ("Artikel | Naam | 2019 | 2020\n1 | po | 5 | 6", 1),
        ("Motie | Ingediend | Afgedaan\nJansen | 2019 | 2020", 1),
        ("Datum | Gebeurtenis\n1 maart 2020 | Brief", 1),
        ("Naam | Partij | Zetels\nJansen | VVD | onbekend\nBakker | SP | 4\nDe Boer | 3 | 4", 1),
        ("Datum | 12 mei 2020\nBetreft | Thuiszitters", 0),
        ("po | 12 | 13\nvo | 14 | 15", 0),
        ("De leerling wordt door de school aangemeld bij de regio.| Zo niet\nTen tweede | Daarna", 0),
        ("Primair onderwijs | \nleerlingen | 12", 0),
        (" | \n | ", 0),
        ("alleen deze | 1", 0),
    ],
)
def test_where_the_headings_end(text: str, heads: int) -> None:
    assert heading_rows(grid_of(text)) == heads


def test_what_a_format_calls_headings_leaves_a_row_of_data() -> None:
    assert heading_rows(grid_of("a | b\nc | d"), 2) == 1
    assert heading_rows(grid_of("\n".join(["a | b"] * 50)), 50) <= 8


def test_spans_over_rows_and_columns() -> None:
    table = table_of(
        "Regio | Leerlingen | |\n | po | vo | zorg\nNoord | 1 | 2 | ja\n | 3 | 4 | nee\nDit is alles | | |",
        spans={(0, 0): (2, 1), (0, 1): (1, 2), (2, 0): (2, 1), (4, 0): (1, 4)},
    )
    assert table.columns == ("Regio", "Leerlingen – po", "Leerlingen – vo", "zorg")
    assert labels(table) == ["Noord", "Noord", None]
    assert table.asides == {2}


def test_columns_without_a_word_are_left_out() -> None:
    rows = [("", "Verzuim", "", "", ""), ("", "kort", "", "lang"), ("", "1", "", "2", " ")]
    kept, spans = without_empty_columns(rows, {(0, 1): (1, 3), (0, 0): (2, 1)})
    assert kept == [("Verzuim", ""), ("kort", "lang"), ("1", "2")]
    assert spans == {(0, 0): (1, 2)}


def test_a_very_wide_table() -> None:
    regions = [f"Regio {number}" for number in range(400)]
    rows = [["Jaar", *regions], *([str(2000 + at), *map(str, range(1000, 1400))] for at in range(50))]
    table = read_table(rows, "Tabel 1: aantal leerlingen", NO_WORDS)
    assert (len(table.columns), len(table.rows)) == (401, 50)
    last = table.rows[-1]
    assert last is not None
    assert (last.numbers["Regio 399"], last.units["Regio 399"]) == (1399.0, "leerlingen")


@pytest.mark.parametrize("cell", ["a " * 50_000, "1." * 50_000, "a- " * 20_000, "(" * 50_000])
def test_long_cells_take_no_time(cell: str) -> None:
    table = read_table([["Jaar", cell], ["2019", cell], [cell, "5"]], cell, NO_WORDS)
    assert table.heads + len(table.rows) == 3


