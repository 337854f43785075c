"""Sentences end where a Dutch reader ends them, and together cover every word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[one.start:one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Zie Kamerstuk 26 695, nr. 134 van de regering.",
        "Dit geldt o.a. Amsterdam en Utrecht, incl. Zeist.",
        "Het rapport van drs. Kim Castenmiller en prof. dr. Jansen telt 40 blz. A4.",
        "De motie van het lid Kwint c.s. Amsterdam ligt voor.",
        "De minister, A. Slob, en H.M. de Jonge tekenen.",
        "Het bedrag is € 1.250.000 en stijgt met 3.5 procent.",
        "De vraag is gesteld... maar niet beantwoord.",
        "Zij vroeg ‘waarom?’ en kreeg antwoord.",
        "Het eerste deel; Het tweede deel; Het derde.",
        "(Zie art. 3 van de wet.)",
        "zonder einde",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["De minister schrijft.", "De Kamer leest."],
        ["Waarom niet?", "Omdat het niet kan!", "Goed."],
        ["Zij zei: «Het is genoeg.»", "Daarna was het stil."],
        ["Hij zei “Het kan.”", "Zij zweeg."],
        ["Dat is zo (zie hierboven).", "De rest volgt."],
        ["Het kost 15 miljoen.", "2021 was duurder."],
        ["Het loopt af…", "Verder niets."],
        ["De ouders staan achter het NVO.", "Dat is goed."],
    ],
)
@pytest.mark.parametrize("between", [" ", "\n", "  \n "])
def test_sentences_are_parted(parts: list[str], between: str) -> None:
    assert cut(between.join(parts)) == parts


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_no_words_no_sentences(text: str) -> None:
    assert sentences(text) == []


TEXTS = st.one_of(st.text(max_size=300), st.text(alphabet="aB1 .?!;…”»)\n\u00a0'", max_size=300))


@given(TEXTS)
def test_spans_are_in_order_disjoint_and_cover_every_visible_character(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert at <= span.start < span.end <= len(text)
        assert not text[at:span.start].strip()
        assert text[span.start:span.end] == text[span.start:span.end].strip()
        at = span.end
    assert not text[at:].strip()
