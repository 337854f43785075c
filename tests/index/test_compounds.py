"""Compounds taken apart by how common their parts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.compounds import parts_in, parts_of, word_uses


@pytest.mark.parametrize(("word", "parts"), [
    ("basisschool", ("basis", "school")),
    ("samenwerkingsverbanden", ("samenwerking", "verbanden")),
    ("huurovereenkomst", ("huur", "overeenkomst")),
    ("leerlingenvervoer", ("leerlingen", "vervoer")),
    ("maatregel", ()),  # more common than `maat`
    ("onderzoek", ()),
    ("school", ()),
    ("qqqqwwwweeee", ()),
    ("", ()),
])
def test_a_word_and_its_parts(word: str, parts: tuple[str, ...]) -> None:
    assert parts_of(word) == parts


def test_the_parts_of_a_text_in_order() -> None:
    assert parts_in("De Basisschool en, in 2021, het schoolbestuur.") == ["basis", "school", "school", "bestuur"]


@given(st.text(max_size=200))
def test_any_text_has_parts_that_are_known_words(text: str) -> None:
    parts = parts_in(text)
    assert len(parts) % 2 == 0
    assert all(part in word_uses() for part in parts)


@given(st.sampled_from(sorted(word_uses())), st.sampled_from(sorted(word_uses())))
def test_parts_make_up_the_word_but_for_what_joins_them(head: str, tail: str) -> None:
    found = parts_of(head + tail)
    if found:
        assert (head + tail).startswith(found[0])
        assert (head + tail).endswith(found[1])
        assert len(head + tail) - len("".join(found)) <= len("en")


def test_a_very_long_word_is_left_alone() -> None:
    assert parts_in("basisschool" * 2000) == []
