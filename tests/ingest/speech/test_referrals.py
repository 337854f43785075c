"""Answers that send the reader on."""

from __future__ import annotations

import pytest

from ingest.speech.referrals import referred, refers_above


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Zie het antwoord op vraag 2.", "2"), ("Zie antwoord vraag 2 en 3.", "2 3"), ("Zie antwoord 4.", "4"),
        ("Zie 2.", "2"), ("Deze vraag is beantwoord onder 5.", "5"),
        ("Deze vraag heb ik beantwoord in het antwoord op vraag 6.", "6"),
        ("Ik verwijs u naar het antwoord op de vragen 3 t/m 5.", "3 4 5"),
        ("Voor het antwoord op deze vraag verwijs ik u naar mijn antwoord op vraag 1.", "1"),
        ("Ja. Zie verder m.n. het antwoord op vragen 7 en 8 voor de cijfers.", "7 8"),
        ("Zie het antwoord op vraag 2 van het lid Bos (Aanhangsel 12).", ""),
        ("Zie mijn brief van 3 mei.", ""), ("In 2023 waren het er 3, zie tabel 2.", ""),
        ("Deze vraag is beantwoord in 2019.", ""), ("Zoals in het antwoord op vraag 2 staat, klopt dat.", ""), ("", ""),
    ],
)
def test_numbers_of_the_answers_it_sends_to(text: str, numbers: str) -> None:
    assert " ".join(referred(text)) == numbers


def test_the_answer_above() -> None:
    assert refers_above("Zie het vorige antwoord.")
    assert refers_above("Zie hierboven.")
    assert not refers_above("Zie het vorige antwoord op vraag 2.")
    assert not refers_above("Zie het rapport. " * 20 + "Zie hierboven.")
