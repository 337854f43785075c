"""CALS tables: cells where they belong, spans, heads and spacer rows."""

from __future__ import annotations

import pytest

from ingest.blocks import Block
from ingest.readers.koop.notes import Notes
from ingest.readers.koop.tables import MAX_COLUMNS, table_blocks
from ingest.readers.xml import parse_xml


def blocks_of(inside: str) -> list[Block]:
    return table_blocks(parse_xml(f"<table>{inside}</table>".encode(), "t.xml"), Notes())


def row(*cells: str) -> str:
    return "<row>" + "".join(f"<entry><al>{cell}</al></entry>" for cell in cells) + "</row>"


def columns(count: int) -> str:
    return "".join(f'<colspec colnum="{n}" colname="col{n}" colwidth="1*" />' for n in range(1, count + 1))


def bold(*cells: str) -> str:
    return row(*(f'\n<nadruk type="vet">{cell}</nadruk>\n' if cell else "" for cell in cells))


def test_two_heading_rows_with_a_spanning_cell() -> None:
    head = """<row><entry colname="col1"><al>Art.</al></entry><entry colname="col2"><al>Omschrijving</al></entry>
      <entry namest="col3" nameend="col5"><al>Begroting</al></entry></row>
      <row><entry colname="col1" /><entry colname="col2" /><entry colname="col3"><al>Verplichtingen</al></entry>
      <entry colname="col4"><al>Uitgaven</al></entry><entry colname="col5"><al>Ontvangsten</al></entry></row>"""
    [table] = blocks_of(f"""<title>Begrotingsstaat (bedragen x € 1.000)</title><tgroup cols="5">{columns(5)}
      <thead>{head}</thead><tbody>{row('1', 'Inzet', '2.727', '‒ 9,9', '0')}{row('', '', '', '', '')}</tbody>
      </tgroup>""")
    assert table.rows == [
        ("Art.", "Omschrijving", "Begroting", "", ""), ("", "", "Verplichtingen", "Uitgaven", "Ontvangsten"),
        ("1", "Inzet", "2.727", "‒ 9,9", "0"),
    ]
    assert (table.caption, table.heads, table.spans) == ("Begrotingsstaat (bedragen x € 1.000)", 2, {(0, 2): (1, 3)})


def test_rows_that_span_push_later_cells_aside() -> None:
    north = '<row><entry morerows="1">Noord</entry><entry>2021</entry></row><row><entry>2022</entry></row>'
    body = north + row("Zuid", "9")
    [table] = blocks_of(f'<tgroup cols="2"><tbody>{body}</tbody></tgroup>')
    assert table.rows == [("Noord", "2021"), ("", "2022"), ("Zuid", "9")]
    assert (table.spans, table.heads) == ({(0, 0): (2, 1)}, None)


def test_spacer_rows_take_no_part_in_spans() -> None:
    body = f'<row><entry morerows="2">A</entry><entry>1</entry></row>{row("")}{row("2")}{row("B", "3")}'
    [table] = blocks_of(f'<tgroup cols="2"><tbody>{body}</tbody></tgroup>')
    assert table.rows == [("A", "1"), ("", "2"), ("B", "3")]
    assert table.spans == {(0, 0): (2, 1)}


def test_bold_rows_head_a_table_without_thead() -> None:
    body = bold("", "Verplichtingen", "Uitgaven") + bold("Totaal", "‒ 9,9", "0,4") + row("Subsidies", "23,9", "6,6")
    [table] = blocks_of(f'<tgroup cols="3">{columns(3)}<tbody>{body}</tbody></tgroup>')
    assert table.heads == 1


@pytest.mark.parametrize("body", [
    row("Post", "Bedrag") + row("Zand", "5"), bold("Post", "Bedrag") + bold("Zand", "Klei"), bold("Alleen"),
])
def test_otherwise_the_heads_are_not_known(body: str) -> None:
    [table] = blocks_of(f'<tgroup cols="2"><tbody>{body}</tbody></tgroup>')
    assert table.heads is None


def test_every_tgroup_is_a_table_and_empty_ones_are_none() -> None:
    one = '<tgroup cols="1"><tbody>{}</tbody></tgroup>'
    tables = blocks_of("<title>Twee delen</title>" + one.format(row("A")) + one.format(row("")) + one.format(row("B")))
    assert [(table.caption, table.rows) for table in tables] == [("Twee delen", [("A",)]), ("Twee delen", [("B",)])]


def test_cells_of_several_paragraphs_and_lists() -> None:
    cell = "<entry><al>Een.</al><lijst><li><li.nr>–</li.nr><al>twee;</al></li></lijst></entry>"
    [table] = blocks_of(f'<tgroup cols="1"><tbody><row>{cell}</row></tbody></tgroup>')
    assert table.rows == [("Een. – twee;",)]


def test_two_cells_for_one_place_lose_nothing() -> None:
    body = '<row><entry colname="col1">A</entry><entry colname="col1">B</entry></row>'
    [table] = blocks_of(f'<tgroup cols="2">{columns(2)}<tbody>{body}</tbody></tgroup>')
    assert table.rows == [("A B", "")]


def test_tables_are_bounded() -> None:
    wide = '<colspec colnum="900000" colname="x"/><colspec colname="y"/>'
    spans = '<row><entry namest="x" nameend="y" morerows="99999999">A</entry></row>' * 50
    [table] = blocks_of(f'<tgroup cols="9">{wide}<tbody>{spans}{row(*"b" * 500)}</tbody></tgroup>')
    assert max(len(cells) for cells in table.rows) <= MAX_COLUMNS + 1
    assert "".join(table.rows[-1]).replace(" ", "") == "b" * 500
