"""The sort of answer that a question wants, and the words that hold one."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.exact import exact_tokens
from index.wanted import Sort, holds, wanted_sort

SORTS: tuple[Sort, ...] = get_args(Sort)
LONG = 20_000
HOSTILE = [
    "", " " * LONG, "?!., " * (LONG // 5), "a" * LONG, "é" * LONG, "1" * LONG, "1 " * (LONG // 2), "1," * (LONG // 2),
    "Aa " * (LONG // 3), "A-" * (LONG // 2), "what " * (LONG // 5), "wat is het " * (LONG // 11), "welke " + "a" * LONG,
    "volgende " * (LONG // 9), "12 mei " * (LONG // 7), "\n" * LONG, "\0" * LONG,
]
SECONDS = 1.0  # a machine under load takes some; a pattern that tries all ways takes minutes


@pytest.mark.parametrize(("question", "sort"), [
    ("Hoeveel leerlingen zaten thuis?", "number"),
    ("Welk percentage van de scholen meldt verzuim?", "number"),
    ("Wat was het totale aantal vrijstellingen?", "number"),
    ("HOE VAAK is er gemeld?", "number"),
    ("How many pupils were absent?", "number"),
    ("What share of the schools reports it?", "number"),
    ("Wanneer ontvangt de Kamer de brief?", "date"),
    ("In welk schooljaar begon het?", "date"),
    ("When will the House receive the letter?", "date"),
    ("By what date must it be done?", "date"),
    ("Waarom is de wet aangehouden?", "reason"),
    ("Wat is de oorzaak van de stijging?", "reason"),
    ("Why was the bill held back?", "reason"),
    ("What is the reason for the rise?", "reason"),
    ("Wie diende de motie in?", "name"),
    ("Welke kleine gemeenten doen mee?", "name"),
    ("Who moved the motion?", "name"),
    ("Which parties voted against it?", "name"),
    ("Is de minister bereid dit te doen?", None),
    ("Does the minister agree?", None),
    ("Wiegt het whenever hoeveelheid?", None),  # only whole words ask
])
def test_the_sort_a_question_wants(question: str, sort: Sort | None) -> None:
    assert wanted_sort(question) == sort


def test_the_first_asking_word_decides() -> None:
    assert wanted_sort("Waarom weet niemand hoeveel het er zijn?") == "reason"
    assert wanted_sort("Hoeveel zijn het er en waarom?") == "number"
    assert wanted_sort("Who knows when it starts?") == "name"
    assert wanted_sort("When is known who starts it?") == "date"


@pytest.mark.parametrize(("sort", "words", "held"), [
    ("number", "Het waren er 4.790.", True),
    ("number", "Ongeveer de helft deed mee.", True),
    ("number", "Dat is niet bekend.", False),
    ("date", "In het voorjaar volgt een brief.", True),
    ("date", "Dat was op 20 mei.", True),
    ("date", "Uiterlijk 2022.", True),
    ("date", "Er zijn 4790 leerlingen.", False),
    ("reason", "Dit komt doordat scholen sloten.", True),
    ("reason", "Vanwege de drukte.", True),
    ("reason", "De scholen sloten.", False),
    ("name", "De motie is van Kwint.", True),
    ("name", "Het is onderzocht door het CBS.", True),
    ("name", "De motie is aangenomen. Het was laat.", False),  # a sentence starts with a capital anyway
    ("name", "", False),
])
def test_words_that_hold_an_answer(sort: Sort, words: str, held: bool) -> None:
    assert holds(sort, words, ()) == held


@pytest.mark.parametrize(("sort", "question", "words"), [
    ("number", "Hoeveel van de 4.790 meldingen?", "Van de 4790 meldingen is niets bekend."),
    ("date", "Wanneer in 2021?", "Dat was in 2021."),
    ("date", "When in March 2021?", "Dat was in maart 2021."),
    ("name", "Wie stemde voor Kwint?", "De motie van Kwint."),
])
def test_what_the_question_says_itself_answers_nothing(sort: Sort, question: str, words: str) -> None:
    known = exact_tokens(question).tokens
    assert holds(sort, words, ())
    assert not holds(sort, words, known)
    assert holds(sort, f"{words} Zie ook 12 april, van Wilders.", known)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_takes_long(text: str) -> None:
    known = exact_tokens(text).tokens
    started = time.perf_counter()
    assert wanted_sort(text) in {*SORTS, None}
    assert {holds(sort, text, known) for sort in SORTS} <= {True, False}
    assert time.perf_counter() - started < SECONDS


@given(st.text(), st.sampled_from(SORTS), st.lists(st.text(max_size=5)))
def test_what_is_known_never_adds_an_answer(words: str, sort: Sort, known: list[str]) -> None:
    assert holds(sort, words, ()) >= holds(sort, words, known)
