import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import BadRequest
from service.question import check_k, check_mode, check_question


@pytest.mark.parametrize("blank", ["", " ", "\n\t \u00a0"])
def test_a_blank_question_is_refused(blank: str) -> None:
    with pytest.raises(BadRequest, match="the question is empty: expected 1 to 2000 characters"):
        check_question(blank, 2000)


def test_a_question_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert len(check_question("a" * 2000, 2000)) == 2000
    with pytest.raises(BadRequest, match="has 20000 characters and may have 2000"):
        check_question("a" * 20_000, 2000)


@pytest.mark.parametrize("question", ["what\0", "half \udcff a pair"])
def test_what_is_no_text_is_refused(question: str) -> None:
    with pytest.raises(BadRequest, match="what is no text"):
        check_question(question, 2000)


@given(st.text(min_size=1, max_size=50))
def test_a_question_that_passes_is_itself_without_the_blanks_around_it(question: str) -> None:
    try:
        checked = check_question(question, 2000)
    except BadRequest:
        assert not question.strip() or "\0" in question
    else:
        assert checked == question.strip()
        assert check_question(checked, 2000) == checked


@pytest.mark.parametrize("k", [0, -1, 101])
def test_k_out_of_range(k: int) -> None:
    with pytest.raises(BadRequest, match=f"k is {k}: expected 1 to 100"):
        check_k(k)


def test_ways_to_answer() -> None:
    assert [check_mode("extract"), check_mode("none")] == ["extract", "none"]
    with pytest.raises(BadRequest, match="no language model is configured"):
        check_mode("generated")
    with pytest.raises(BadRequest, match='answer is \'poem\': expected "extract" or "none"'):
        check_mode("poem")
