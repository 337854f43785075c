import pytest

from index.language import detect, length_of


@pytest.mark.parametrize(("question", "language"), [
    ("Wat zegt de minister over de representativiteit van het Kohnstamm-onderzoek?", "nl"),
    ("What did the minister say about the representativeness of the Kohnstamm study?", "en"),
    ("Hoeveel leerlingen zaten er thuis?", "nl"),
    ("How many pupils were absent for over three months?", "en"),
    ("Was ist das?", "nl"),
    ("thuiszitters 2021", "nl"),
    ("", "nl"),
    ("WHO ASKED ABOUT THE BUDGET", "en"),
])
def test_language_of_a_question(question: str, language: str) -> None:
    assert detect(question) == language


def test_a_question_is_as_long_as_its_words() -> None:
    assert length_of("Hoeveel thuiszitters waren er in 2018-2019?") == 0.0
    assert 0.0 < length_of("woord " * 20) < length_of("woord " * 30) < 1.0
    assert length_of("woord " * 100) == 1.0
