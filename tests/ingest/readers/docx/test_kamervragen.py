"""Questions and answers in the forms that ministries give them: all lead to the same headings."""

from __future__ import annotations

import pytest

from tests.ingest.readers.docx.material import bold, docx, note, notes, numbered, p, part, r, read, ref, shown, tbl, tr

FIRST, SECOND = "Kent u de brug over de vaart?", "Deelt u de mening dat die dicht moet? Zo nee, waarom niet?"
ANSWER, OTHER = "Ja, ik ken de brug.", "Nee. De brug blijft open voor al het verkeer."
BREAK = "<w:r><w:br/></w:r>"
COUNTED = part(
    "numbering",
    *(f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/>'
      f"</w:lvl></w:abstractNum>" for at, text in ((1, "%1."), (2, "Vraag %1"))),
    *(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in (1, 2)),
)
FORMS = {
    "bold paragraphs": (
        p(bold("Vraag 1 ")), p(bold(FIRST)), p(""), p(bold("Antwoord op vraag 1")), p(ANSWER),
        p(bold("Vr"), bold("aag 2")), p(bold(SECOND)), p(bold("Antwoord op vraag 2")), p(OTHER),
    ),
    "line breaks": (
        p(bold("Vraag 1"), BREAK, FIRST), p(bold("Antwoord op vraag 1"), BREAK, ANSWER),
        p(bold("Vraag 2"), BREAK, SECOND), p(bold("Antwoord op vraag 2"), BREAK, BREAK, OTHER),
    ),
    "colons": (
        p(f"Vraag 1: {FIRST}"), p(f"Antwoord op vraag 1: {ANSWER}"), p(f"Vraag 2: {SECOND}"),
        p(f"Antwoord op vraag 2: {OTHER}"),
    ),
    "where bold ends": (
        p(bold("Vraag 1 "), FIRST), p(bold("Antwoord op vraag 1"), f" {ANSWER}"), p(bold("Vraag 2 "), SECOND),
        p(bold("Antwoord op vraag 2"), f" {OTHER}"),
    ),
    "a table": (
        tbl(tr("Vraag 1", FIRST), tr("Antwoord op vraag 1", ANSWER), tr("Vraag 2", SECOND),
            tr("Antwoord op vraag 2", OTHER)),
    ),
    "counted": (
        numbered(FIRST, 2), p("Antwoord op vraag 1"), p(ANSWER), numbered(SECOND, 2), p("Antwoord op vraag 2"),
        p(OTHER),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_questions(form: str) -> None:
    assert shown(read(docx(*FORMS[form], numbering=COUNTED))) == [
        ("heading", "Vraag 1"), ("prose", FIRST), ("heading", "Antwoord op vraag 1"), ("prose", ANSWER),
        ("heading", "Vraag 2"), ("prose", SECOND), ("heading", "Antwoord op vraag 2"), ("prose", OTHER),
    ]


@pytest.mark.parametrize("questions", [
    (numbered(FIRST, 1), p("Antwoord"), p(ANSWER), numbered(SECOND, 1), p("Antwoord"), p(OTHER)),
    (p("1"), p(FIRST), p("Antwoord:"), p(ANSWER), p("2."), p(SECOND), p("Antwoord:"), p(OTHER)),
])
def test_questions_that_are_only_numbered(questions: tuple[str, ...]) -> None:
    assert shown(read(docx(*questions, numbering=COUNTED))) == [
        ("heading", "Vraag 1"), ("prose", FIRST), ("heading", "Antwoord"), ("prose", ANSWER),
        ("heading", "Vraag 2"), ("prose", SECOND), ("heading", "Antwoord"), ("prose", OTHER),
    ]


def test_short_bold_questions_are_no_headings_and_the_title_above_them_is() -> None:
    title = "Antwoorden van de Minister van Bruggen op de vragen van het lid Vaart (SP) over de brug."
    content = read(docx(
        p(bold(title)), p(bold("Vraag 1")), p(bold("Kunt u dit toelichten")), p(bold("Antwoord 1")), p(ANSWER),
    ))
    found = [(block.text, block.depth) for block in content.blocks if block.kind == "heading"]
    assert found == [(title, 1), ("Vraag 1", 2), ("Antwoord 1", 2)]
    assert content.stated.kind == "antwoord schriftelijke vragen"


@pytest.mark.parametrize(("words", "names"), [
    ("het lid Vaart (PvdD)", [("Vaart", "PvdD")]),
    ("de leden Vaart en Van der Kade (beiden SP)", [("Vaart", "SP"), ("Van der Kade", "SP")]),
    ("de leden Vaart, Kade (GroenLinks-PvdA), Sluis (CDA) en Dijk (BBB)",
     [("Vaart", "GroenLinks-PvdA"), ("Kade", "GroenLinks-PvdA"), ("Sluis", "CDA"), ("Dijk", "BBB")]),
    ("leden Vaart (SP) en Kade (D66)", [("Vaart", "SP"), ("Kade", "D66")]),
])
def test_who_asks(words: str, names: list[tuple[str, str]]) -> None:
    opening = f"Hierbij bied ik u de antwoorden aan op de vragen van {words} over de brug, ingezonden op 3 mei 2024."
    content = read(docx(p(opening), p(bold("Vraag 1")), p(FIRST), p(bold("Antwoord 1")), p(ANSWER)))
    assert [(one.name, one.party) for one in content.stated.askers] == names


def test_a_note_in_a_question_hangs_on_it() -> None:
    content = read(docx(
        p(bold("Vraag 1")), p(bold("Kent u het bericht"), ref(1), r(" over de brug?", "<w:b/>")), p(bold("Antwoord 1")),
        p("Ja."), footnotes=notes(note(1, "De Vaartbode, 3 mei 2024.")),
    ))
    assert shown(content)[1] == ("prose", "Kent u het bericht{0} over de brug?")
