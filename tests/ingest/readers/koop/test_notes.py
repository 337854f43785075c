"""Footnotes: out of the text with what stands behind them kept, known by their id."""

from __future__ import annotations

import time

from tests.ingest.readers.koop.making import STUKNR, TITLE, kamerstuk, read, texts


def noot(id: str, number: str, text: str, kind: str = "voet") -> str:
    return f'<noot id="ID-{id}" type="{kind}"><noot.nr>{number}</noot.nr>{text}</noot>'


def al(text: str) -> str:
    return f"<noot.al>{text}</noot.al>"


def test_text_behind_a_note_stays() -> None:
    note = noot("a", "1", al('Kamerstuk <extref doc="kst-99844-6" soort="document">99 844, nr. 6</extref>.'))
    paper = read(kamerstuk(f"<al>In het debat van 9 mei 2023{note} heb ik dit toegezegd.</al>"))
    [passage] = paper.passages
    assert passage.text == "In het debat van 9 mei 2023 heb ik dit toegezegd."
    [footnote] = passage.footnotes
    assert (footnote.number, footnote.at, footnote.text) == ("1", 27, "Kamerstuk 99 844, nr. 6.")
    assert footnote.references == passage.references == ("kst-99844-6",)


def test_layout_around_a_note_is_no_space() -> None:
    one, two = noot("a", "1", al("Een.")), noot("b", "2", al("Twee."))
    body = f"<al>Minder uitstoot.{one}\n  Meer <sup>2</sup> water{two}\n   .\n </al>"
    [passage] = read(kamerstuk(body)).passages
    assert passage.text == "Minder uitstoot. Meer ² water."
    assert [note.at for note in passage.footnotes] == [16, 29]


def test_two_notes_in_a_row_and_one_of_several_paragraphs() -> None:
    long = al("Eerste alinea.") + \
        "<noot.lijst><noot.li>– punt een;</noot.li><noot.li>– punt twee.</noot.li></noot.lijst>"
    body = f"<al>Zie de bijlage{noot('a', '1', long)}{noot('b', '2', al('Kort.'))}.</al>"
    [passage] = read(kamerstuk(body)).passages
    assert passage.text == "Zie de bijlage."
    assert [note.text for note in passage.footnotes] == ["Eerste alinea. – punt een; – punt twee.", "Kort."]


def test_numbers_start_again_in_an_annex() -> None:
    annex = (f"<bijlage><kop><titel>Bijlage 1</titel></kop><al>In de bijlage{noot('z', '1', al('Van de bijlage.'))}"
             " staat het.</al></bijlage>")
    paper = read(kamerstuk(f"<al>In de brief{noot('a', '1', al('Van de brief.'))} staat het ook.</al>", after=annex))
    assert [[(n.number, n.text) for n in one.footnotes] for one in paper.passages] == [
        [("1", "Van de brief.")], [("1", "Van de bijlage.")]]
    assert paper.passages[1].section == ("Bijlage 1",)


def test_note_in_a_title_goes_to_the_first_passage() -> None:
    title = TITLE.replace(" </titel>", noot("t", "1", al("Herdruk van de brief.")) + "</titel>")
    paper = read(kamerstuk("<al>De dijken zijn versterkt.</al>", title=title))
    assert [(n.number, n.at, n.text) for n in paper.passages[0].footnotes] == [("1", 0, "Herdruk van de brief.")]
    assert paper.document.kind == "brief regering"


def test_note_in_a_heading_goes_to_what_it_heads() -> None:
    body = f"<al>Vooraf.</al><tussenkop>Dijken{noot('h', '2', al('Ook kades.'))}</tussenkop><al>Zij zijn hoog.</al>"
    paper = read(kamerstuk(body))
    assert paper.passages[1].section == ("Dijken",)
    assert [n.text for n in paper.passages[1].footnotes] == ["Ook kades."]


def test_note_within_a_note() -> None:
    inner = noot("b", "2", al("Binnenin."))
    [passage] = read(kamerstuk(f"<al>Tekst{noot('a', '1', al(f'Buiten{inner} om.'))} hier.</al>")).passages
    assert passage.text == "Tekst hier."
    assert sorted(note.text for note in passage.footnotes) == ["Binnenin.", "Buiten om."]


def test_note_of_a_table_is_in_its_cell() -> None:
    cell = noot("t", "a", al("Exclusief btw."), "tabel")
    table = f"""<table><tgroup cols="2"><thead><row><entry>Post</entry><entry>Bedrag</entry></row></thead>
      <tbody><row><entry><al>Zand{cell}</al></entry><entry><al>5</al></entry></row></tbody></tgroup></table>"""
    [row] = read(kamerstuk(f"{table}")).passages
    assert row.text == "Zand\t5"
    assert [(n.number, n.at, n.text) for n in row.footnotes] == [("a", 4, "Exclusief btw.")]


def test_a_note_repeated_under_one_id_is_one_note() -> None:
    same = noot("a", "1", al("Dezelfde."))
    paper = read(kamerstuk(f"<al>Een{same} keer.</al><al>Nog{same} eens.</al>"))
    assert paper.text.count("Dezelfde.") == 1
    assert [len(one.footnotes) for one in paper.passages] == [1, 1]


def test_one_id_for_two_notes_loses_neither() -> None:
    body = f"<al>Een{noot('a', '1', al('Eerste.'))} keer.</al><al>Nog{noot('a', '2', al('Tweede.'))} eens.</al>"
    assert [[n.text for n in one.footnotes] for one in read(kamerstuk(body)).passages] == [["Eerste."], ["Tweede."]]


def test_empty_note_and_note_without_number() -> None:
    body = f"<al>Een{noot('a', '1', al(''))} twee<noot id='b'><noot.al>Zonder nummer.</noot.al></noot> drie.</al>"
    [passage] = read(kamerstuk(body)).passages
    assert passage.text == "Een twee drie."
    assert [(n.number, n.text) for n in passage.footnotes] == [("1", "Zonder nummer.")]


def test_note_between_paragraphs_hangs_on_the_one_before() -> None:
    paper = read(kamerstuk(f"<al>Een.</al>{noot('a', '1', al('Los.'))}<al>Twee.</al>", stuknr=STUKNR))
    assert texts(paper) == ["Een.", "Twee."]
    assert [len(one.footnotes) for one in paper.passages] == [1, 0]


def test_notes_within_notes_many_deep_take_no_more_time_than_words() -> None:
    inner = al("Diep.")
    for depth in range(60):
        inner = al(f"Noot {depth}.") + noot(f"n{depth}", str(depth), inner)
    began = time.process_time()
    [passage] = read(kamerstuk(f"<al>Zie de noot{noot('a', '1', inner)}.</al>")).passages
    assert time.process_time() - began < 3
    assert passage.footnotes[0].text == "Noot 59."
    assert len(passage.footnotes) > 10


def test_a_marker_twice_in_one_place_is_one_note() -> None:
    note = noot("a", "1", al("Een."))
    paper = read(kamerstuk(f"<al>Minder uitstoot{note * 3}.</al><al>Meer water{note}.</al>"))
    assert [len(one.footnotes) for one in paper.passages] == [1, 1]
