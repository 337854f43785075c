"""Tables between rules, in a grid, and without any line."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Block
from ingest.content import Content
from tests.ingest.readers.pdf.typesetter import BOLD, LEFT, MEASURE, Press, fill, read, shown

ABOVE = "De cijfers van de afgelopen jaren staan in de tabel hieronder, naar de opgave van de besturen zelf gedaan."
ROWS = [
    ("Regio", "2029", "2030", "2031"),
    ("Noord", "4.790", "- 12", "3,5%"),
    ("Midden en Oost", "10", "14", "34"),
    ("Totaal", "4.800", "2", "40"),
]


def tables(content: Content) -> list[Block]:
    return [block for block in content.blocks if block.kind == "table"]


def row(press: Press, cells: Sequence[str], size: float = 7, font: str = "Helvetica") -> None:
    """Cells at LEFT, the figures set to the right of their columns."""
    press.text(LEFT, press.at, cells[0], size, font)
    for at, cell in enumerate(cells[1:], start=1):
        press.canvas.setFont(font, size)
        press.canvas.drawRightString(LEFT + 110 + 70 * at, press.at, cell)
    press.at -= 9


def ruled(press: Press, rows: Sequence[Sequence[str]]) -> None:
    """A table as Kamerstukken have them: rules above and under the heads and under the last row."""
    press.rule(LEFT, press.at + 10, MEASURE)
    row(press, rows[0])
    press.rule(LEFT, press.at + 2, MEASURE)
    press.at -= 9
    for cells in rows[1:]:
        row(press, cells)
    press.rule(LEFT, press.at + 2, MEASURE)


def test_a_table_between_rules_with_its_caption() -> None:
    press = Press()
    press.paragraph(ABOVE)
    press.at -= 20
    press.text(LEFT, press.at, "Thuiszitters per regio", 7, BOLD)
    press.at -= 20
    ruled(press, ROWS)
    press.at -= 20
    press.paragraph(ABOVE)
    content = read(press.pdf())
    table, = tables(content)
    assert table.rows == ROWS
    assert (table.heads, table.caption) == (1, "Thuiszitters per regio")
    assert [block.kind for block in content.blocks] == ["prose", "prose", "table", "prose"]
    assert content.blocks[1].aside


def test_two_tables_one_under_the_other_stay_two() -> None:
    press = Press()
    press.paragraph(ABOVE)
    for caption in ("Thuiszitters per regio", "Meldingen per regio (zoals door de besturen zelf in registers gezet)"):
        press.at -= 34
        press.text(LEFT, press.at, caption, 7, BOLD)
        press.at -= 20
        ruled(press, ROWS)
    found = tables(read(press.pdf()))
    assert [table.rows for table in found] == [ROWS, ROWS]
    assert found[0].caption == "Thuiszitters per regio"


def test_cells_of_several_lines_in_a_grid() -> None:
    press = Press()
    press.paragraph(ABOVE)
    press.at -= 20
    cells = [
        ("Maatregel", "Wie", "Wanneer"),
        ("Een vaste plek voor elk kind dat thuis zit", "De besturen van de scholen in de regio", "2031"),
        ("Overleg", "De gemeenten en de inspectie van het onderwijs samen", "Elk jaar"),
    ]
    edges = [LEFT, LEFT + 120, LEFT + 240, LEFT + 320]
    top = press.at + 10
    press.rule(LEFT, top, 320)
    for line in cells:
        high = press.at
        depths = []
        for left, right, cell in zip(edges[:-1], edges[1:], line, strict=True):
            press.at = high
            press.paragraph(cell, left + 3, right - left - 6, 8)
            depths.append(press.at)
        press.at = min(depths) - 6
        press.rule(LEFT, press.at + 10, 320)
    for edge in edges:
        press.canvas.line(edge, top, edge, press.at + 10)
    press.at -= 20
    press.paragraph(ABOVE)
    table, = tables(read(press.pdf()))
    assert table.rows == cells


def test_figures_in_columns_without_rules() -> None:
    press = Press()
    press.paragraph(ABOVE)
    press.at -= 20
    for cells in ROWS:
        row(press, cells, 9)
    press.at -= 20
    press.paragraph(ABOVE)
    table, = tables(read(press.pdf()))
    assert table.rows == ROWS


def test_a_heading_over_two_columns_spans_them() -> None:
    press = Press()
    press.paragraph(ABOVE)
    press.at -= 20
    press.rule(LEFT, press.at + 10, MEASURE)
    press.text(LEFT, press.at, "Regio", 7)
    press.text(LEFT + 160, press.at, "Plaatsingen in het jaar 2030", 7)
    press.at -= 9
    row(press, ("", "jongens", "meisjes", "samen"))
    press.rule(LEFT, press.at + 2, MEASURE)
    press.at -= 9
    row(press, ("Noord", "12", "13", "25"))
    row(press, ("Zuid", "2", "3", "5"))
    press.rule(LEFT, press.at + 2, MEASURE)
    table, = tables(read(press.pdf()))
    assert table.rows[0] == ("Regio", "Plaatsingen in het jaar 2030", "", "")
    assert table.rows[1:] == [("", "jongens", "meisjes", "samen"), ("Noord", "12", "13", "25"), ("Zuid", "2", "3", "5")]
    assert table.heads == 2
    assert table.spans[0, 1][1] >= 2


def test_a_table_of_contents_and_a_list_are_no_tables() -> None:
    press = Press()
    for title, page in (("1 Inleiding", "2"), ("2 Plaatsing van leerlingen", "5"), ("3 Vervolg", "9")):
        press.text(LEFT, press.at, title + " " + "." * 40)
        press.text(LEFT + 300, press.at, page)
        press.at -= 12
    press.at -= 20
    for sign in ("•", "•", "•"):
        press.text(LEFT, press.at, sign)
        for line in fill(ABOVE, MEASURE - 20):
            press.text(LEFT + 20, press.at, line)
            press.at -= 11
    content = read(press.pdf())
    assert tables(content) == []
    assert shown(content)[-1] == ABOVE
