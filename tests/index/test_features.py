from __future__ import annotations

import pytest

from index.features import Exact, exact_absent, exact_share, exact_tokens


@pytest.mark.parametrize(
    ("question", "tokens"),
    [
        ("Hoeveel van de 4.790 meldingen in 2018–2019?", ("4790", "2018-2019")),
        ("Wat stond er in 2018/19?", ("2018-2019",)),
        ("Staat het in Kamerstuk 31 497, nr. 422?", ("31497", "422")),
        ("Wat deed D66 met het NVO-rapport en Kwint's motie?", ("d66", "nvo", "kwint")),
        ("What does the Dutch House say of Kohnstamm in June 2021?", ("2021", "kohnstamm", "juni")),
        ("Wat vroeg de Kamercommissie?", ()),
        ("Kwint vroeg iets?", ()),
    ],
)
def test_what_must_be_met_exactly(question: str, tokens: tuple[str, ...]) -> None:
    assert exact_tokens(question).tokens == tokens


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        ("In 2018–2019 waren er 4.790 meldingen, zegt Kwint.", ()),
        ("In 2018/19 waren er 4790 meldingen.", ("kwint",)),
        ("In 2019 waren er 4 790 meldingen, zegt KWINT", ("2018-2019",)),
        ("", ("2018-2019", "4790", "kwint")),
    ],
)
def test_tokens_are_looked_for_in_every_spelling(words: str, absent: tuple[str, ...]) -> None:
    tokens = ("2018-2019", "4790", "kwint")
    assert exact_absent(tokens, words) == absent
    assert exact_share(Exact(tokens), words) == pytest.approx(1 - len(absent) / 3)


def test_a_question_without_tokens_shares_nothing() -> None:
    assert exact_share(Exact(()), "In 2018 zei Kwint iets.") == 0.0
