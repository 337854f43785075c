"""Dutch dates, and the way back."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_date, written_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Den Haag, 20 mei 2021", "2021-05-20"),
        ("’s-Gravenhage, 1 Januari 1998.", "1998-01-01"),
        ("Ontvangen 30 januari 2020 en 3 maart 2020", "2020-01-30"),
        ("29 februari 2020", "2020-02-29"),
    ],
)
def test_the_first_date_of_a_text(text: str, iso: str) -> None:
    assert find_date(text) == iso


@pytest.mark.parametrize(
    "text",
    ["", "31 februari 2021", "29 februari 2021", "Vastgesteld d.d. ...", "20 May 2021", "mei 2021", "120 mei 2021"],
)
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert find_date(text) is None


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_a_date_written_out_is_found_again(day: datetime.date) -> None:
    assert find_date(f"Den Haag, {written_date(day.isoformat())}.") == day.isoformat()
