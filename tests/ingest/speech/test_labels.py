"""Headings of questions and answers, and the numbers in them."""

from __future__ import annotations

import pytest

from ingest.speech.labels import Label, base, has_labels, label_of, numbers_in


@pytest.mark.parametrize(
    ("heading", "kind", "numbers"),
    [
        ("Vraag 3", "question", "3"), ("Vraag 4, 5 en 6", "question", "4 5 6"), ("Vragen 4 t/m 6", "question", "4 5 6"),
        ("Vraag 7, 8, 9 10 en 11", "question", "7 8 9 10 11"),
        ("Vraag 1 en vraag 2", "question", "1 2"), ("Vraag 3a", "question", "3a"),
        ("Vraag 1 (lid Kaag)", "question", "1"),
        ("Antwoord 3, 4 en 5", "answer", "3 4 5"), ("Antwoord 4 tot en met 6", "answer", "4 5 6"),
        ("Antwoord op vraag 2", "answer", "2"), ("Antwoord op de vragen 3 en 8", "answer", "3 8"),
        ("Antwoord op vragen 1-3", "answer", "1 2 3"), ("Antwoord 3a en b", "answer", "3a 3b"),
        ("ANTWOORD VRAAG 7:", "answer", "7"), ("Antwoord:", "answer", ""), ("Reactie", "answer", ""),
        ("Antwoord van de Minister van Financiën", "answer", ""), ("Mededeling", "notice", ""),
        ("Toelichting:", "explanation", ""),
    ],
)
def test_a_heading_that_is_a_label(heading: str, kind: str, numbers: str) -> None:
    found = label_of(heading)
    assert found is not None
    assert (found.kind, " ".join(found.numbers)) == (kind, numbers)


@pytest.mark.parametrize(
    "heading",
    ["Reactie op de motie", "Vraagstelling", "Antwoorden in beeld", "12", "Cijfers 2020", "", "Vraag 12 jaar later"],
)
def test_any_other_heading_is_none(heading: str) -> None:
    assert label_of(heading) is None


def test_a_number_alone_is_a_question_where_the_paper_says_so() -> None:
    assert label_of("12.", bare_numbers=True) == Label("question", ("12",))
    assert label_of("2019", bare_numbers=True) is None


def test_a_range_is_bounded() -> None:
    assert len(numbers_in("1 t/m 999")) == 2
    assert numbers_in("3 tot 1") == ("3", "1")
    assert base("3a") == "3"


def test_one_answer_makes_no_list_of_questions() -> None:
    assert not has_labels(["Inleiding", "Reactie"])
    assert has_labels(["Vraag 1", "Antwoord 1"])
    assert has_labels(["Antwoord", "Antwoord"])
