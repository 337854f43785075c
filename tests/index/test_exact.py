"""Numbers, years and names are met in any spelling of theirs, and in no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.exact import Exact, exact_absent, exact_share, exact_text, exact_tokens


@pytest.mark.parametrize(("question", "tokens"), [
    ("Hoeveel van de 4.790 meldingen in 2018–2019?", ("4790", "2018-2019")),
    ("Why were there 4,790 pupils?", ("4790",)),
    ("Why were there 4790 pupils?", ("4790",)),
    ("Staat het in Kamerstuk 31 497, nr. 422?", ("31497", "422")),
    ("Hoeveel in 2018 - 2019?", ("2018-2019",)),
    ("How many in 2018/19?", ("2018-2019",)),
    ("Hoeveel in 2021, en nog eens 2021?", ("2021",)),
    ("Wat zegt het Kohnstamm-onderzoek?", ("kohnstamm",)),
    ("Wat deed D66 met het NVO-rapport en Kwint's motie?", ("d66", "nvo", "kwint")),
    ("Wat zei Gündoğan?", ("gundogan",)),
    ("Was it in March 2021?", ("2021", "maart")),
    ("What does the Dutch House say of Kohnstamm in June 2021?", ("2021", "kohnstamm", "juni")),
    ("Wat vroeg de Kamercommissie?", ()),
    ("Kwint vroeg iets?", ()),  # a first word has its capital anyway
    ("", ()),
])
def test_what_must_be_met_exactly(question: str, tokens: tuple[str, ...]) -> None:
    assert exact_tokens(question).tokens == tokens


@pytest.mark.parametrize(("words", "absent"), [
    ("In 2018–2019 waren er 4.790 meldingen, zegt Kwint.", ()),
    ("In 2018/19 waren er 4790 meldingen.", ("kwint",)),
    ("In 2019 waren er 4 790 meldingen, zegt KWINT", ("2018-2019",)),
    ("In 2018-2019 waren er 14.790 van Kwints, en 4.790,5 bij 4.790.000", ("4790", "kwint")),
    ("", ("2018-2019", "4790", "kwint")),
])
def test_tokens_are_looked_for_in_every_spelling(words: str, absent: tuple[str, ...]) -> None:
    tokens = ("2018-2019", "4790", "kwint")
    assert exact_absent(tokens, exact_text(words)) == absent
    assert exact_share(Exact(tokens), exact_text(words)) == pytest.approx(1 - len(absent) / 3)


@pytest.mark.parametrize(("question", "words"), [
    ("Hoeveel in 2018-2019?", "Schooljaar 2018/2019."),
    ("Wat zei Gündoğan?", "het lid Gundogan"),
    ("Wat zegt Kohnstamm?", "KOHNSTAMM INSTITUUT"),
    ("Wat zegt Kohnstamm?", "Het Kohnstamm-onderzoek"),
    ("Was it in June?", "In juni."),
])
def test_other_spellings_are_the_same(question: str, words: str) -> None:
    exact = exact_tokens(question)
    assert exact.tokens
    assert exact_absent(exact.tokens, exact_text(words)) == ()


@given(st.integers(1000, 999_999_999), st.sampled_from((".", ",", "")), st.sampled_from((".", " ", "")))
def test_thousands_are_grouped_in_any_way(number: int, asked: str, written: str) -> None:
    exact = exact_tokens(f"Waarom waren het er {number:,}?".replace(",", asked))
    assert exact.tokens == (str(number),)
    text = exact_text(f"Er waren {number:_} leerlingen.".replace("_", written))
    assert exact_share(exact, text) == 1.0
    assert exact_absent((str(number + 1), str(number)[1:]), text) == (str(number + 1), str(number)[1:])


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_read_and_its_share_is_one(question: str, words: str) -> None:
    exact, text = exact_tokens(question), exact_text(words)
    assert 0 <= exact_share(exact, text) <= 1
    assert set(exact_absent(exact.tokens, text)) <= set(exact.tokens)


def test_a_question_without_tokens_shares_nothing() -> None:
    assert exact_share(Exact(()), exact_text("In 2018 zei Kwint iets.")) == 0.0
