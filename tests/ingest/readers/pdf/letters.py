"""Sets invented letters of ministries, in the layouts they are printed in: where labels stand, above or beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.ingest.readers.pdf.typesetter import BOLD, FONT, ITALIC, Press, fill

SUBJECT = "Voortgang van de aanpak van thuiszitters in het speciaal onderwijs en de afspraken daarover"
FIRST = (
    "Met deze brief informeer ik uw Kamer over de voortgang van de aanpak van thuiszitters.{1} Daarover heb ik in het "
    "voorjaar met de besturen gesproken, mede naar aanleiding van de motie van het lid Voorbeeld."
)
SECOND = "De besturen hebben toegezegd dat zij voor elk kind een plek zoeken.{2} Ik zal daarop toezien."
LEAD_IN = "Daartoe nemen zij de volgende stappen:"
ITEMS = (
    "zij maken met elke gemeente in de regio een afspraak over wie het eerste gesprek met de ouders voert en wanneer;",
    "zij melden de plekken;",
    "zij leggen in het jaarverslag uit welke kinderen geen plek hebben gevonden en wat er voor hen is gedaan.",
)
LAST = "Voor de zomer informeer ik uw Kamer over de uitkomsten van deze gesprekken en over de cijfers van dit jaar."
NOTES = ("1 Kamerstuk 41 234, nr. 3.", "2 www.besturen.example/afspraken")
SIGNED = ("de minister voor Basisonderwijs en Media,", "P. van Bedacht")
ADDRESS = ("De voorzitter van de Tweede Kamer der Staten-Generaal", "Postbus 20018", "2500 EA DEN HAAG")
CONTACT = ("drs. Q.R. Geheim", "Beleidsmedewerker", "T 070 123 45 67", "q.geheim@minvoor.example")
SIDE = (
    ("Directie Leerplicht", "Plein 1", "2511 AA Den Haag", "www.minvoor.example"), ("Contactpersoon", *CONTACT),
    ("Onze referentie", "27123456"), ("Uw brief van", "3 februari 2031"), ("Uw referentie", "2031Z10632"),
    ("Bijlagen", "2"),
)


def _side(press: Press, x: float, groups: Sequence[Sequence[str]], top: float = 700.0) -> None:
    """Small groups under one another, each with its label in bold."""
    for group in groups:
        for at, line in enumerate(group):
            press.text(x, top, line, 6.5, BOLD if at == 0 else FONT)
            top -= 9
        top -= 6


def _address(press: Press, x: float) -> None:
    press.text(x, 745, "> Retouradres Postbus 1 2500 AA Den Haag", 6.5)
    for at, line in enumerate(ADDRESS):
        press.text(x, 700 - 12 * at, line)


def right_column(press: Press) -> float:
    """The house style of the government: `Datum` and `Betreft` above the text, everything else to its right."""
    _address(press, 80)
    _side(press, 470, SIDE)
    press.text(80, 590, "Datum")
    press.text(122, 590, "24 februari 2031")
    press.text(80, 578, "Betreft")
    for at, line in enumerate(fill(SUBJECT, 320)):
        press.text(122, 578 - 12 * at, line)
    press.at = 530
    return 80


def left_column(press: Press) -> float:
    """An older style: everything to the left of the text."""
    _address(press, 190)
    groups = (*SIDE, ("Datum", "24 februari 2031"), ("Onderwerp", *fill(SUBJECT, 110, 6.5)))
    _side(press, 60, groups, 640)
    press.at = 600
    return 190


def labels_in_rows(press: Press) -> float:
    """Labels side by side, the values under them."""
    _address(press, 80)
    cells = (("Datum", "24 februari 2031"), ("Ons kenmerk", "27123456"), ("Uw kenmerk", "2031Z10632"),
             ("Contactpersoon", "drs. Q.R. Geheim"))
    for at, (label, value) in enumerate(cells):
        press.text(80 + 115 * at, 600, label, 7, BOLD)
        press.text(80 + 115 * at, 589, value, 9)
    press.text(80, 570, "Onderwerp", 7, BOLD)
    for at, line in enumerate(fill(SUBJECT, 320)):
        press.text(80, 558 - 11 * at, line)
    press.at = 510
    return 80


def lines_above(press: Press) -> float:
    """Label, colon and value on one line, as in a typed letter."""
    _address(press, 80)
    press.at = 630
    subject, *rest = fill(f"Betreft: {SUBJECT}", 340)
    for line in ("Datum: 24 februari 2031", "Ons kenmerk: 27123456", "Uw kenmerk: 2031Z10632",
                 "Contactpersoon: Q.R. Geheim", subject, *rest):
        press.text(80 if line not in rest else 80 + 36, press.at, line)
        press.at -= 12
    press.at -= 24
    return 80


LAYOUTS: dict[str, Callable[[Press], float]] = {
    "right": right_column, "left": left_column, "rows": labels_in_rows, "lines": lines_above,
}


def letter(layout: str, *, greeting: str = "Geachte voorzitter,", bullet: str = "•") -> bytes:
    """A letter of two pages."""
    press = Press()
    x = LAYOUTS[layout](press)
    measure, size, lead = 340.0, 9.0, 12.0
    def paragraph(words: str, font: str = FONT) -> None:
        press.paragraph(words, x, measure, size, font, lead)
        press.at -= lead

    if greeting:
        paragraph(greeting)
    paragraph(FIRST)
    press.at += 0
    press.paragraph("Afspraken met besturen", x, measure, size, BOLD, lead)
    paragraph(SECOND)
    press.paragraph(LEAD_IN, x, measure, size, FONT, lead)
    for item in ITEMS:
        press.text(x, press.at, bullet)
        press.paragraph(item, x + 14, measure - 14, size, FONT, lead)
    press.at -= lead
    press.notes(NOTES, 110, x, measure)
    _foot(press, 1)
    press.page()
    if layout == "right":
        _side(press, 470, [("Onze referentie", "27123456")], 760)
    press.at = 740
    press.paragraph("Vervolg", x, measure, size, ITALIC, lead)
    paragraph(LAST)
    paragraph("Hoogachtend,")
    press.at -= 2 * lead
    press.text(x, press.at, SIGNED[0])
    press.text(x, press.at - 5 * lead, SIGNED[1])
    _foot(press, 2)
    return press.pdf()


def _foot(press: Press, number: int) -> None:
    press.text(470, 40, f"Pagina {number} van 2", 6.5)
