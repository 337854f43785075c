"""Markdown and leftovers of HTML become the words a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.markup import emphasis, link_targets, plain


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**Vet** en *schuin* en __ook vet__", "Vet en schuin en ook vet"),
        ("***Beide***", "Beide"),
        ("I Vragen en opmerkingen uit de fracties**", "I Vragen en opmerkingen uit de fracties"),
        ("[het rapport](https://a.nl/x_1)", "het rapport"),
        ("[het rapport](https://a.nl \"titel\") en ![](https://a.nl/b.png)", "het rapport en https://a.nl/b.png"),
        (r"[Thuiszitters-Tellen.pdf \(balansdigitaal.nl\)](#)", "Thuiszitters-Tellen.pdf (balansdigitaal.nl)"),
        ("<https://www.kennisnet.nl/de-rol/>", "https://www.kennisnet.nl/de-rol/"),
        ("Zo staat het er.<sup>12</sup>", "Zo staat het er.¹²"),
        ("Zo staat het er.^{3}", "Zo staat het er.³"),
        ("een<br/>regel, <b>vet</b> en H<sub>2</sub>O", "een regel, vet en H2O"),
        (r"\*geen noot\* en \# en 1\.", "*geen noot* en # en 1."),
        ("Jan &amp; Piet &lt; Klaas", "Jan & Piet < Klaas"),
        ("3 * 4 * 5 en a*b*c", "3 * 4 * 5 en a*b*c"),
        ("snake_case_naam", "snake_case_naam"),
        ("minder < dan > meer", "minder < dan > meer"),
        ("  veel \t  wit  ", "veel wit"),
    ],
)
def test_what_a_reader_sees(written: str, seen: str) -> None:
    assert plain(written) == seen


def test_links_lead_outside_only() -> None:
    text = "[a](https://a.nl) [b](#kop) [c](www.c.nl/x) [d](mailto:d@d.nl) [e](bijlage.pdf)"
    assert link_targets(text) == ["https://a.nl", "www.c.nl/x", "mailto:d@d.nl"]


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("**Tot slot**", "bold"),
        ("__Tot slot__", "bold"),
        ("**Tot** **slot**:", "bold"),
        ("*Kind centraal*", "italic"),
        ("*Kind* centraal", ""),
        ("**Tot slot** volgt", ""),
        ("Tot slot", ""),
        ("", ""),
    ],
)
def test_a_line_in_one_style(line: str, style: str) -> None:
    assert emphasis(line) == style


@given(st.text(alphabet="abc ABC.,;0123456789éü€%()", max_size=200))
def test_words_without_marks_only_lose_white_space(text: str) -> None:
    assert plain(text) == " ".join(text.split())


@pytest.mark.parametrize(("written", "read"), [
    ("zes&nbsp;uur", "zes uur"), ("samen&shy;werken", "samenwerken"), ("een&#57344;0&#57345;", "een0"),
    ("a&#27;b&#x85;", "ab…"), ("R&D & Co", "R&D & Co"), ("&euro; 5 &lt; 6", "€ 5 < 6"),
])
def test_entities_stand_for_what_a_text_can_hold(written: str, read: str) -> None:
    assert plain(written) == read
