"""Words of one family: compounds by the words of the same paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.speech.families import Families
from ingest.speech.wording import words_of

PAPER = ("Het verzuim stijgt door de kosten van vervoer.", "Het ziekteverzuim, de vervoerskosten, de kostenstijging.")


def test_a_compound_counts_as_its_parts() -> None:
    families = Families(PAPER)
    assert families.of("verzuim") < families.of("ziekteverzuim")
    assert families.of("vervoer") | families.of("kosten") <= families.of("vervoerskosten")


def test_a_part_that_the_paper_has_not_is_no_part() -> None:
    assert Families(["Het ziekteverzuim."]).of("ziekteverzuim") == words_of("ziekteverzuim")


def test_short_ends_are_no_parts() -> None:
    assert Families(["Binnen acht weken."]).of("menskracht") == words_of("menskracht")


def test_parties_are_no_words() -> None:
    assert Families(["De SGP-fractie vraagt naar kosten."]).of("De leden van de SGP-fractie") == frozenset()


@given(st.text(max_size=200), st.lists(st.text(max_size=50), max_size=4))
def test_the_order_of_the_paper_does_not_matter(text: str, others: list[str]) -> None:
    assert Families([text, *others]).of(text) == Families([*others, text]).of(text)


def test_a_very_long_word_is_left_whole() -> None:
    word = "bruggenbouw" * 10_000
    assert Families(["bruggen", word]).of(word) == words_of(word)
