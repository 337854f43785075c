"""Other papers' figures for what an answer counts: cited where they agree, side by side where they do not."""

from __future__ import annotations

import pytest

from service.answers.model import Cell, Differing
from tests.service.answers.material import answer_to, hit_of, row, said

QUESTION = "Hoeveel thuiszitters waren er in 2018-2019?"
TABLE = row("kst-1-1", {"Schooljaar": "2018-2019", "Thuiszitters": "4.790"}, "Tabel 1: aantal thuiszitters")
OTHER = row("kst-1-2", {"Schooljaar": "2018-2019", "Thuiszitters": "4.812"}, "Tabel 3")
WHY = "De cijfers verschillen van die in mijn eerdere brief vanwege een andere peildatum."


def _values(*found: Differing) -> list[tuple[str, float | None, str | None]]:
    return [(one.value, one.number, one.date) for one in found]


def test_figures_under_the_same_labels_stand_side_by_side() -> None:
    answer = answer_to(QUESTION, hit_of(TABLE, date="2020-01-30"), hit_of(OTHER, 2, date="2021-02-24"))
    assert answer.cell == Cell("Tabel 1: aantal thuiszitters", "2018-2019", "Thuiszitters", "4.790", 4790.0)
    assert _values(*answer.differing) == [("4.790", 4790.0, "2020-01-30"), ("4.812", 4812.0, "2021-02-24")]
    assert [one.year for one in answer.differing] == ["2018-2019", "2018-2019"]
    assert answer.citations == ("kst-1-1#1",)
    assert answer.explanation is None


def test_the_same_figure_is_one_more_citation() -> None:
    same = row("kst-1-2", {"Schooljaar": "2018-2019", "Verzuim – Thuiszitters": "4790"})
    answer = answer_to(QUESTION, hit_of(TABLE), hit_of(same, 2))
    assert answer.differing == ()
    assert answer.citations == ("kst-1-1#1", "kst-1-2#1")
    assert [one.cell for one in answer.also] == [Cell(None, "2018-2019", "Verzuim – Thuiszitters", "4790", 4790.0)]


def test_rows_and_columns_may_be_turned() -> None:
    turned = row("kst-1-2", {"Categorie": "Thuiszitters", "2017-2018": "4.479", "2018-2019": "4.812"})
    answer = answer_to(QUESTION, hit_of(TABLE), hit_of(turned, 2))
    assert [one.value for one in answer.differing] == ["4.790", "4.812"]


@pytest.mark.parametrize("other", [
    row("kst-1-2", {"Schooljaar": "2017-2018", "Thuiszitters": "4.479"}),  # another year
    row("kst-1-2", {"Schooljaar": "2018-2019", "Thuiszitters > 6 mnd": "1.200"}),  # something else
    row("kst-1-1", {"Schooljaar": "2018-2019", "Thuiszitters": "4.812"}, ordinal=2),  # the same paper
    said("kst-1-2", "In 2017-2018 waren er 4.479 thuiszitters."),
    said("kst-1-2", "Er waren ruim 4.700 thuiszitters in 2018-2019."),  # the same, rounded
    said("kst-1-2", "Zijn er 9.000 thuiszitters in 2018-2019?"),
    said("kst-1-2", "In 2015 is geteld. Er waren toen 3.000 thuiszitters."),  # of the year before it
    said("kst-1-2", "Vorig jaar waren er 3.000 thuiszitters."),
    said("kst-1-2", "In 2018-2019 kreeg 80% van de thuiszitters hulp."),
    said("kst-1-2", "In 2018-2019 ging € 20 miljoen naar thuiszitters."),
])
def test_a_figure_of_something_else_is_not_compared(other: object) -> None:
    answer = answer_to(QUESTION, hit_of(TABLE), hit_of(other, 2))  # type: ignore[arg-type]
    assert (answer.differing, answer.also) == ((), ())


@pytest.mark.parametrize(("text", "value", "number", "year"), [
    ("Ouders schrijven over 15.000 tot 20.000 thuiszitters.", "15.000 tot 20.000", None, None),
    ("In 2018/19 telden wij 5.001 thuiszitters.", "5.001", 5001.0, "2018-2019"),
])
def test_a_sentence_may_give_another_figure(text: str, value: str, number: float | None, year: str | None) -> None:
    answer = answer_to(QUESTION, hit_of(TABLE), hit_of(said("kst-1-2", f"Dank. {text}"), 2))
    other = answer.differing[1]
    assert (other.value, other.number, other.year, other.text, other.cell) == (value, number, year, text, None)


def test_a_figure_of_a_sentence_is_compared_too() -> None:
    main = said("kst-1-1", "Er is veel gedaan. In 2018-2019 waren er 4.790 thuiszitters. Dat is veel.")
    found = hit_of(said("kst-1-2", "In 2018-2019 telde Balans 9.200 thuiszitters."), 2)
    answer = answer_to(QUESTION, hit_of(main, near="4.790"), found)
    assert [one.value for one in answer.differing] == ["4.790", "9.200"]


def test_the_papers_own_explanation_comes_with_them() -> None:
    near = said("kst-1-2", f"Hierbij de stand. {WHY}", 2)
    answer = answer_to(QUESTION, hit_of(TABLE), hit_of(OTHER, 2), others=(near,))
    assert answer.explanation is not None
    assert (answer.explanation.text, answer.explanation.quote.passage_id) == (WHY, "kst-1-2#2")


@pytest.mark.parametrize("text", [
    "De cijfers staan hieronder.", "Waarom verschillen de cijfers, door een andere definitie?",
    "Scholen hanteren een eigen definitie van pesten.",
])
def test_a_sentence_that_explains_no_figures_is_none(text: str) -> None:
    answer = answer_to(QUESTION, hit_of(TABLE), hit_of(OTHER, 2), others=(said("kst-1-2", text, 2),))
    assert (len(answer.differing), answer.explanation) == (2, None)


def test_far_from_the_figures_it_must_say_that_they_differ() -> None:
    far = hit_of(said("kst-1-2", "Dit aantal is exclusief vrijstellingen.", 30), 3)
    assert answer_to(QUESTION, hit_of(TABLE), hit_of(OTHER, 2), far).explanation is None
    near = said("kst-1-2", "Dit aantal is exclusief vrijstellingen.", 2)
    assert answer_to(QUESTION, hit_of(TABLE), hit_of(OTHER, 2), others=(near,)).explanation is not None
