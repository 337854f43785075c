"""Cells as numbers, in every way that Dutch papers print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.paper.numbers import counts_up, is_date, is_value, is_year, number_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("4.790", 4790.0), ("4790", 4790.0), ("‒ 9,9", -9.9), ("-3691", -3691.0), ("12%", 12.0), ("€ 15 mln", 15e6),
        ("€ 1,2 miljard", 1.2e9), ("1.234.567", 1234567.0), ("0,65", 0.65), ("12 500", 12500.0), ("4.7", 4.7),
        ("€ 250,-", 250.0), ("€ 1.250,—", 1250.0), ("2.480*", 2480.0), ("2.480 1)", 2480.0), ("2.480²", 2480.0),
        ("2019", 2019.0), ("2 mln", 2e6), ("3 mld", 3e9), ("+4", 4.0), ("€ - 12", -12.0), ("0.125", 0.125),
        ("(1.250)", -1250.0), ("(€ 12)", -12.0), ("12 (3%)", 12.0), ("3% (12)", 3.0), ("6 maanden", 6.0),
        ("1,5 fte", 1.5), ("1.234.567,89", 1234567.89),
    ],
)
def test_a_cell_as_a_number(cell: str, number: float) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        "2013-2014", "<5", "n.v.t.", "-", "", "p.m.", "12 en 13", "1.2.3", "26 695, nr. 134", "1 september", "10–20%",
        "ca. 100", "1-10-2019", "artikel 3", "(12%)", "12 (13)", "x", "1" * 200, "0" * 50 + " " * 5000 + "x",
    ],
)
def test_what_is_no_number(cell: str) -> None:
    assert number_of(cell) is None


@pytest.mark.parametrize("cell", ["<5", "ca. 100", "10–20%", "€ 5 - € 10", "n.v.t.", "p.m.", "-", "x", "ja", "5%"])
def test_what_stands_where_a_number_could_is_a_value(cell: str) -> None:
    assert is_value(cell)


@pytest.mark.parametrize("cell", ["", "Jaar", "po", "2e kwartaal", "Voor", "- deel", "x € 1.000", "1 oktober"])
def test_words_are_no_values(cell: str) -> None:
    assert not is_value(cell)


def test_years_and_dates() -> None:
    assert all(map(is_year, ("2019", "2019-2020", "2019/20", "2019*")))
    assert all(map(is_date, ("2019", "1-10-2019", "1 oktober 2019", "okt. 2019", "mei", "1 mei")))
    assert not any(map(is_date, ("12", "Meijer", "1.234", "in 2019", "1 leerling")))


def test_numbers_that_count_up() -> None:
    assert counts_up(["1", "2", "3"])
    assert counts_up(["(1)", "(2)"])
    assert not counts_up(["1", "3"])
    assert not counts_up(["1", "x"])
    assert not counts_up(["1"])


@given(st.integers(-10**9, 10**9), st.sampled_from(("", "€ ", "*")))
def test_thousands_are_parted_by_full_stops(number: int, sign: str) -> None:
    written = f"{abs(number):,}".replace(",", ".")
    cell = f"{'-' if number < 0 else ''}{sign if sign != '*' else ''}{written}{'*' if sign == '*' else ''}"
    assert number_of(cell) == number


@given(st.text("0123456789.,-–(€%) xmln*", max_size=70))
def test_any_cell_is_read(cell: str) -> None:
    assert number_of(cell) is None or is_value(cell)
