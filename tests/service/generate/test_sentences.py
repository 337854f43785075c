import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.generate.sentences import Sentences


def cut(text: str, piece: int = 10_000) -> list[str]:
    """The sentences of a text that comes in pieces of so many characters."""
    one = Sentences()
    found = [sentence for at in range(0, len(text), piece) for sentence in one.feed(text[at:at + piece])]
    return [sentence for sentence in [*found, *one.close()] if sentence]


@pytest.mark.parametrize(("text", "sentences"), [
    ("Een [1]. Twee [2].", ["Een [1].", "Twee [2]."]),
    ("Een. [1] Twee. [2]", ["Een. [1]", "Twee. [2]"]),
    ("Een. [1][2] Twee. [3, 4]\n", ["Een. [1][2]", "Twee. [3, 4]"]),
    ("[1] Een. Twee [2].", ["[1] Een.", "Twee [2]."]),
    ("Een [1].\n- Twee [2].\n2. Drie [3].\n## Kop\n", ["Een [1].", "Twee [2].", "Drie [3].", "Kop"]),
    ("Er zijn 4.790 scholen, aldus dhr. A. Slob [1]. Dat is nr. 3 [2].",
     ["Er zijn 4.790 scholen, aldus dhr. A. Slob [1].", "Dat is nr. 3 [2]."]),
    ("Een **vet** woord [1]", ["Een vet woord [1]"]),
    ("Een.\n[1]\nTwee.", ["Een. [1]", "Twee."]),
])
def test_sentences_keep_their_citations(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences
    assert cut(text, 1) == sentences
    assert cut(text, 3) == sentences


def test_a_sentence_without_end_is_given_up() -> None:
    one = Sentences()
    assert [len(found) for found in one.feed("a" * 3000)] == [3000]
    assert one.feed("Een [1]. ") == []


@given(st.text("ab. [1]\n", max_size=80), st.integers(1, 9))
def test_no_word_is_lost(text: str, piece: int) -> None:
    joined = "".join("".join(cut(text, piece)).split())
    assert joined.count("a") == text.count("a")
    assert joined.count("b") == text.count("b")
