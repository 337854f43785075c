import pytest

from index.language import detect


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
