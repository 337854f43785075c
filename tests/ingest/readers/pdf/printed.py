"""Sets invented papers as the house prints them: Kamerstukken, a verslag with a table of contents, Handelingen."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.ingest.readers.pdf.typesetter import BOLD, FONT, ITALIC, LEAD, LEFT, MEASURE, SIZE, Press, fill

EDGE = 60.0  # points: where the numbers of a paper stand, left of its text
LONG = (
    "De commissie heeft in het najaar een bezoek gebracht aan drie scholen in de regio en daar met ouders, leerlingen "
    "en leraren gesproken over de plaatsing van kinderen die al langer thuis zitten dan de wet hun ouders toestaat."
)
NEXT = "Uit die gesprekken bleek dat de besturen elkaar zelden spreken, hoewel zij allemaal in dezelfde straat staan."
ASKED = "De leden van de D66-fractie vragen of de Minister kan zeggen hoeveel kinderen dit jaar geen plek hebben."
ANSWERED = "Het aantal kinderen zonder plek daalt sinds drie jaar, zo blijkt uit de tellingen van de besturen.{1}"


def _front(press: Press, kind: str, number: str, *, ruled: bool) -> None:
    press.text(EDGE, 790, "Tweede Kamer der Staten-Generaal", 16, BOLD)
    press.text(520, 770, "2", 30, BOLD)
    if ruled:
        press.rule(EDGE, 760, 480)
        press.rule(EDGE, 715, 480)
    press.text(EDGE, 740, "Vergaderjaar 2030–2031")
    press.at = 690
    _hanging(press, "41 234", "Plaatsing van leerlingen in het speciaal onderwijs en de aanpak van thuiszitters in het "
                              "voortgezet onderwijs", 11)
    press.at -= 10
    _hanging(press, f"Nr. {number}", kind, 9)
    press.at -= 10


def _hanging(press: Press, label: str, words: str, size: float) -> None:
    press.text(EDGE, press.at, label, size, BOLD)
    press.paragraph(words, LEFT, MEASURE, size, BOLD)


def _foot(press: Press, number: int, nr: str) -> None:
    if number == 1:
        for at, line in enumerate((f"kst-41234-{nr}", "ISSN 0921 - 7371", "’s-Gravenhage 2031")):
            press.text(EDGE, 72 - 6 * at, line, 5)
    press.footer(f"Tweede Kamer, vergaderjaar 2030–2031, 41 234, nr. {nr}", number)
    press.page()


def kamerstuk(*, ruled: bool = True) -> bytes:
    """A letter of a minister, printed as Kamerstuk 41 234, nr. 5."""
    press = Press()
    _front(press, "BRIEF VAN DE MINISTER VOOR BASIS- EN VOORTGEZET ONDERWIJS EN MEDIA", "5", ruled=ruled)
    press.paragraph("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")
    press.at -= LEAD
    press.paragraph("Den Haag, 24 februari 2031")
    press.at -= LEAD
    press.paragraph(LONG + "{1}")
    press.at -= LEAD
    press.paragraph("Gesprekken", font=ITALIC)
    press.at -= LEAD
    press.paragraph(NEXT)
    press.notes(["1 Kamerstuk 41 234, nr. 3."])
    _foot(press, 1, "5")
    press.paragraph(LONG)
    press.at -= LEAD
    press.paragraph("De Minister voor Basis- en Voortgezet Onderwijs en Media,")
    press.paragraph("P. van Bedacht")
    _foot(press, 2, "5")
    return press.pdf()


def overleg(*, dotted: bool = True) -> bytes:
    """A verslag van een schriftelijk overleg with a table of contents."""
    press = Press()
    _front(press, "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "6", ruled=True)
    press.paragraph("Vastgesteld 3 maart 2031")
    press.at -= LEAD
    press.paragraph("De vaste commissie voor Onderwijs heeft vragen en opmerkingen voorgelegd aan de Minister over de "
                    "brief van 24 februari 2031 over thuiszitters.")
    press.at -= LEAD
    press.text(LEFT, press.at, "Inhoudsopgave", font=BOLD)
    press.text(LEFT + MEASURE - 24, press.at, "blz.")
    press.at -= LEAD
    for sign, words, page in (("I", "Vragen en opmerkingen vanuit de fracties", 2),
                              ("", "Inbreng van de leden van de D66-fractie", 2),
                              ("II", "Antwoord van de Minister", 2)):
        press.text(LEFT, press.at, sign)
        dots = "." * int((MEASURE - 40 - stringWidth(words, FONT, SIZE)) / stringWidth(".", FONT, SIZE))
        press.text(LEFT + 20, press.at, f"{words} {dots}" if dotted else words)
        press.text(LEFT + MEASURE - 5, press.at, str(page))
        press.at -= LEAD
    _foot(press, 1, "6")
    for words, font in (("I Vragen en opmerkingen vanuit de fracties", BOLD),
                        ("Inbreng van de leden van de D66-fractie", ITALIC), (ASKED, FONT),
                        ("II Antwoord van de Minister", BOLD), ("Antwoord aan de leden van de D66-fractie", ITALIC),
                        (ANSWERED, FONT)):
        press.paragraph(words, font=font)
        press.at -= LEAD
    press.notes(["1 Kamerstuk 41 234, nr. 3."])
    _foot(press, 2, "6")
    return press.pdf()


TURNS = (
    ("De **voorzitter**:", "Aan de orde is het debat over thuiszitters. Ik heet de Minister van harte welkom en geef "
                           "het woord aan de heer Van Voorbeeld namens D66."),
    ("De heer **Van Voorbeeld** (D66):", LONG),
    ("", NEXT),
    ("Mevrouw **Proef** (GroenLinks):", NEXT),
    ("Minister **Bedacht**:", LONG),
    ("De **voorzitter**:", "De heer Van Voorbeeld, voor een laatste vraag aan de Minister."),
    ("De heer **Van Voorbeeld** (D66):", "Dank u wel, voorzitter. Wanneer komen de cijfers van dit jaar?"),
    ("Minister **Bedacht**:", "Voor de zomer, zoals ik de Kamer in het voorjaar al heb geschreven."),
)


def handelingen(columns: int) -> bytes:
    """Turns of a debate in two or three columns over two pages."""
    gap, left, right = 14.0, 45.0, 550.0
    measure = (right - left - gap * (columns - 1)) / columns
    lines: list[tuple[float, Sequence[tuple[str, str]]]] = []
    for label, words in TURNS * 3:
        if label:
            parts = [(part, BOLD if at % 2 else FONT) for at, part in enumerate(label.split("**")) if part]
            lines.append((0.0, parts))
        lines += [(0.0 if at or label else 9.0, [(line, FONT)])
                  for at, line in enumerate(fill(words, measure if label else measure - 9))]
    press = Press()
    per_column = 24
    for start in range(0, len(lines), per_column * columns):
        page = start // (per_column * columns) + 1
        press.text(left, 800, "Thuiszitters", 8)
        press.text(right - 160, 800, f"Tweede Kamer 3 maart 2031 TK 70 70-6-{page}", 8)
        press.text(left, 30, "Tweede Kamer", 8)
        for column in range(columns):
            x, y = left + column * (measure + gap), 760.0
            for indent, chunks in lines[start + column * per_column:start + (column + 1) * per_column]:
                at = x + indent
                for part, font in chunks:
                    press.text(at, y, part, font=font)
                    at += stringWidth(part, font, SIZE)
                y -= LEAD
        press.page()
    return press.pdf()
