"""Letterheads in tables, frames and page headers; who works on a letter is nobody's business."""

from __future__ import annotations

import pytest

from ingest.content import Content
from tests.ingest.readers.docx.material import docx, p, part, read, shown, tbl, tc, tr

SUBJECT = "Beantwoording vragen van het lid Vaart (SP) over de brug"
SENTENCE = "Hierbij beantwoord ik de vragen die u mij op 3 mei 2024 hebt gesteld over de brug."
BODY = (p("Geachte voorzitter,"), p(SENTENCE))
SENDER = tbl(tr(tc(
    p("Directie Bruggen", style="afzendgegevens-bold"), p("Kade 1", style="afzendgegevens"),
    p("Contactpersoon", style="afzendkopje"), p("drs. P. Voorbeeld", style="afzendgegevens"),
    p("Beleidsmedewerker", style="afzendgegevens"), p("T  070 123 45 67", style="afzendgegevens"),
    p("p.voorbeeld@minbrug.example", style="afzendgegevens"), p("Ons kenmerk", style="referentiekopjes"),
    p("4567890", style="referentiegegevens"), p("Uw kenmerk", style="referentiekopjes"),
    p("2024Z01234", style="referentiegegevens"),
)))
ADDRESS = tbl(
    tr(tc(p("> Retouradres Postbus 1 2500 AA Den Haag", style="Huisstijl-Retouradres"), span=2)),
    tr(tc(p("Aan de Voorzitter van de Tweede"), p("Kamer der Staten-Generaal", style="adres"), span=2)),
    tr("Datum", "11 januari 2024"), tr("Onderwerp", SUBJECT),
)
BESIDE = tbl(
    tr("Datum", "11-01-2024"), tr("Betreft", SUBJECT), tr("Behandeld door", "P. Voorbeeld"), tr("", "070 1234567"),
)
LOOSE = (
    p("> Retouradres Postbus 1 2500 AA Den Haag"), p("De voorzitter van de Tweede Kamer"),
    p("<w:r><w:t>Datum</w:t><w:tab/><w:t>11 januari 2024</w:t></w:r>"), p(f"Betreft: {SUBJECT}"),
    p("Contactpersoon: P. Voorbeeld"),
)
BOX = (
    "<w:r><w:drawing><wps:txbx><w:txbxContent>" + BESIDE + "</w:txbxContent></wps:txbx></w:drawing></w:r>"
)
FORMS = {"tables": (ADDRESS, SENDER), "one table": (BESIDE,), "paragraphs": LOOSE, "text box": (p(BOX),)}


def front(content: Content) -> str:
    return "\n".join(block.text for block in content.blocks[:content.front])


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_letterheads(form: str) -> None:
    content = read(docx(*FORMS[form], *BODY))
    assert (content.stated.title, content.stated.date) == (SUBJECT, "2024-01-11")
    assert content.stated.kind == "antwoord schriftelijke vragen"
    assert shown(content)[-1] == ("prose", SENTENCE)


@pytest.mark.parametrize("form", FORMS)
def test_nobody_who_works_on_a_letter_is_named(form: str) -> None:
    content = read(docx(*FORMS[form], *BODY))
    words = " ".join(block.text for block in content.blocks)
    for personal in ("Voorbeeld", "voorbeeld@", "070"):
        assert personal not in words


def test_the_words_of_a_letterhead_are_front_matter() -> None:
    found = front(read(docx(ADDRESS, SENDER, *BODY)))
    for words in ("Ons kenmerk 4567890", "Uw kenmerk 2024Z01234", f"Onderwerp {SUBJECT}", "Directie Bruggen"):
        assert words in found


def test_a_letterhead_in_the_header_of_the_first_page() -> None:
    section = "".join(f'<w:headerReference w:type="{kind}" r:id="rel-{name}"/>'
                      for kind, name in (("default", "header1"), ("first", "header2")))
    content = read(docx(
        *BODY, section=section, header1=part("hdr", p("Datum"), p("1 mei 1999")), header2=part("hdr", p(BOX)),
    ))
    assert (content.stated.title, content.stated.date) == (SUBJECT, "2024-01-11")
    assert f"Betreft {SUBJECT}" in front(content)


@pytest.mark.parametrize(("subject", "kind"), [
    ("Uitstel beantwoording vragen van het lid Vaart (SP)", "mededeling (uitstel antwoord)"),
    ("Verslag van een schriftelijk overleg over bruggen", "verslag van een schriftelijk overleg"),
    ("Voortgang bruggen", None),
])
def test_kinds(subject: str, kind: str | None) -> None:
    assert read(docx(tbl(tr("Datum", "3 mei 2024"), tr("Betreft", subject)), *BODY)).stated.kind == kind


def test_sentences_that_begin_like_a_field_are_none() -> None:
    told = "Inlichtingen van de politie over de brug wijzen uit dat er niets aan de hand is."
    kept = "Kenmerk van de brug is dat zij beweegt wanneer er een schip nadert."
    content = read(docx(p(told), p(kept), *BODY))
    assert [text for _, text in shown(content)][:2] == [told, kept]


def test_a_table_of_data_with_such_headings_is_none() -> None:
    data = tbl(tr("Datum", "Onderwerp"), tr("3 mei 2024", "De brug"), tr("4 mei 2024", "De sluis"))
    content = read(docx(*BODY, p("In de tabel staan de besluiten die ik over de brug heb genomen."), data))
    assert content.stated.title is None
    assert shown(content)[-1][0] == "table"
