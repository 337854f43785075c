"""How tables become text and passages: boxes, notes under a table, tables that go on, captions that a format gives."""

from __future__ import annotations

from ingest.blocks import Block
from ingest.content import Note
from ingest.joining import MARK_CLOSE, MARK_OPEN, Vocabulary
from ingest.paper.writer import Writer

YEARS = [("Jaar", "Aantal leerlingen"), ("2019", "12")]


def written(*blocks: Block, notes: tuple[Note, ...] = ()) -> Writer:
    writer = Writer(notes, Vocabulary.of([]))
    writer.write_body(blocks)
    text = writer.write_notes()
    assert all(text[draft.span.start:draft.span.end] == draft.text for draft in writer.drafts)
    return writer


def table(*rows: tuple[str, ...], caption: str | None = None) -> Block:
    return Block("table", "", None, rows=list(rows), caption=caption)


def test_a_table_of_one_column_is_a_box_of_paragraphs() -> None:
    texts = ["Kader: wat is verzuim?", "Verzuim is wegblijven.", "Het komt voor."]
    writer = written(table(*((text, "") for text in texts)))
    assert [(draft.kind, draft.text) for draft in writer.drafts] == [("paragraph", text) for text in texts]


def test_a_note_under_a_table_is_a_paragraph() -> None:
    writer = written(table(*YEARS, ("* voorlopig, zie de bijlage", "")))
    assert [draft.kind for draft in writer.drafts] == ["table-row", "paragraph"]
    assert writer.drafts[1].text == "* voorlopig, zie de bijlage"


def test_columns_without_a_word_leave_the_text_too() -> None:
    (row,) = written(table(("Jaar", "", "Aantal"), ("2019", "", "12"))).drafts
    assert row.text == "2019\t12"
    assert row.table is not None
    assert row.table.columns == ("Jaar", "Aantal")


def test_words_broken_by_a_cell_are_mended_in_the_text() -> None:
    (row,) = written(table(("Jaar", "Wat"), ("2019", "Vrijstel- lingen"))).drafts
    assert row.text == "2019\tVrijstellingen"


def test_a_caption_that_the_format_gives_is_text_and_its_note_goes_to_the_first_row() -> None:
    caption = f"Tabel 1: aantal leerlingen{MARK_OPEN}0{MARK_CLOSE}"
    writer = written(table(*YEARS, ("2020", "13"), caption=caption), notes=(Note("1", "Bron: telling."),))
    first, second = writer.drafts
    assert first.table is not None
    assert first.table.caption == "Tabel 1: aantal leerlingen"
    assert ([note.text for note in first.footnotes], second.footnotes) == (["Bron: telling."], ())
    assert writer.write_notes().startswith("Tabel 1: aantal leerlingen\n\nJaar\t")


def test_a_caption_that_a_reader_also_leaves_in_the_text_is_written_once() -> None:
    for aside in (True, False):
        above = Block("prose", "Meldingen per jaar", None, aside=aside)
        writer = written(above, table(*YEARS, caption="Meldingen per jaar"))
        assert [one.table.caption for one in writer.drafts if one.table] == ["Meldingen per jaar"]
        assert writer.write_notes().count("Meldingen per jaar") == 1


def test_a_table_goes_on_in_the_next_one_only_with_nothing_in_between() -> None:
    first, more = table(*YEARS, caption="Tabel 1"), table(("2020", "1.300"))
    rows = [draft.table for draft in written(first, more).drafts]
    assert [row and (row.caption, row.columns) for row in rows] == [("Tabel 1", ("Jaar", "Aantal leerlingen"))] * 2
    apart = written(first, Block("prose", "Daarna volgt een andere.", None), more).drafts[-1].table
    assert apart is not None
    assert (apart.caption, apart.columns) == (None, ("kolom 1", "kolom 2"))


def test_a_marker_in_a_cell_stays_with_its_row() -> None:
    marked = f"12{MARK_OPEN}0{MARK_CLOSE}"
    (row,) = written(table(("Jaar", "Aantal"), ("2019", marked)), notes=(Note("1", "Geschat."),)).drafts
    assert row.table is not None
    assert (row.text, row.table.numbers) == ("2019\t12", {"Aantal": 12.0})
    assert [(note.at, note.text) for note in row.footnotes] == [(7, "Geschat.")]
