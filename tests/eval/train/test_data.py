"""The split leaks nothing; parts and cloze pairs are cut out of the texts, never made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.beir import BeirDocument, Collection
from eval.train.data import (
    Pair,
    answer_parts,
    cloze,
    overlap,
    pairs_of,
    question_parts,
    sentences,
    split_pairs,
)

WORDS = ("gasprijs", "Westland", "notaris", "duinen", "zorgtoeslag", "treinkaartje", "stikstof", "leerplicht")


def collection(rows: list[tuple[str, str, int]]) -> Collection:
    """One question for each row of (question, answer, number of the answer)."""
    corpus = {f"a{number}": answer for _, answer, number in rows}
    return Collection(
        "made",
        tuple(BeirDocument(name, "", text) for name, text in corpus.items()),
        {f"q{i}": question for i, (question, _, _) in enumerate(rows)},
        {"dev": {f"q{i}": {f"a{number}": 1} for i, (_, _, number) in enumerate(rows)}},
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS), st.integers(0, 9)), min_size=4, max_size=30
    ),
    st.integers(0, 5),
)
def test_no_question_or_passage_is_on_both_sides(rows: list[tuple[str, str, int]], seed: int) -> None:
    made = collection([(f"Wat doet u aan {q}?", f"Over {a} nummer {n}.", n) for q, a, n in rows])
    split = split_pairs(made, pairs_of(made), 0.25, seed)
    assert len(split.train) + len(split.validation) == len(pairs_of(made))
    assert not {pair.passage for pair in split.train} & {pair.passage for pair in split.validation}
    assert not {pair.query for pair in split.train} & {pair.query for pair in split.validation}


def test_near_duplicates_stay_together() -> None:
    twin = (
        "Hoeveel gemeenten hebben dit jaar subsidie aangevraagd voor het isoleren van scholen en sporthallen?"
    )
    rows = [(twin, "Dat zijn er vijftig.", 0), (f"{twin} Graag per maand.", "Zie bijlage.", 1)]
    rows += [
        (f"Vraag over {word}{i}?", f"Antwoord over {word}{i}.", 10 + i) for i, word in enumerate(WORDS * 3)
    ]
    made = collection(rows)
    for seed in range(8):
        split = split_pairs(made, pairs_of(made), 0.5, seed)
        held = {pair.query for pair in split.validation}
        assert ("q0" in held) == ("q1" in held)
        assert held


def test_the_split_follows_from_the_seed() -> None:
    made = collection([(f"Vraag {word} {i}?", f"Antwoord {word}.", i) for i, word in enumerate(WORDS)])
    assert split_pairs(made, pairs_of(made), 0.5, 3) == split_pairs(made, pairs_of(made), 0.5, 3)


def test_pairs_come_in_order_of_ids() -> None:
    assert pairs_of(collection([("b?", "x", 1), ("a?", "y", 0)])) == [Pair("q0", "a1"), Pair("q1", "a0")]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (set("abcdef"), set("abcxyz"), 0.5),
        (set("abcde"), set("abcdefghij"), 1.0),
        (set("abcd"), set("abcd"), 0.0),
    ],
)
def test_overlap_is_a_share_of_the_smaller(one: set[str], other: set[str], share: float) -> None:
    assert overlap(one, other) == pytest.approx(share)


def test_parts_of_a_question_are_its_questions() -> None:
    first, second = (
        "Hoeveel signalen heeft de inspectie nu ontvangen?",
        "Wat vindt u daar zelf eigenlijk van?",
    )
    assert question_parts(f"Kent u het bericht? {first} {second}") == [first, second]
    assert question_parts(f"Kent u het bericht? {first}") == []


def test_halves_of_an_answer_make_it_whole() -> None:
    text = "Ja. Dat klopt. Het rapport verschijnt in mei. De Kamer ontvangt het dan."
    assert " ".join(answer_parts(text)) == text
    assert answer_parts("Ja. Dat klopt.") == []


def test_cloze_takes_one_sentence_out() -> None:
    text = "De inspectie onderzoekt de meldingen uit het Westland nog. Ja. Daarna volgt een brief aan de hele Kamer."
    found = cloze(text, 1)
    assert found is not None
    asked, rest = found
    assert asked in sentences(text)
    assert asked not in rest
    assert sorted([asked, *sentences(rest)]) == sorted(sentences(text))
    assert cloze("Ja. Nee.", 1) is None
