"""Labels in running text become headings, as they are printed."""

from __future__ import annotations

from ingest.blocks import Block
from ingest.speech.inline import head_labels

LIST = "lijst van vragen en antwoorden"


def shown(texts: list[str], kind: str | None = LIST) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in head_labels([Block("prose", text, 1) for text in texts], kind)]


def test_a_label_and_what_it_announces() -> None:
    assert shown(["Vraag 3: Klopt dit?", "Antwoord: Ja, dat klopt."], None) == [
        ("heading", "Vraag 3"), ("prose", "Klopt dit?"), ("heading", "Antwoord"), ("prose", "Ja, dat klopt."),
    ]


def test_one_such_line_is_no_habit() -> None:
    assert shown(["Antwoord: Ja, dat klopt.", "De rest volgt."], "brief regering") == [
        ("prose", "Antwoord: Ja, dat klopt."), ("prose", "De rest volgt."),
    ]


def test_only_the_next_number_of_a_list_is_a_question() -> None:
    assert shown(["1. Klopt dit?", "Antwoord: Er zijn 2:", "1. een sluis;", "3. een brug?", "2", "Waarom?"]) == [
        ("heading", "1"), ("prose", "Klopt dit?"), ("heading", "Antwoord"), ("prose", "Er zijn 2:"),
        ("prose", "1. een sluis;"), ("prose", "3. een brug?"), ("heading", "2"), ("prose", "Waarom?"),
    ]


def test_another_kind_of_paper_keeps_its_numbers() -> None:
    assert shown(["1. Klopt dit?"], "brief regering") == [("prose", "1. Klopt dit?")]
