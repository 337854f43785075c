"""English questions find Dutch words; Dutch ones are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.glossary
from index.analysis import words_of
from index.glossary import alternatives_of, glossary

LINES = [
    line for line in (Path(index.glossary.__file__).parent / "glossary.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("question", "english", "dutch"),
    [
        ("What did the state secretary promise?", "secretary", "staatssecretaris"),
        ("How many exemptions were there in 2019?", "exemptions", "vrijstelling"),
        ("Which children drop out of school?", "children", "kinderen"),
        ("What was said about the waiting lists?", "waiting", "wachtlijst"),
        ("What about representativeness?", "representativeness", "representatief"),
    ],
)
def test_an_english_word_is_met_by_its_dutch_equivalents(question: str, english: str, dutch: str) -> None:
    found = next(words for words in alternatives_of(question) if words_of(dutch)[0] in words)
    assert words_of(english)[0] in found


def test_a_phrase_counts_once() -> None:
    (words,) = alternatives_of("What is the House of Representatives?")
    assert set(words_of("Tweede Kamer")) <= set(words)


def test_words_that_ask_for_nothing_are_left_out() -> None:
    assert alternatives_of("What did he say about it, according to them?") == []


def test_names_and_numbers_of_an_english_question_stay() -> None:
    found = alternatives_of("What did Kohnstamm say about 26 695 in 2018-2019?")
    assert [words for words in found if words[0] in ("kohnstamm", "26695", "2018", "2019")] == found


@pytest.mark.parametrize("question", ["Wat zei de minister over de wachtlijsten?", "thuiszitters 2018-2019", ""])
def test_a_dutch_question_is_its_own_words(question: str) -> None:
    assert alternatives_of(question) == [(word,) for word in words_of(question)]


@given(st.text(max_size=200))
def test_any_question_gives_words_that_can_be_looked_up(question: str) -> None:
    assert all(words and all(words) and len(set(words)) == len(words) for words in alternatives_of(question))


def test_the_glossary_is_well_formed() -> None:
    assert len(LINES) > 2000
    assert all(line.count("\t") == 1 and line == line.lower() and line.split("\t")[1] for line in LINES)
    english = [line.split("\t")[0] for line in LINES]
    assert english == sorted(set(english))
    exact, stemmed = glossary()
    assert all(meant and len(key) <= 4 for one in (exact, stemmed) for key, meant in one.items())
