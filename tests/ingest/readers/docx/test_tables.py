"""Tables of data, and tables that only lay out a page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Block
from ingest.readers.docx.body import MAX_COLUMNS
from tests.ingest.readers.docx.material import docx, p, part, read, shown, tbl, tc, tr

MORE = "In de tabel hieronder staan de bruggen van de gemeente."


def table(*body: str, styles: str = "<w:styles xmlns:w='x'/>") -> Block:
    return next(block for block in read(docx(p(MORE), *body, styles=styles)).blocks if block.kind == "table")


def test_spans_and_heading_rows() -> None:
    found = table(tbl(
        tr(tc("Soort", merge="restart"), tc("Aantal", span=2), head=True),
        tr(tc("", merge="continue"), "2022", "2023", head=True), tr("Vast", "3", "4.790"), tr("", "", ""),
        tr(tc("Beweegbaar", "en draaibaar"), "1", "0"),
    ))
    assert found.rows == [
        ("Soort", "Aantal", ""), ("", "2022", "2023"), ("Vast", "3", "4.790"), ("Beweegbaar en draaibaar", "1", "0"),
    ]
    assert found.heads == 2
    assert found.spans == {(0, 1): (1, 2), (0, 0): (2, 1)}


def test_a_caption_in_its_style_is_the_tables() -> None:
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="Bijschrift"><w:name w:val="caption"/></w:style>')
    rows = tbl(tr("Jaar", "Bruggen"), tr("2023", "4"))
    assert table(p("Bruggen naar jaar", style="Bijschrift"), rows, styles=styles).caption == "Bruggen naar jaar"


def test_one_cell_and_frames_around_paragraphs_are_prose() -> None:
    inner = tbl(tr(tc("De brug is open voor al het verkeer.")))
    frame = tbl(tr(tc("Een kader om een zin van deze brief.")))
    assert [text for _, text in shown(read(docx(p(MORE), frame, tbl(tr(tc(inner, ""))))))] == [
        MORE, "Een kader om een zin van deze brief.", "De brug is open voor al het verkeer.",
    ]


def test_a_table_of_data_in_a_layout_table_stays_one() -> None:
    data = tbl(tr("Jaar", "Bruggen"), tr("2023", "4"))
    content = read(docx(p(MORE), tbl(tr(tc(p(MORE), data, "")))))
    assert [kind for kind, _ in shown(content)] == ["prose", "prose", "table"]


def test_rows_whose_deletion_is_tracked_are_gone() -> None:
    gone = tr("2022", "9").replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')
    assert table(tbl(tr("Jaar", "Bruggen"), gone, tr("2023", "4"), tr("2024", "5"))).rows == [
        ("Jaar", "Bruggen"), ("2023", "4"), ("2024", "5"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(
    st.sampled_from(["", "a", "12", "Vraag 1", "De Minister van Bruggen"]), st.integers(1, 90),
    st.sampled_from([None, "restart", "continue"])), min_size=0, max_size=5), min_size=1, max_size=6))
def test_any_grid_is_a_rectangle(grid: list[list[tuple[str, int, str | None]]]) -> None:
    rows = [tr(*(tc(text, span=span, merge=merge) for text, span, merge in row)) for row in grid]
    for block in read(docx(p(MORE), tbl(*rows))).blocks:
        widths = {len(row) for row in block.rows}
        assert len(widths) <= 1
        assert max(widths, default=0) <= MAX_COLUMNS
        for (row, column), (down, across) in block.spans.items():
            assert row + down <= len(block.rows)
            assert column + across <= max(widths)
