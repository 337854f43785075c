"""Letters of ministries: the letterhead, the text beside it, and the signature."""

from __future__ import annotations

import pytest

from ingest.assemble import assemble
from ingest.model import Signatory
from ingest.source import File
from tests.ingest.readers.pdf.letters import FIRST, ITEMS, LAST, LAYOUTS, LEAD_IN, SECOND, SUBJECT, letter
from tests.ingest.readers.pdf.typesetter import read, shown

BODY = [FIRST, "Afspraken met besturen", SECOND, LEAD_IN, *ITEMS, "Vervolg", LAST, "Hoogachtend,",
        "de minister voor Basisonderwijs en Media, P. van Bedacht"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("greeting", ["Geachte voorzitter,", ""])
def test_the_letterhead_says_what_the_letter_is(layout: str, greeting: str) -> None:
    content = read(letter(layout, greeting=greeting))
    assert (content.stated.title, content.stated.date) == (SUBJECT, "2031-02-24")
    front = [block.text for block in content.blocks[:content.front]]
    assert any("27123456" in line for line in front)
    assert any("2031Z10632" in line for line in front)
    assert shown(content)[content.front:] == BODY


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nobody_who_works_on_a_letter_is_named(layout: str) -> None:
    words = " ".join(shown(read(letter(layout))))
    for personal in ("Geheim", "070", "@minvoor"):
        assert personal not in words


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_as_a_paper(layout: str) -> None:
    pdf = letter(layout)
    paper = assemble(read(pdf), File("brief.pdf", pdf), "PDF")
    assert paper.document.kind == "brief regering"
    assert paper.document.signatories == (Signatory("minister", "P. van Bedacht", "Basisonderwijs en Media"),)
    assert [note.text for one in paper.passages for note in one.footnotes] == [
        "Kamerstuk 41 234, nr. 3.", "www.besturen.example/afspraken",
    ]
    sections = {one.text: one.section for one in paper.passages}
    assert sections[LAST] == ("Afspraken met besturen", "Vervolg")
    assert sections[ITEMS[1]] == ("Afspraken met besturen",)
    assert [one.lead_in for one in paper.passages if one.kind == "list-item"] == [LEAD_IN] * 3


@pytest.mark.parametrize("bullet", ["•", "-", "–", "o", "§"])
def test_signs_of_list_items(bullet: str) -> None:
    content = read(letter("right", bullet=bullet))
    assert [block.kind for block in content.blocks if block.text in ITEMS] == ["item"] * 3
