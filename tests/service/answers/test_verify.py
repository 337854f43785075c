"""Nothing leaves that does not stand where its offsets say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.prepared import prepare_passage
from service.answers.model import Also, Answer, Asked, Differing, Explanation, Nearest, Quote
from service.answers.papers import Papers
from service.answers.verify import stands, verified
from tests.index.making import make_passage
from tests.index.samples import make_document

TEXT = "De cijfers zijn gestegen. Een jaar later daalden zij. Er is hulp voor ouders."
PASSAGE = make_passage("kst-1-1", 1, TEXT)
PAPERS = Papers({PASSAGE.id: prepare_passage(make_document(), PASSAGE)}.get, lambda _: 1.0)
OFFSETS = st.integers(-5, len(TEXT) + 5)
GOOD = Quote(PASSAGE.id, 0, 10)


@given(OFFSETS, OFFSETS, st.sampled_from([PASSAGE.id, "kst-9-9#1"]), st.booleans())
def test_words_stand_only_where_the_passage_has_them(start: int, end: int, passage_id: str, changed: bool) -> None:
    words = TEXT[max(0, start):max(0, end)]
    given_words = f"{words}!" if changed else words
    inside = 0 <= start < end <= len(TEXT) and bool(words.strip())
    right = inside and passage_id == PASSAGE.id and not changed
    assert stands(Quote(passage_id, start, end), given_words, PAPERS) == right


@given(OFFSETS, OFFSETS)
def test_no_part_of_an_answer_leaves_unless_it_stands(start: int, end: int) -> None:
    quote, text = Quote(PASSAGE.id, start, end), "Een jaar"
    right = stands(quote, text, PAPERS)
    good, own = TEXT[:10], Differing(GOOD, TEXT[:10], "1", 1.0, None, None, None, "c")
    answer = verified(Answer(
        "extract", good, GOOD, 0.9, ("a", "b"),
        asked=Asked(quote, text, None, (), ()), also=(Also(quote, text, None, None, "c"),),
        differing=(own, Differing(quote, text, "2", 2.0, None, None, None, "c")),
        explanation=Explanation(quote, text, None, "c"),
        nearest=(Nearest(quote, text, None, None, "c"), Nearest(GOOD, good, None, None, "c")),
    ), PAPERS)
    assert answer is not None
    assert (answer.asked is not None) == (len(answer.also) == 1) == (answer.explanation is not None) == right
    assert len(answer.differing) == (2 if right else 0)
    assert [one.text for one in answer.nearest] == ([text] if right else []) + [good]


def test_an_answer_whose_own_words_are_not_there_is_none() -> None:
    assert verified(Answer("extract", "Er is niets.", GOOD, 0.9, ()), PAPERS) is None


def test_a_citation_goes_with_its_words() -> None:
    lost = Also(Quote("kst-9-9#1", 0, 4), "niet", None, None, "c")
    answer = verified(Answer("extract", TEXT[:10], GOOD, 0.9, (PASSAGE.id, "kst-9-9#1"), also=(lost,)), PAPERS)
    assert answer is not None
    assert answer.citations == (PASSAGE.id,)
