"""What a number counts, by what stands around it: heading of its column, label of its row, caption."""

from __future__ import annotations

import pytest

from ingest.paper.units import states_scale, unit_of

BUDGET = "Tabel 3: uitgaven (bedragen x € 1.000)"


@pytest.mark.parametrize(
    ("cell", "around", "unit"),
    [
        ("12%", ("Aantal",), "%"), ("€ 15 mln", (), "€"), ("12", ("Percentage leerlingen", "Tabel 1"), "%"),
        ("12", ("2019", "Uitgaven", BUDGET), "x € 1.000"), ("12", ("Bedrag",), "€"), ("3 fte", (), "fte"),
        ("12", ("2019", "Duur (in dagen)"), "dagen"), ("6 maanden", ("2019",), "maanden"),
        ("4479", ("Thuiszitters", "2017-2018", "Tabel 1: aantal thuiszitters"), "thuiszitters"),
        ("12", ("Aantal niet-ingeschreven ll-en dat weer ingeschreven wordt",), "niet-ingeschreven leerlingen"),
        ("12", ("Aantal kinderen jonger dan 4 jaar",), "kinderen"), ("12", ("Aantal leerlingen*",), "leerlingen"),
        ("12", ("2019", "po"), None), ("po", ("Percentage",), None), ("n.v.t.", ("Percentage",), None),
    ],
)
def test_what_a_number_counts(cell: str, around: tuple[str, ...], unit: str | None) -> None:
    assert unit_of(cell, *around) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("bedragen x € 1.000", "x € 1.000"), ("(x €1000)", "x € 1.000"), ("Bedragen x 1.000", "x € 1.000"),
        ("x 1.000 euro", "x € 1.000"), ("(€ x 1.000)", "x € 1.000"), ("in duizenden euro's", "x € 1.000"),
        ("(€ mln)", "x € 1 mln"), ("Kosten (in miljoenen euro's)", "x € 1 mln"), ("in € mln.", "x € 1 mln"),
        ("bedragen × € 1 miljoen", "x € 1 mln"), ("x € 1.000.000", "x € 1 mln"), ("in mld. euro", "x € 1 mld"),
        ("Kosten in mln. €", "x € 1 mln"), ("Leerlingen (x 1.000)", "x 1.000 leerlingen"), ("(x 1.000)", "x 1.000"),
        ("Huishoudens met minder dan € 1.000", "huishoudens"), ("Gezien door 1 miljoen kijkers", None),
    ],
)
def test_scales_are_written_alike(text: str, unit: str | None) -> None:
    assert unit_of("12", text) == unit
    assert states_scale(text) is (unit is not None and unit.startswith("x "))


@pytest.mark.parametrize(
    ("column", "unit"),
    [
        ("Aantal leerlingen", "leerlingen"), ("2020", "x € 1.000"), ("Bedrag", "x € 1.000"), ("Aandeel", None),
        ("Jaar", None), ("Artikel", None), ("Verschil in %", "%"), ("Aantal fte", "fte"), ("Aantal", None),
    ],
)
def test_a_column_does_not_take_the_amounts_of_the_caption_for_what_it_counts_itself(column: str, unit: str) -> None:
    assert unit_of("12", column, "Subsidies", BUDGET) == unit


def test_an_amount_with_its_own_sign_is_in_the_scale_of_the_table_unless_it_has_a_scale_too() -> None:
    assert unit_of("€ 12", "2019", "Subsidies", BUDGET) == "x € 1.000"
    assert unit_of("€ 12 mln", "2019", "Subsidies", BUDGET) == "€"


def test_a_count_beside_a_share() -> None:
    both = "Tabel 5: aantal en percentage scholen"
    assert unit_of("12", "Aantal", "Ja", both) == "scholen"
    assert unit_of("40", "%", "Ja", both) == "%"
    assert unit_of("12", "2019", "Ja", both) is None  # which of them?
    assert unit_of("12 (60%)", "Aantal leerlingen (%)") == "leerlingen"
    assert unit_of("12", "Aantal leerlingen met 50% ondersteuning") == "leerlingen"
    assert unit_of("60", "Aantal leerlingen (%)") == "%"


def test_the_name_of_what_is_counted_stands_for_it_where_numbers_are_whole() -> None:
    assert unit_of("5.077", "Vrijstellingen – Vrijstellingen 5 onder a") == "vrijstellingen"
    assert unit_of("12", "2019", "Primair onderwijs – leerlingen") == "leerlingen"
    assert unit_of("0,5", "Leerlingen") is None
    assert unit_of("12", "Verzuim") is None


def test_a_place_or_state_in_brackets_is_no_unit() -> None:
    assert unit_of("12", "Stand (in voorbereiding)") is None
    assert unit_of("12", "Bevolking (in Groningen)") is None


@pytest.mark.parametrize("text", ["aantal " * 20_000, "x € " * 20_000, "1 000" * 20_000, "(" * 50_000, "leer" * 50_000])
def test_long_texts_take_no_time(text: str) -> None:
    assert unit_of("12", text, text, text) in (None, "€", "aantal aantal aantal")
