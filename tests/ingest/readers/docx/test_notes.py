"""Footnotes and endnotes: in the order of their references, as Word numbers them, each once."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.ingest.readers.docx.material import docx, note, notes, numbered, p, part, r, read, ref, shown, tbl, tr

MORE = "De brug over de vaart wordt in het komende jaar vernieuwd."


def test_the_number_is_the_order_of_the_references_not_the_id() -> None:
    content = read(docx(
        p("De brug", ref(7), " is open.", ref(3)), p(MORE),
        footnotes=notes(note(3, "Kamerstuk 31 497, nr. 422."), note(7, "Zie bijlage.", "En verder.")),
    ))
    assert [(one.number, one.text) for one in content.notes] == [
        ("1", "Zie bijlage. En verder."), ("2", "Kamerstuk 31 497, nr. 422.")
    ]
    assert shown(content)[0] == ("prose", "De brug{0} is open.{1}")


@pytest.mark.parametrize(("settings", "numbers"), [
    ("", ["i", "ii"]), ('<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="4"/></w:endnotePr>', ["4", "5"]),
])
def test_endnotes_are_numbered_in_their_format(settings: str, numbers: list[str]) -> None:
    ends = notes(note(1, "Een.", kind="endnote"), note(2, "Twee.", kind="endnote"), kind="endnote")
    content = read(docx(
        p("Aan het begin", ref(1, "endnote"), " en aan het eind.", ref(2, "endnote")), endnotes=ends,
        settings=part("settings", settings),
    ))
    assert [one.number for one in content.notes] == numbers


def test_a_mark_that_the_author_typed_is_no_text_and_is_not_counted() -> None:
    content = read(docx(
        p("De brug", ref(1, custom="*"), " is open.", ref(2)),
        footnotes=notes(note(1, "<w:r><w:t xml:space='preserve'>* Met een ster.</w:t></w:r>"), note(2, "Gewoon.")),
    ))
    assert [(one.number, one.text) for one in content.notes] == [("*", "Met een ster."), ("1", "Gewoon.")]
    assert shown(content)[0][1] == "De brug{0} is open.{1}"


def test_links_in_notes_are_kept_and_nothing_else_of_the_relations() -> None:
    link = f'<w:r><w:t>Zie </w:t></w:r><w:hyperlink r:id="u">{r("de brief")}</w:hyperlink>'
    data = docx(p("De brug is open voor verkeer.", ref(1)), footnotes=notes(note(1, link)))
    rels = (
        '<Relationships xmlns="x"><Relationship Id="u" Type="a/hyperlink" TargetMode="External" '
        'Target="https://zoek.officielebekendmakingen.nl/kst-31497-422.html"/></Relationships>'
    )
    changed = BytesIO(data)
    with zipfile.ZipFile(changed, "a") as archive:
        archive.writestr("word/_rels/footnotes.xml.rels", rels)
    found = read(changed.getvalue()).notes[0]
    assert found.links == ("https://zoek.officielebekendmakingen.nl/kst-31497-422.html",)
    assert found.references == ("kst-31497-422",)


def test_references_in_deleted_text_or_to_nothing_give_no_note() -> None:
    content = read(docx(
        p("De brug", f'<w:del w:id="9">{ref(1)}</w:del>', ref(5), ref(2), " is open.", ref(2)),
        footnotes=notes(note(1, "Vervallen."), note(2, "Gebleven.")),
    ))
    assert [(one.number, one.text) for one in content.notes] == [("1", "Gebleven.")]
    assert shown(content)[0][1] == "De brug{0} is open."


def test_notes_in_cells_keep_their_place() -> None:
    content = read(docx(
        p(MORE), tbl(tr("Jaar", "Bruggen"), tr("2023", "4"), tr(f"<w:tc>{p('2024', ref(1))}</w:tc>", "5")),
        footnotes=notes(note(1, "Voorlopig.")),
    ))
    table = next(block for block in content.blocks if block.kind == "table")
    assert table.rows[2][0].startswith("2024")
    assert len(content.notes) == 1


@pytest.mark.parametrize("listed", [
    (p("[1] De Vaartbode, 3 mei 2024"), p("[2] De Vaartbode, 4 mei 2024")),
    (p("1) De Vaartbode, 3 mei 2024"), p("2) De Vaartbode, 4 mei 2024")),
])
def test_notes_that_members_typed_are_notes(listed: tuple[str, ...]) -> None:
    sign = "[1]" if "[1]" in listed[0] else "1)"
    other = sign.replace("1", "2")
    content = read(docx(
        p("Vraag 1"), p(f"Kent u het bericht over de brug? {sign}"), p("Antwoord op vraag 1"), p("Ja."),
        p("Vraag 2"), p(f"Kent u ook het andere bericht?{other} Zo nee, waarom niet?"), p("Antwoord op vraag 2"),
        p("Ja."), p(""), *listed,
    ))
    assert [one.text for one in content.notes] == ["De Vaartbode, 3 mei 2024", "De Vaartbode, 4 mei 2024"]
    assert shown(content)[1][1] == "Kent u het bericht over de brug?{0}"
    assert shown(content)[5][1] == "Kent u ook het andere bericht?{1} Zo nee, waarom niet?"


def test_a_numbered_list_at_the_end_without_markers_stays_a_list() -> None:
    lists = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    content = read(docx(p(MORE), numbered("De eerste brug.", 1), numbered("De tweede brug.", 1), numbering=lists))
    assert content.notes == []
    assert [kind for kind, _ in shown(content)] == ["prose", "item", "item"]
