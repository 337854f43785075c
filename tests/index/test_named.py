"""A paper that a question names by its date or its sort."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.named import Named, dated, of_sort, read_named
from tests.index.samples import make_document

DUTCH = "januari februari maart april mei juni juli augustus september oktober november december".split()
ENGLISH = "January February March April May June July August September October November December".split()
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))
LONG = 20_000
SECONDS = 1.0  # a machine under load takes some; a pattern that tries all ways takes minutes


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


@given(DATES)
def test_any_date_in_dutch_is_read_back(day: date) -> None:
    month = DUTCH[day.month - 1]
    for written in (f"{day.day} {month} {day.year}", f"{day.day:02} {month.upper()} {day.year}"):
        assert read_named(f"Wat staat in de brief van {written}?").dates == (day.isoformat(),)
    assert read_named(f"Wat schreef u in {month} {day.year}?").dates == (day.isoformat()[:7],)


@given(DATES)
def test_any_date_in_english_is_read_back(day: date) -> None:
    month, ordinal = ENGLISH[day.month - 1], _ordinal(day.day)
    for written in (
        f"{day.day} {month} {day.year}", f"{ordinal} {month} {day.year}", f"the {ordinal} of {month} {day.year}",
        f"{month} {day.day}, {day.year}", f"{month} {ordinal}, {day.year}",
    ):
        assert read_named(f"What does the letter of {written} say?").dates == (day.isoformat(),)
    assert read_named(f"What was said in {month} {day.year}?").dates == (day.isoformat()[:7],)


@given(DATES, DATES)
def test_two_dates_are_read_in_order(one: date, other: date) -> None:
    written = [f"{day.day} {DUTCH[day.month - 1]} {day.year}" for day in (one, other)]
    assert read_named(f"Tussen {written[0]} en {written[1]}?").dates == (one.isoformat(), other.isoformat())


@pytest.mark.parametrize("question", [
    "", "In 2021?", "In mei?", "20 mei", "mei 3021", "may20 2021", "op 20-05-2021", "meisje 2021", "20 mei 20211",
    "aprıl 2020", "JUNİ 2020",  # Turkish letters, no month
])
def test_what_is_no_date_with_a_month(question: str) -> None:
    assert read_named(question) == Named()


@pytest.mark.parametrize(("question", "sorts"), [
    ("Wat staat in de Kamerbrief?", {"brief"}),
    ("Which letters and debates?", {"brief", "handelingen"}),
    ("Wat staat in het verslag?", {"verslag"}),
    ("Wat staat in het schriftelijk overleg?", {"verslag"}),
    ("Wie diende de moties en amendementen in?", {"motie", "amendement"}),
    ("Wat zegt de nota?", {"nota"}),
    ("What did the written questions ask?", {"vragen"}),
    ("Plenaire debatten?", {"handelingen"}),
    ("Wat vond men van de notaris, emoties en briefing?", set()),
])
def test_sorts_of_papers(question: str, sorts: set[str]) -> None:
    assert read_named(question).sorts == sorts


def test_a_paper_is_of_its_day_and_of_its_month() -> None:
    paper = make_document(date="2021-05-20")
    assert [dated(Named((one,)), paper) for one in ("2021-05", "2021-05-20", "2021-05-02", "2021-06")] == [1, 1, 0, 0]
    assert dated(Named(("2019-01", "2021-05")), paper) == 1.0
    assert dated(Named(), paper) == 0.0
    assert dated(Named(("2021-05",)), make_document()) == 0.0


def test_a_paper_is_of_its_sort() -> None:
    report = replace(make_document(), kind="Verslag van een schriftelijk overleg")
    assert of_sort(Named(sorts=frozenset({"verslag", "motie"})), report) == 1.0
    assert of_sort(Named(sorts=frozenset({"motie"})), report) == 0.0
    assert of_sort(Named(), report) == 0.0
    assert of_sort(Named(sorts=frozenset({"verslag"})), replace(report, kind=None)) == 0.0


@pytest.mark.parametrize("text", [
    " " * LONG, "." * LONG, "a" * LONG, "1" * LONG, "brie" * (LONG // 4), "plenair" * (LONG // 7), "mei " * (LONG // 4),
    "12 mei " * (LONG // 7), "mei 12, " * (LONG // 8), "20 of mei 1st, " * (LONG // 15),
])
def test_no_text_takes_long(text: str) -> None:
    started = time.perf_counter()
    assert read_named(text).dates == ()
    assert time.perf_counter() - started < SECONDS


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(len(one) in (7, 10) for one in read_named(text).dates)
