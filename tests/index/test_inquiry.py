"""A question made ready, and how much of it a passage's words hold."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.glossary import Words, alternatives_of
from index.inquiry import Inquiry, inquire
from index.named import Named

WORDS = ["school", "ouder", "verzuim", "trein", "boek", "klas", "kind", "wet"]  # all stems of their own
RARITIES = st.fixed_dictionaries({word: st.floats(0.001, 20) for word in WORDS})
ASKED = st.lists(st.sampled_from(WORDS), max_size=12)


def _inquire(question: str, rarities: Mapping[str, float] | None = None) -> Inquiry:
    def rarity(meant: Words) -> float:
        return (rarities or {}).get(meant[0], 1.0)

    return inquire(question, {"slob": "minister"}, rarity)


def _all(inquiry: Inquiry) -> frozenset[str]:
    return frozenset(meant[-1] for meant, _ in inquiry.words)


def test_everything_that_a_question_says_is_read() -> None:
    found = _inquire("Hoeveel meldingen noemt Slob in de brief van 20 mei 2021?")
    assert found.wants == "number"
    assert found.named == Named(("2021-05-20",), frozenset({"brief"}))
    assert set(found.exact.tokens) == {"slob", "20", "2021"}
    assert found.reading.speakers
    assert [meant for meant, _ in found.words] == list(dict.fromkeys(alternatives_of(
        "Hoeveel meldingen noemt Slob in de brief van 20 mei 2021?"
    )))


@pytest.mark.parametrize("question", ["", " ", "?!", "de het een", "\0", "?!., " * 4000])
def test_a_question_without_words_holds_nothing(question: str) -> None:
    found = _inquire(question)
    assert (found.words, found.pairs, found.weight) == ((), (), 0.0)
    assert (found.share({"school"}), found.pairs_share({("school", "boek")})) == (0.0, 0.0)


@given(ASKED, RARITIES, st.frozensets(st.sampled_from(WORDS)))
def test_the_share_is_one_when_all_is_held_and_grows_with_what_is_held(
    asked: list[str], rarities: dict[str, float], held: frozenset[str]
) -> None:
    found = _inquire(" ".join(asked), rarities)
    mine = _all(found)
    assert found.share(mine) == (1.0 if asked else 0.0)
    assert 0 <= found.share(held & mine) <= found.share(mine)
    assert found.share(held - mine) == found.share(frozenset()) == 0.0
    assert found.share(held) + found.share(mine - held) == pytest.approx(found.share(mine))


@given(ASKED, RARITIES, st.frozensets(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS))))
def test_the_share_of_pairs_is_one_when_all_are_held_in_any_order(
    asked: list[str], rarities: dict[str, float], held: frozenset[tuple[str, str]]
) -> None:
    found = _inquire(" ".join(asked), rarities)
    mine = frozenset((ones[0], others[0]) for ones, others, _ in found.pairs)
    turned = frozenset((other, one) for one, other in mine)
    assert found.pairs_share(mine) == found.pairs_share(turned) == (1.0 if mine else 0.0)
    assert 0 <= found.pairs_share(held) <= 1
    assert found.pairs_share(held) == pytest.approx(found.pairs_share(frozenset((b, a) for a, b in held)))


def test_what_means_the_same_counts_once() -> None:
    found = _inquire("Which pupils does the school report?")
    meant = next(meant for meant, _ in found.words if "leerl" in meant)
    assert len(meant) > 1
    shares = {found.share({word}) for word in meant}
    assert shares == {found.share(meant)} == {1 / len(found.words)}


def test_each_word_and_pair_counts_by_its_rarity() -> None:
    found = _inquire("school trein boek", {"school": 1.0, "trein": 2.0, "boek": 5.0})
    assert found.weight == 8.0
    assert found.share({"boek"}) == 5 / 8
    assert [rarity for *_, rarity in found.pairs] == [1.0, 2.0]  # that of the less rare word
    assert found.pairs_share({("trein", "boek")}) == pytest.approx(2 / 3)
    assert found.pairs_share({("school", "boek")}) == 0.0


def test_repeats_add_nothing() -> None:
    once, twice = _inquire("school trein"), _inquire("school school trein school trein")
    assert once.words == twice.words
    assert [(ones, others) for ones, others, _ in twice.pairs] == [(("school",), ("trein",)), (("trein",), ("school",))]


def test_words_of_no_weight_are_no_share() -> None:
    found = inquire("school trein", {}, lambda _: 0.0)
    assert (found.share(_all(found)), found.pairs_share({("school", "trein")})) == (0.0, 0.0)
