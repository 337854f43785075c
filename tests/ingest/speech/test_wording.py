"""What two texts have in common, by rarity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.speech.asking import asks, questions_in
from ingest.speech.wording import Rarity, similar, stems, terms, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("oorzaken", "oorzaak"), ("werven", "werf"), ("huizen", "huis"), ("cijfers", "cijfer"), ("4.790", "4790"),
     ("Gündoğan", "gundogan"), ("representatief", "representativiteit"), ("scholen", "school")],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other) != []


def test_words_of_every_question_say_nothing() -> None:
    assert stems("De leden van de fractie vragen de minister waarom dit zo is") == []


def test_a_rare_word_weighs_more() -> None:
    rarity = Rarity.of([terms("sluis brug"), terms("brug weg"), terms("brug")])
    assert rarity.weight(["sluis"]) > rarity.weight(["brug"])
    assert rarity.share(words_of("sluis brug"), words_of("sluis")) > 0.5


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_share_lies_between_nothing_and_all(one: str, other: str) -> None:
    rarity = Rarity.of([terms(one), terms(other)])
    assert 0 <= rarity.share(terms(one), terms(other)) <= 1
    assert rarity.share(terms(one), terms(one)) == (1.0 if terms(one) else 0.0)
    assert similar(one, one) is bool(stems(one))


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Hoeveel kost het?", True), ("Deze leden vragen of dit klopt.", True), ("Zij horen graag een reactie.", True),
        ("Het lid is benieuwd naar de kosten.", True), ("De leden hebben nog enkele kritische vragen.", False),
        ("Deze leden hebben enkele vragen.", False), ("Zij danken de minister.", False),
    ],
)
def test_a_sentence_that_asks(sentence: str, asked: bool) -> None:
    assert asks(sentence) is asked
    assert questions_in(f"Dank. {sentence}") == ([sentence] if asked else [])
