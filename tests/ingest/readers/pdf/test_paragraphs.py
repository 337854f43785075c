"""Paragraphs, headings and lists from the places of lines; columns; what a page carries around its text."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.assemble import assemble
from ingest.paper.front import read_front, split_front
from ingest.source import File
from tests.ingest.readers.pdf.typesetter import (
    BOLD,
    FONT,
    ITALIC,
    LEAD,
    LEFT,
    MEASURE,
    SHY,
    SIZE,
    Press,
    fill,
    read,
    shown,
)

LONG = (
    "De commissie heeft in het najaar een bezoek gebracht aan drie scholen in de regio en daar met ouders, leerlingen "
    "en leraren gesproken over de plaatsing van kinderen die al langer thuis zitten dan de wet hun ouders toestaat."
)
NEXT = "Uit die gesprekken bleek dat de besturen elkaar zelden spreken, hoewel zij allemaal in dezelfde straat staan."


def test_a_paragraph_ends_with_a_short_line_and_runs_on_over_pages() -> None:
    press = Press()
    press.paragraph(LONG)
    lines = fill(NEXT, MEASURE)
    press.text(LEFT, press.at, lines[0])
    press.footer("Tweede Kamer, vergaderjaar 2030–2031, 41 234, nr. 5", 1)
    press.page()
    press.paragraph(" ".join(lines[1:]))
    press.footer("Tweede Kamer, vergaderjaar 2030–2031, 41 234, nr. 5", 2)
    content = read(press.pdf())
    assert [(block.page, block.text) for block in content.blocks] == [(1, LONG), (1, NEXT)]
    assert (content.footers[0].dossier, content.footers[0].number) == ("41 234", "5")


def test_words_broken_at_a_line_end_are_mended() -> None:
    words = f"De onderwijs{SHY}zorgarrangementen " * 14 + "zijn er voor alle kinderen."
    press = Press()
    press.paragraph(words)
    assert any(line.endswith("onderwijs-") for line in fill(words, MEASURE))
    assert shown(read(press.pdf())) == [words.replace(SHY, "")]


def test_a_soft_hyphen_at_a_line_end_only_breaks_the_word() -> None:
    press = Press()
    press.text(LEFT, press.at, f"De commissie heeft in het najaar gesproken over de plaatsing van alle thuis{SHY}")
    press.text(LEFT, press.at - LEAD, "zitters in de regio.")
    text = "De commissie heeft in het najaar gesproken over de plaatsing van alle thuiszitters in de regio."
    assert shown(read(press.pdf())) == [text]


def test_an_indent_begins_a_paragraph_and_room_above_a_heading() -> None:
    press = Press()
    press.paragraph(LONG)
    first, *rest = fill(f"XX {NEXT}", MEASURE)
    press.text(LEFT + 14, press.at, first.replace("XX ", ""))
    press.at -= LEAD
    for line in rest:
        press.text(LEFT, press.at, line)
        press.at -= LEAD
    press.heading("Plaatsing van leerlingen", BOLD)
    press.paragraph(NEXT)
    press.heading("Thuiszitters", ITALIC)
    press.paragraph(LONG)
    content = read(press.pdf())
    assert shown(content) == [LONG, NEXT, "Plaatsing van leerlingen", NEXT, "Thuiszitters", LONG]
    assert [block.style for block in content.blocks] == ["", "", "bold", "", "italic", ""]


def test_items_with_a_hanging_indent() -> None:
    press = Press()
    press.paragraph("De Minister onderneemt de volgende stappen:")
    for sign in ("•", "–", "2."):
        press.text(LEFT, press.at, sign)
        press.paragraph(LONG, LEFT + 14, MEASURE - 14)
    press.paragraph(NEXT)
    content = read(press.pdf())
    assert [(block.kind, block.sign) for block in content.blocks] == [
        ("prose", ""), ("item", "•"), ("item", "–"), ("item", "2."), ("prose", ""),
    ]
    assert shown(content)[1:] == [LONG, LONG, LONG, NEXT]


def test_questions_and_answers_are_headings() -> None:
    press = Press()
    for heading in ("Vraag 1", "Antwoord 1", "Vraag 2, 3 en 4", "Antwoord 2, 3 en 4", "Mededeling"):
        press.heading(heading)
        press.paragraph(NEXT)
    content = read(press.pdf())
    assert [block.text for block in content.blocks if block.kind == "heading"] == [
        "Vraag 1", "Antwoord 1", "Vraag 2, 3 en 4", "Antwoord 2, 3 en 4", "Mededeling",
    ]


@pytest.mark.parametrize(("heading", "apart"), [("Vraag 1 en 2", True), ("Vraag 1", False), ("Vraag 1, 2 en 3", False)])
def test_a_question_that_ends_at_the_margin_ends_where_the_heading_counts_another(heading: str, apart: bool) -> None:
    first = "Kunt u zeggen hoeveel kinderen in de regio al langer dan een jaar thuis zitten, en waar?"
    second = "Welke stappen onderneemt u om daaraan op korte termijn een einde te maken?"
    line, = fill(first, 600)
    press = Press()
    press.heading(heading)
    press.paragraph(f"{line} {second}", measure=stringWidth(line, FONT, SIZE) + 2)
    press.heading("Antwoord 1")
    press.paragraph(LONG, measure=stringWidth(line, FONT, SIZE) + 2)
    texts = shown(read(press.pdf()))[1:]
    assert texts[:texts.index("Antwoord 1")] == ([first, second] if apart else [f"{first} {second}"])


@pytest.mark.parametrize("signs", [("1", "2"), ("1.", "2.")])
def test_questions_that_are_only_numbered(signs: tuple[str, str]) -> None:
    press = Press()
    press.paragraph(LONG)
    for number, sign in enumerate(signs, start=1):
        press.heading(sign)
        press.paragraph("Kent u het bericht over thuiszitters in de regio?")
        press.heading("Antwoord" if number == 1 else "Antwoord op vraag 2:", BOLD)
        press.paragraph(NEXT)
    assert [block.text for block in read(press.pdf()).blocks if block.kind == "heading"] == [
        "Vraag 1", "Antwoord", "Vraag 2", "Antwoord op vraag 2",
    ]


def test_a_space_that_the_typesetter_lost() -> None:
    press = Press()
    press.text(LEFT, press.at, "Vragen van de leden ")
    x = LEFT + stringWidth("Vragen van de leden ", FONT, SIZE)
    chunks = (("Voorbeeld", BOLD), ("(beiden XX) over ", FONT), ("red-tagging", ITALIC), ("van het lid ", FONT),
              ("Inge vanDijk", BOLD), (" en een ", FONT), ("mee", ITALIC), ("waarde", FONT))
    for chunk, font in chunks:
        press.text(x, press.at, chunk, font=font)
        x += stringWidth(chunk, font, SIZE)
    assert shown(read(press.pdf())) == [
        "Vragen van de leden Voorbeeld (beiden XX) over red-tagging van het lid Inge van Dijk en een meewaarde",
    ]


def test_two_columns_are_read_one_after_the_other_under_a_title_across_both() -> None:
    press = Press()
    press.paragraph("De vergadering over de plaatsing van leerlingen in het speciaal onderwijs", 60, 480, 14)
    press.at -= 20
    top = press.at
    turns = [f"De heer Voorbeeld ({party}): {LONG}" for party in ("AA", "BB", "CC")]
    for turn in turns:
        press.paragraph(turn, 60, 225)
    press.at = top
    for turn in reversed(turns):
        press.paragraph(turn, 310, 225)
    assert shown(read(press.pdf()))[1:] == [*turns, *reversed(turns)]


def test_small_type_beside_the_text_is_read_by_itself() -> None:
    press = Press()
    top = press.at
    press.paragraph(f"{LONG} {NEXT} {LONG}", 60)
    for at, line in enumerate(("Ministerie van Voorbeelden", "Directie Leerplicht", "Plein 1", "Ons kenmerk")):
        press.text(430, top - 10 * at, line, 6.5)
    assert shown(read(press.pdf()))[0] == f"{LONG} {NEXT} {LONG}"


def test_a_title_hangs_under_the_words_after_its_number() -> None:
    press = Press()
    press.text(60, press.at, "Nr. 17", font=BOLD)
    press.text(LEFT, press.at, "BRIEF VAN DE MINISTER VAN ONDERWIJS, CULTUUR EN", font=BOLD)
    press.text(LEFT, press.at - LEAD, "WETENSCHAP", font=BOLD)
    press.at -= 4 * LEAD
    press.paragraph(LONG)
    assert shown(read(press.pdf())) == ["Nr. 17 BRIEF VAN DE MINISTER VAN ONDERWIJS, CULTUUR EN WETENSCHAP", LONG]


def test_turned_text_and_text_outside_the_page_are_no_part_of_the_paper() -> None:
    press = Press()
    press.paragraph(LONG)
    press.text(LEFT, -40, "Drukproef van de zetter")
    press.text(900, 400, "Ook buiten beeld")
    press.canvas.saveState()
    press.canvas.translate(40, 300)
    press.canvas.rotate(90)
    press.text(0, 0, "Vertrouwelijk exemplaar")
    press.canvas.restoreState()
    assert shown(read(press.pdf())) == [LONG]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_as_a_whole(turn: int) -> None:
    press = Press()
    press.canvas.translate(*{90: (600, 0), 180: (600, 842), 270: (0, 842)}[turn])
    press.canvas.rotate(turn)
    press.at = 500
    press.paragraph(LONG, 100)
    assert shown(read(press.pdf())) == [LONG]


def test_the_same_lines_at_the_edge_of_every_page_and_page_numbers_go() -> None:
    press = Press()
    subjects = ("Toezicht", "Handhaving", "Ouders", "Gemeenten")
    for number, subject in enumerate(subjects, start=1):
        press.text(LEFT, 800, "Rapport Inspectie van de Kinderopvang")
        press.heading(subject, BOLD)
        press.paragraph(LONG if number % 2 else NEXT)
        press.text(290, 40, f"Pagina {number} van 4")
        press.page()
    texts = shown(read(press.pdf()))
    assert texts == ["Toezicht", LONG, "Handhaving", NEXT, "Ouders", LONG, "Gemeenten", NEXT]


def test_an_accent_set_over_its_letter() -> None:
    press = Press()
    press.text(LEFT, press.at, "Vragen van het lid Kostic")
    press.text(LEFT + 97.6, press.at, "´")
    assert shown(read(press.pdf())) == ["Vragen van het lid Kostić"]


def test_the_first_page_of_an_aanhangsel_says_what_it_is() -> None:
    press = Press()
    press.text(60, 790, "Tweede Kamer der Staten-Generaal", 16, BOLD)
    press.text(500, 770, "2", 30, BOLD)
    press.text(60, 740, "Vergaderjaar 2030–2031")
    press.text(LEFT + 40, 740, "Aanhangsel van de Handelingen", font=BOLD)
    press.at = 690
    press.paragraph("Vragen gesteld door de leden der Kamer, met de daarop gegeven antwoorden", font=BOLD)
    press.text(LEFT, 600, "417", 12, BOLD)
    press.at = 570
    press.paragraph("Vragen van de leden Voorbeeld (D66) en Van der Proef (SP) aan de Minister van Onderwijs over "
                    "thuiszitters in het speciaal onderwijs (ingezonden 3 maart 2031).")
    press.at -= 5
    press.paragraph("Antwoord van Minister Bedacht (Onderwijs) (ontvangen 21 maart 2031).")
    press.heading("Vraag 1")
    press.paragraph("Kent u het bericht over thuiszitters?{1}")
    press.heading("Antwoord 1")
    press.paragraph("Ja.")
    press.notes(["1 De Krant, 1 maart 2031."])
    for at, line in enumerate(("ah-tk-20302031-417", "ISSN 0921 - 7398", "’s-Gravenhage 2031")):
        press.text(60, 72 - 6 * at, line, 5)
    press.footer("Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel", 1)
    pdf = press.pdf()
    content = read(pdf)
    stated = read_front(content.blocks[:split_front(content.blocks)])
    assert [(one.name, one.party) for one in stated.askers] == [("Voorbeeld", "D66"), ("Van der Proef", "SP")]
    assert [(one.role, one.name) for one in stated.respondents] == [("minister", "Bedacht")]
    paper = assemble(content, File("vragen.pdf", pdf), "PDF")
    document = paper.document
    assert (document.id, document.number, document.session) == ("ah-tk-20302031-417", "417", "2030-2031")
    assert (str(document.date), document.kind) == ("2031-03-21", "antwoord schriftelijke vragen")
    assert [passage.section for passage in paper.passages] == [("Vraag 1",), ("Antwoord 1",)]
    assert [passage.page for passage in paper.passages] == [1, 1]
    assert all(paper.text[one.span.start:one.span.end] == one.text for one in paper.passages)
    assert "ISSN" not in paper.text
