from typing import Any

import pytest

from ingest.model import Signatory, Speaker, as_json
from service.cli.render.wording import date_words, marker, speaker_words
from service.labels import LABELS

SLOB = Speaker("minister", "A. Slob", None, (Signatory("staatssecretaris", "P. Blokhuis", "VWS"),), "Media")


def _words(speaker: Speaker | None, language: Any = "nl") -> str:
    return speaker_words(as_json(speaker), LABELS[language])


def test_a_letter_that_two_sign_names_both() -> None:
    assert _words(SLOB) == "minister A. Slob (Media), mede namens staatssecretaris P. Blokhuis (VWS)"
    assert _words(SLOB, "en") == "minister A. Slob (Media), also on behalf of staatssecretaris P. Blokhuis (VWS)"


def test_a_letter_that_four_sign_lists_them() -> None:
    others = tuple(Signatory("minister", name, None) for name in ("H.M. de Jonge", "S. Dekker", "A. Ander"))
    assert _words(Speaker("minister", "A. Slob", None, others)) == (
        "minister A. Slob, mede namens minister H.M. de Jonge, minister S. Dekker en minister A. Ander")


@pytest.mark.parametrize(("speaker", "words"), [
    (Speaker("fractie", None, "SGP"), "SGP-fractie"),
    (Speaker(None, "P. Kwint", "SP"), "P. Kwint (SP)"),
    (Speaker("minister"), "minister"),
    (Speaker("minister", None, portfolio="Financiën"), "minister (Financiën)"),
    (Speaker("minister", "Slob", None, (Signatory("minister", None, "Financiën"),)),
     "minister Slob, mede namens minister (Financiën)"),
    (Speaker("lid", "Bos", "SP", (Signatory("lid", "Smit", "D66"),)), "lid Bos (SP), mede namens lid Smit (D66)"),
    (Speaker(None), "spreker onbekend"),
    (None, "spreker onbekend"),
])
def test_speakers(speaker: Speaker | None, words: str) -> None:
    assert _words(speaker) == words


def test_dates_in_both_languages() -> None:
    assert date_words("2021-05-20", LABELS["nl"]) == "20 mei 2021"
    assert date_words("2021-05-20", LABELS["en"]) == "20 May 2021"
    assert date_words("2021", LABELS["nl"]) == "2021"


def test_markers_are_superscript() -> None:
    assert marker("12") == "[¹²]"
