"""Headings, lists and signatures."""

from __future__ import annotations

import pytest

from ingest.readers.docx.numbering import formatted
from tests.ingest.readers.docx.material import bold, docx, numbered, p, part, r, read, shown, tbl, tr

MORE = "De brug over de vaart wordt in het komende jaar vernieuwd."


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


LISTS = part(
    "numbering",
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2")}'
    f'{level(2, "lowerLetter", "%3)")}</w:abstractNum>',
    f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", chr(0xF0B7))}{level(1, "bullet", "-")}</w:abstractNum>',
    f'<w:abstractNum w:abstractNumId="3">{level(0, "decimal", "Vraag %1")}</w:abstractNum>',
    *(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in (1, 2, 3)),
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>",
)
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Paragraaf"><w:name w:val="Paragraaf"/><w:pPr>'
    '<w:outlineLvl w:val="1"/></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/><w:basedOn w:val="Paragraaf"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Rond"><w:name w:val="Rond"/><w:basedOn w:val="Rond"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Opsomming"><w:name w:val="Opsomming"/><w:pPr><w:numPr><w:numId w:val="2"/>'
    "</w:numPr></w:pPr></w:style>",
)


def test_word_counts_its_lists_and_so_do_we() -> None:
    content = read(docx(
        p(MORE), numbered("Een.", 1), numbered("Een een.", 1, 1), numbered("Letter.", 1, 2),
        numbered("Een twee.", 1, 1), numbered("Twee.", 1), numbered("Weer een.", 1, 1), p(MORE),
        numbered("Opnieuw.", 4), numbered("Punt.", 2), numbered("Streep.", 2, 1),
        p("Door de stijl.", style="Opsomming"), numbering=LISTS, styles=STYLES,
    ))
    signs = [block.sign for block in content.blocks if block.kind == "item"]
    assert signs == ["1.", "1.1", "a)", "1.2", "2.", "2.1", "1.", "•", "–", "•"]


@pytest.mark.parametrize(("number", "form", "written"), [
    (4, "lowerRoman", "iv"), (28, "lowerLetter", "bb"), (1999, "upperRoman", "MCMXCIX"), (9999, "lowerLetter", "9999"),
    (7, "decimalZero", "07"), (2, "none", ""),
])
def test_number_formats(number: int, form: str, written: str) -> None:
    assert formatted(number, form) == written


def test_headings_by_style_by_what_it_is_based_on_and_in_bold() -> None:
    content = read(docx(
        p("Bruggen", style="Kop1"), p(MORE), p("Vaste bruggen", style="Eigen"), p(MORE), p(bold("Onderhoud")), p(MORE),
        p("Los zinsdeel zonder punt"), p(MORE, style="Rond"), styles=STYLES,
    ))
    found = [(block.text, block.depth) for block in content.blocks if block.kind == "heading"]
    assert found == [("Bruggen", 1), ("Vaste bruggen", 2), ("Onderhoud", 3)]
    assert content.headed


def test_items_that_the_author_typed_and_items_after_line_breaks() -> None:
    lines = "<w:r><w:t>Het gaat om:</w:t><w:br/><w:t>- de brug;</w:t><w:br/><w:t>- de sluis.</w:t></w:r>"
    assert shown(read(docx(p(lines), p("• de kade."), p(MORE)))) == [
        ("prose", "Het gaat om:"), ("item", "de brug;"), ("item", "de sluis."), ("item", "de kade."), ("prose", MORE)
    ]


def test_an_empty_line_in_a_paragraph_parts_it_and_a_single_break_does_not() -> None:
    lines = "<w:r><w:t>De brug is open</w:t><w:br/><w:t>voor verkeer.</w:t><w:br/><w:br/><w:t>De sluis ook.</w:t></w:r>"
    assert shown(read(docx(p(lines)))) == [("prose", "De brug is open voor verkeer."), ("prose", "De sluis ook.")]


SIGNED = [
    (p("De Minister van Bruggen en Wegen,"), p(""), p(""), p("A.B. van den Berg")),
    (p("<w:r><w:t>De Minister van Bruggen en Wegen,</w:t><w:br/><w:br/><w:t>A.B. van den Berg</w:t></w:r>"),),
    (tbl(tr("De Minister van Bruggen en Wegen,"), tr(""), tr("A.B. van den Berg")),),
]


@pytest.mark.parametrize("signed", SIGNED)
def test_signatures(signed: tuple[str, ...]) -> None:
    content = read(docx(p(MORE), p("Hoogachtend,"), *signed))
    signature = content.blocks[-1].signature
    assert signature is not None
    assert (signature.signatory.role, signature.signatory.name) == ("minister", "A.B. van den Berg")
    assert signature.signatory.portfolio == "Bruggen en Wegen"


def test_ministers_who_sign_side_by_side_are_read_column_by_column() -> None:
    table = tbl(
        tr("De Minister van Bruggen,", "De Staatssecretaris van Sluizen,"), tr("", ""), tr("A.B. Berg", "C. van Dijk"),
    )
    content = read(docx(p(MORE), table))
    found = [block.signature.signatory for block in content.blocks if block.signature is not None]
    assert [(one.role, one.name) for one in found] == [("minister", "A.B. Berg"), ("staatssecretaris", "C. van Dijk")]


def test_who_signs_for_others_signs_and_answers_with_them() -> None:
    content = read(docx(
        p("Antwoorden op de vragen van het lid Vaart (SP) over bruggen, zoals gevraagd."),
        p("Mede namens de Minister van Sluizen,"), p(""), p("de Minister van Bruggen"), p("A.B. Berg"),
        p(bold("Vraag 1")), p("Kent u de brug?"), p(bold("Antwoord op vraag 1")), p("Ja."),
    ))
    answering = [(one.role, one.name) for one in content.stated.respondents]
    assert answering == [("minister", "A.B. Berg"), ("minister", None)]
    assert [block.text for block in content.blocks if block.signature] == [
        "Mede namens de Minister van Sluizen, de Minister van Bruggen A.B. Berg"
    ]


def test_italic_headings_lie_under_bold_ones() -> None:
    content = read(docx(p(bold("Bruggen")), p(MORE), p(r("Vaste bruggen", "<w:i/>")), p(MORE)))
    assert [(b.text, b.depth) for b in content.blocks if b.kind == "heading"] == [("Bruggen", 1), ("Vaste bruggen", 2)]
